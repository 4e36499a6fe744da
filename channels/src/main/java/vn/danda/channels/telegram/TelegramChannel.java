package vn.danda.channels.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.Deadline;
import vn.danda.channels.NetworkLimits;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.OnComment;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Refused;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.TryAgain;

/** Sends through a Telegram bot. Thread-safe. */
final class TelegramChannel implements Channel {

  private static final Logger log = LoggerFactory.getLogger(TelegramChannel.class);

  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final TelegramClient client;
  private final BotName name;
  private final GroupMoves moves;
  private final MeterRegistry meters;

  TelegramChannel(TelegramClient client, BotName name, GroupMoves moves, MeterRegistry meters) {
    this.client = client;
    this.name = name;
    this.moves = moves;
    this.meters = meters;
  }

  @Override
  public String name() {
    return TelegramUpdates.CHANNEL;
  }

  @Override
  public Capabilities capabilities() {
    return NetworkLimits.TELEGRAM;
  }

  @Override
  public SendResult send(OutboundMessage message) {
    SendResult result = call(message);
    meters
        .counter("danda.channel.sends", "channel", name(), "result", result.getClass().getSimpleName())
        .increment();
    return result;
  }

  /** Telegram shows it for 5 s, or until the next message. */
  @Override
  public void typing(ContactId contact) {
    try {
      client.execute(TelegramSender.typing(contact.externalId()));
    } catch (TelegramApiException | RuntimeException unimportant) {
      log.debug("telegram typing not shown");
    }
  }

  @Override
  public Optional<URI> link(String word) {
    return name.value().isEmpty()
        ? Optional.empty()
        : Optional.of(URI.create("https://t.me/" + name.value() + "?start=" + word));
  }

  private SendResult call(OutboundMessage message) {
    try {
      return switch (message) {
        case Say say -> say(say);
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

  private SendResult say(Say say) throws TelegramApiException {
    Deadline deadline = Deadline.ofSend();
    String chat = say.to().externalId();
    if (!TelegramSender.isGroup(chat)) {
      return sent(say, chat, deadline);
    }
    String today = moves.of(chat).orElse(chat);
    try {
      return sent(say, today, deadline);
    } catch (TelegramApiException refused) {
      String moved = TelegramErrors.movedTo(refused);
      if (moved == null || moved.equals(today)) {
        throw refused;
      }
      log.info("telegram group has a new id");
      moves.moved(chat, moved);
      return deadline.allowsAnotherCall()
          ? sent(say, moved, deadline)
          : new TryAgain(AT_ONCE, "no time left to send it to the group's new id");
    }
  }

  /** The client ends a call by itself after 7 s; a second one of the same send has less. */
  private Sent sent(Say say, String chat, Deadline deadline) throws TelegramApiException {
    CompletableFuture<Message> call = client.executeAsync(TelegramSender.message(say, chat));
    try {
      return new Sent(String.valueOf(call.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS).getMessageId()));
    } catch (ExecutionException | TimeoutException failed) {
      throw new TelegramApiException("not sent", failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new TelegramApiException("not sent", stopping);
    }
  }
}
