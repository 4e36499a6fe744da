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
 * @param perContactPerSecond sends per second to one person
 * @param perGroupPerMinute sends per minute to one group; 0 = the network has none
 */
public record Capabilities(
    int textLimit, int optionLimit, int labelLimit, boolean askPhone, int perSecond, int perContactPerSecond,
    int perGroupPerMinute) {

  public Capabilities(
      int textLimit, int optionLimit, int labelLimit, boolean askPhone, int perSecond, int perContactPerSecond) {
    this(textLimit, optionLimit, labelLimit, askPhone, perSecond, perContactPerSecond, 0);
  }

  /** The least time between two messages to one person or group, where the network minds. Groups have negative ids. */
  public Duration leastBetween(ContactId to) {
    boolean group = perGroupPerMinute > 0 && to.externalId().startsWith("-");
    return group ? Duration.ofMinutes(1).dividedBy(perGroupPerMinute) : Duration.ofSeconds(1).dividedBy(Math.max(1, perContactPerSecond));
  }
}
