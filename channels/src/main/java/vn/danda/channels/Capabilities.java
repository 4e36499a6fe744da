package vn.danda.channels;

/**
 * What a network can do, as data; {@link MessageFit} brings any message into this shape.
 *
 * @param textLimit longest text in UTF-16 units of its NFC form
 * @param optionLimit how many buttons fit under one message; 0 = none, options become numbered lines
 * @param labelLimit longest button label
 * @param askPhone has its own "share my number" button
 * @param perSecond sends per second over the whole account
 * @param perContactPerSecond sends per second to one person
 */
public record Capabilities(
    int textLimit, int optionLimit, int labelLimit, boolean askPhone, int perSecond, int perContactPerSecond) {}
