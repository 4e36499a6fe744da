package vn.danda.channels;

import java.net.URI;
import java.util.Optional;

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

  /**
   * As {@link #send(OutboundMessage)}, for networks that must be told by what right it is sent: they pass {@link
   * Permit#tag()} on and never think of one themselves. The server calls this one.
   */
  default SendResult send(OutboundMessage message, Permit permit) {
    return send(message);
  }

  /** Whether a message sent again with the same key arrives once. Networks cannot do that; our own web chat can. */
  default boolean dropsRepeats() {
    return false;
  }

  /**
   * Lets the person see that an answer is on its way, and that what they wrote was read, where the network can show it.
   * Best effort: returns when the network has answered or not, never throws, and nothing may depend on it.
   */
  default void typing(ContactId contact) {}

  /**
   * An address that opens this channel and hands {@code word} over there as {@link InboundEvent.Entry#referral()}; empty
   * when the channel has no such address, or does not know it yet.
   *
   * @param word 1 to 64 of {@code A-Z a-z 0-9 _ -}
   */
  default Optional<URI> link(String word) {
    return Optional.empty();
  }
}
