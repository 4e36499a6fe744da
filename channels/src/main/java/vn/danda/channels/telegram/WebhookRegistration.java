package vn.danda.channels.telegram;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** Tells Telegram where our door is, as often as needed; a server does not wait for it and does not die of it. */
final class WebhookRegistration {

  private static final Logger log = LoggerFactory.getLogger(WebhookRegistration.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  private final TelegramClient client;
  private final TelegramSettings settings;
  private final URI door;
  private final CountDownLatch stopped = new CountDownLatch(1);

  WebhookRegistration(TelegramClient client, TelegramSettings settings, URI publicUrl) {
    this.client = client;
    this.settings = settings;
    this.door = publicUrl.resolve("/webhooks/telegram");
  }

  void start() {
    Thread.ofVirtual().name("telegram-webhook-registration").start(this::tryUntilSet);
  }

  void stop() {
    stopped.countDown();
  }

  private void tryUntilSet() {
    try {
      while (stopped.getCount() > 0 && !set()) {
        stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean set() {
    SetWebhook request = new SetWebhook(door.toString());
    request.setSecretToken(settings.webhookSecret().reveal());
    request.setAllowedUpdates(RawUpdates.KINDS);
    // What people wrote while we were away is the last thing to throw away.
    request.setDropPendingUpdates(false);
    try {
      client.execute(request);
      log.info("telegram webhook set host={}", door.getHost());
      return true;
    } catch (TelegramApiException error) {
      log.warn("telegram webhook not set, will try again: {}", TelegramErrors.toResult(error));
      return false;
    }
  }
}
