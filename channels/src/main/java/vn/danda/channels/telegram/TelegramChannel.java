package vn.danda.channels.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.OnComment;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Refused;
import vn.danda.channels.SendResult.Sent;

/** Sends through a Telegram bot. Thread-safe. */
final class TelegramChannel implements Channel {

  /**
   * 4096 and 100 buttons are Telegram's limits; more than 8 buttons nobody reads. Rates are not published: about 30 a
   * second over all and one a second per chat is what peers keep to, and 429 names the rest. The text limit leaves room
   * for the agent's name above.
   */
  private static final Capabilities CAPABILITIES = new Capabilities(4000, 8, 40, true, 25, 1);

  private final TelegramClient client;
  private final MeterRegistry meters;

  TelegramChannel(TelegramClient client, MeterRegistry meters) {
    this.client = client;
    this.meters = meters;
  }

  @Override
  public String name() {
    return TelegramUpdates.CHANNEL;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public SendResult send(OutboundMessage message) {
    SendResult result = call(message);
    meters
        .counter("danda.channel.sends", "channel", name(), "result", result.getClass().getSimpleName())
        .increment();
    return result;
  }

  private SendResult call(OutboundMessage message) {
    try {
      return switch (message) {
        case Say say -> new Sent(String.valueOf(client.execute(TelegramSender.message(say)).getMessageId()));
        case Acknowledge acknowledge -> {
          client.execute(TelegramSender.acknowledgement(acknowledge));
          yield new Sent(null);
        }
        case OnComment onComment -> new Refused("Telegram has no comments of ours");
      };
    } catch (TelegramApiException error) {
      return TelegramErrors.toResult(error);
    }
  }
}
