/**
 * Telegram. Two ways in, one way out:
 *
 * <ul>
 *   <li>{@link vn.danda.channels.telegram.TelegramWebhookController} (Telegram calls us) or {@link
 *       vn.danda.channels.telegram.TelegramPolling} (we call Telegram; works behind a home router);
 *   <li>{@link vn.danda.channels.telegram.TelegramUpdates} is the only reader of their model: one update becomes our
 *       events, and nothing in an update makes it throw;
 *   <li>{@link vn.danda.channels.telegram.TelegramSender} is the only writer of their model, {@link
 *       vn.danda.channels.telegram.TelegramErrors} turns what comes back into a {@link
 *       vn.danda.channels.SendResult}, {@link vn.danda.channels.telegram.TelegramChannel} makes the one call.
 * </ul>
 *
 * <p>Only private chats talk to the bot. In a group it hears a command that names it, and nothing else is kept. At every
 * start {@link vn.danda.channels.telegram.Introduction} tells Telegram the menu and learns the bot's name. The library's
 * model is read with Jackson 2 (Jackson 3 cannot build it); neither leaves this package.
 *
 * <p>The server gives an {@link vn.danda.channels.InboundListener}, a {@code Clock}, a {@code MeterRegistry}, {@link
 * vn.danda.channels.telegram.GroupMoves} to remember and, when it runs on several machines, a {@link
 * vn.danda.channels.telegram.PollingLock}.
 */
@NullMarked
package vn.danda.channels.telegram;

import org.jspecify.annotations.NullMarked;
