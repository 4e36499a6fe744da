package vn.danda.channels;

import java.time.Duration;

/**
 * What a network can do, as data; {@link MessageFit} brings any message into this shape.
 *
 * @param textLimit longest text in UTF-16 units of its NFC form
 * @param optionLimit how many buttons fit under one message; 0 = none, options become numbered lines
 * @param labelLimit longest button label
 * @param askPhone has its own "share my number" button
 * @param perSecond sends per second over the whole account
 * @param perContactPerSecond sends per second to one person, on average: a few at once are taken
 * @param perGroupPerMinute sends within any minute to one group; 0 = the network has none
 */
public record Capabilities(
    int textLimit, int optionLimit, int labelLimit, boolean askPhone, int perSecond, int perContactPerSecond,
    int perGroupPerMinute) {

  public Capabilities(
      int textLimit, int optionLimit, int labelLimit, boolean askPhone, int perSecond, int perContactPerSecond) {
    this(textLimit, optionLimit, labelLimit, askPhone, perSecond, perContactPerSecond, 0);
  }

  /** The parts of one answer, and the answer to the next message. */
  private static final int AT_ONCE = 5;

  /**
   * How fast one person or group may be written to: after a rest so many at once, then one each {@code between}.
   */
  public record Pace(Duration between, int atOnce) {}

  /** The pace that the network publishes for this person or group. Groups have negative ids. */
  public Pace paceTo(ContactId to) {
    if (perGroupPerMinute > 0 && to.externalId().startsWith("-")) {
      // Those at once and those after them together are a minute's.
      int atOnce = Math.max(1, perGroupPerMinute / 4);
      return new Pace(Duration.ofMinutes(1).dividedBy(Math.max(1, perGroupPerMinute - atOnce)), atOnce);
    }
    int perSecond = Math.max(1, perContactPerSecond);
    return new Pace(Duration.ofSeconds(1).dividedBy(perSecond), Math.max(AT_ONCE, perSecond));
  }
}
