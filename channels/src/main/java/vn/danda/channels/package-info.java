/**
 * Messages in from social networks and out to them. Each network is one folder ({@code telegram}, {@code web}, …) that
 * turns its own model into {@link vn.danda.channels.InboundEvent}s and an {@link vn.danda.channels.OutboundMessage} into
 * one call; nothing of a network's SDK is seen outside its folder. What is common to all (limits, splitting, degradation
 * of buttons) lives here once.
 *
 * <p>Nothing here knows of the bot: whoever uses this module implements {@link vn.danda.channels.InboundListener} and
 * calls {@link vn.danda.channels.Channel#send}.
 */
@NullMarked
package vn.danda.channels;

import org.jspecify.annotations.NullMarked;
