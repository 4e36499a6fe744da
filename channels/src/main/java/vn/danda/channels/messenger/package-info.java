/**
 * A Facebook page: its messages and the comments below its posts. One way in, one way out:
 *
 * <ul>
 *   <li>{@link vn.danda.channels.messenger.MessengerWebhookController} is the door: signature over the raw bytes, size;
 *   <li>{@link vn.danda.channels.messenger.MessengerDelivery} takes a delivery apart, event by event, so that a bad one
 *       takes none of the others with it; {@link vn.danda.channels.messenger.MessengerEvents} (with {@link
 *       vn.danda.channels.messenger.MessengerMessage}) and {@link vn.danda.channels.messenger.MessengerComments} are the
 *       only readers of Meta's model;
 *   <li>{@link vn.danda.channels.messenger.MessengerSender} is the only writer of it, {@link
 *       vn.danda.channels.messenger.GraphCalls} the only caller, {@link vn.danda.channels.messenger.MessengerErrors}
 *       turns what comes back into a {@link vn.danda.channels.SendResult};
 *   <li>{@link vn.danda.channels.messenger.PageSetUp} tells Meta at the start which events we want and what stands on the
 *       page's chat ({@link vn.danda.channels.messenger.MessengerProfile}); {@link
 *       vn.danda.channels.messenger.MessengerPersonas} puts an agent's name above an agent's words.
 * </ul>
 *
 * <p><b>Messenger4j</b> 1.1.0 is of May 2019 and was not touched since. Used of it: the classes of outgoing messages
 * (texts, quick replies, button templates, sender actions), of the page's profile, and the reader of single events for
 * texts, quick replies, postbacks, referrals and opt-ins, after {@link vn.danda.channels.messenger.MendedEvent} made today's
 * events what it knows. Not used, because of what it does with today's Meta (the tests named {@code trap_…} hold each):
 *
 * <ul>
 *   <li>{@code Messenger.onReceiveEvents}: one event it cannot read drops the rest of the delivery, a missing signature
 *       is let in with a warning, and the signature is SHA-1 compared in telling time;
 *   <li>{@code Messenger.send} and its HTTP client: the address holds version 3.2 and the token; error subcodes, which
 *       tell a closed window from a missing permission, are dropped; an answer that is not JSON throws;
 *   <li>its echoes, attachments and receipts: an echo from the page's inbox throws, a picture beside words is lost,
 *       reactions, edits and thread control come without their content; comments it does not know at all;
 *   <li>its sixteen message tags: all retired at Meta; HUMAN_AGENT, the one we need, is missing.
 * </ul>
 *
 * <p>The server gives an {@link vn.danda.channels.InboundListener}, a {@code Clock}, a {@code MeterRegistry}, the profile's
 * words, and when it runs on several machines a {@link vn.danda.channels.messenger.PersonaStore}.
 */
@NullMarked
package vn.danda.channels.messenger;

import org.jspecify.annotations.NullMarked;
