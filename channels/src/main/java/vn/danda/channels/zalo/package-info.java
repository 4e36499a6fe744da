/**
 * A Zalo Official Account. One way in, one way out, and a pair of tokens that changes at every use:
 *
 * <ul>
 *   <li>{@link vn.danda.channels.zalo.ZaloWebhookController} is the door; {@link vn.danda.channels.zalo.ZaloSignature}
 *       knows the ways Zalo may have signed and says which one it was;
 *   <li>{@link vn.danda.channels.zalo.ZaloUpdates} is the only reader of their model, {@link
 *       vn.danda.channels.zalo.ZaloSender} the only writer, {@link vn.danda.channels.zalo.ZaloErrors} turns their codes,
 *       which come with HTTP 200, into a {@link vn.danda.channels.SendResult};
 *   <li>{@link vn.danda.channels.zalo.ZaloApi} makes the calls, {@link vn.danda.channels.zalo.ZaloChannel} the one call
 *       of a send;
 *   <li>{@link vn.danda.channels.zalo.ZaloTokens} holds the access token and fetches the next pair: on one node at a time,
 *       stored before it is used, never in the middle of a send.
 * </ul>
 *
 * <p>Zalo has no buttons in the messages we may send: options become numbered lines ({@link
 * vn.danda.channels.MessageFit}), and "1" or "#person:" (from the account's own menu) is understood.
 */
@NullMarked
package vn.danda.channels.zalo;

import org.jspecify.annotations.NullMarked;
