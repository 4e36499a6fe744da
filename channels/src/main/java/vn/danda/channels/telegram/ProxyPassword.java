package vn.danda.channels.telegram;

import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Name and password at the proxy. */
final class ProxyPassword {

  private ProxyPassword() {}

  static void giveTo(OkHttpClient.Builder client, URI proxy, TelegramSettings settings) {
    if (settings.proxyUser().isEmpty()) {
      return;
    }
    if (TelegramSettings.isSocks(proxy)) {
      // The JDK asks this for SOCKS and knows no other way; everybody else's questions stay unanswered as before.
      Authenticator.setDefault(new ForSocks(proxy, settings));
    } else {
      client.proxyAuthenticator((route, asked) -> answer(route, asked, settings));
    }
  }

  /** Null when the proxy did not want what we have: then the call fails rather than going round for ever. */
  private static @Nullable Request answer(@Nullable Route route, Response asked, TelegramSettings settings)
      throws IOException {
    if (asked.request().header("Proxy-Authorization") != null) {
      return null;
    }
    String credentials =
        Credentials.basic(settings.proxyUser(), settings.proxyPassword().reveal(), StandardCharsets.UTF_8);
    return asked.request().newBuilder().header("Proxy-Authorization", credentials).build();
  }

  private static final class ForSocks extends Authenticator {
    private final URI proxy;
    private final TelegramSettings settings;

    ForSocks(URI proxy, TelegramSettings settings) {
      this.proxy = proxy;
      this.settings = settings;
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      boolean ours = proxy.getHost().equals(getRequestingHost()) && proxy.getPort() == getRequestingPort();
      return ours
          ? new PasswordAuthentication(settings.proxyUser(), settings.proxyPassword().reveal().toCharArray())
          : null;
    }
  }
}
