package vn.danda.channels;

/** One account on one network. Safe for use by many threads. */
public interface Channel {

  /** The name that stands in {@link ContactId#channel()}. */
  String name();

  Capabilities capabilities();

  /**
   * Makes one call and says what became of it; never throws for what a network may do. The message must already fit
   * {@link #capabilities()} (see {@link MessageFit}).
   */
  SendResult send(OutboundMessage message);
}
