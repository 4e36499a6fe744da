package vn.danda.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The calls polling makes. {@code cutOff} may come from another thread. */
final class PollingCalls {

  private final OkHttpClient http;
  private final TelegramClient client;
  private final Duration longest;
  private final boolean mayRemoveWebhook;

  /** {@code longest} is how long Telegram may keep a poll open when nothing comes. */
  PollingCalls(TelegramSettings settings, Duration longest) {
    this.http = TelegramClients.httpForPolling(settings, longest);
    this.client = TelegramClients.client(settings, http);
    this.longest = longest;
    this.mayRemoveWebhook = settings.mayRemoveWebhook();
  }

  Duration longest() {
    return longest;
  }

  /** Webhook and polling exclude each other. A poller started by mistake must not unhook a running server. */
  void prepare() throws TelegramApiException {
    if (mayRemoveWebhook) {
      client.execute(new DeleteWebhook());
    }
  }

  List<JsonNode> updatesFrom(long offset) throws TelegramApiException {
    return client.execute(new RawUpdates(offset, (int) longest.toSeconds()));
  }

  void cutOff() {
    http.dispatcher().cancelAll();
  }
}
