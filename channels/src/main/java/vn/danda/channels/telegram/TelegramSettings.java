package vn.danda.channels.telegram;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.danda.channels.Secret;

/**
 * How we reach Telegram.
 *
 * @param token the bot's token; empty = the channel is off
 * @param mode polling or webhook; not set = polling, but a webhook that is active at Telegram is left alone
 * @param webhookSecret what Telegram must say at our door; 1 to 256 of {@code A-Z a-z 0-9 _ -}
 * @param apiUrl scheme, host and port of the Bot API; a path is not possible with the library
 * @param proxy {@code http://host:port} or {@code socks5://host:port} where Telegram is blocked, or null
 * @param proxyUser name at the proxy; empty = it asks for none
 * @param proxyPassword password at the proxy
 */
@ConfigurationProperties("danda.telegram")
record TelegramSettings(
    @DefaultValue("") Secret token,
    @Nullable Mode mode,
    @DefaultValue("") Secret webhookSecret,
    @DefaultValue("https://api.telegram.org") URI apiUrl,
    @Nullable URI proxy,
    @DefaultValue("") String proxyUser,
    @DefaultValue("") Secret proxyPassword) {

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

  /** Who calls whom. */
  enum Mode {
    POLLING,
    WEBHOOK
  }

  TelegramSettings {
    if (mode == Mode.WEBHOOK && !token.isEmpty() && !SECRET.matcher(webhookSecret.reveal()).matches()) {
      throw new IllegalArgumentException(
          "DANDA_TELEGRAM_MODE=webhook needs DANDA_TELEGRAM_WEBHOOK_SECRET: 1 to 256 letters, digits, _ or -. "
              + "Without it anybody could send messages in other people's names.");
    }
    if (apiUrl.getHost() == null || (apiUrl.getPath() != null && apiUrl.getPath().length() > 1)) {
      throw new IllegalArgumentException(
          "DANDA_TELEGRAM_API_URL must be scheme://host[:port] without a path, but is '" + apiUrl + "'");
    }
    if (proxy != null && (proxy.getHost() == null || proxy.getPort() < 0)) {
      throw new IllegalArgumentException("DANDA_TELEGRAM_PROXY must be http://host:port or socks5://host:port");
    }
    if (proxy != null && proxy.getUserInfo() != null) {
      // An address gets logged, a password must not.
      throw new IllegalArgumentException(
          "DANDA_TELEGRAM_PROXY must not hold a name or password; put them into DANDA_TELEGRAM_PROXY_USER and"
              + " DANDA_TELEGRAM_PROXY_PASSWORD");
    }
  }

  static boolean isSocks(URI proxy) {
    return proxy.getScheme() != null && proxy.getScheme().startsWith("socks");
  }

  boolean polls() {
    return mode != Mode.WEBHOOK;
  }

  /** Polling was asked for by name, so a webhook set earlier may be removed. */
  boolean mayRemoveWebhook() {
    return mode == Mode.POLLING;
  }
}
