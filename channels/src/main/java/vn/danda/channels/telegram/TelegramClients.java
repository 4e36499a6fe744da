package vn.danda.channels.telegram;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The two HTTP clients: one for sending, one whose answers may take as long as a long poll. */
final class TelegramClients {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A send holds one of the node's 16 places until it ends, and its claim lasts 8 s. */
  private static final Duration READ = Duration.ofSeconds(5);

  /** OkHttp lets only 5 calls at once go to one host, and all our calls go to one host. */
  private static final int CALLS_AT_ONCE = 64;

  private TelegramClients() {}

  static TelegramClient forSending(TelegramSettings settings) {
    return client(settings, base(settings, READ).callTimeout(CONNECT.plus(READ)).build());
  }

  /** {@code longest} is how long Telegram may keep a poll open. */
  static OkHttpClient httpForPolling(TelegramSettings settings, Duration longest) {
    return base(settings, longest.plus(READ)).callTimeout(CONNECT.plus(longest).plus(READ)).build();
  }

  static TelegramClient client(TelegramSettings settings, OkHttpClient http) {
    return new OkHttpTelegramClient(TelegramJson.MAPPER, http, settings.token().reveal(), url(settings.apiUrl()));
  }

  private static OkHttpClient.Builder base(TelegramSettings settings, Duration read) {
    Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(CALLS_AT_ONCE);
    dispatcher.setMaxRequestsPerHost(CALLS_AT_ONCE);
    OkHttpClient.Builder client =
        GatewayAnswered.tellIn(NothingLeft.tellIn(new OkHttpClient.Builder()))
            .dispatcher(dispatcher)
            .connectTimeout(CONNECT)
            .readTimeout(read)
            .writeTimeout(READ)
            // OkHttp would silently send a message again whose connection broke after it had gone out.
            .retryOnConnectionFailure(false)
            .followRedirects(false);
    URI proxy = settings.proxy();
    if (proxy != null) {
      client.proxy(at(proxy));
      ProxyPassword.giveTo(client, proxy, settings);
    }
    return client;
  }

  private static Proxy at(URI proxy) {
    return TelegramSettings.isSocks(proxy)
        // The JDK's SOCKS wants an address; Telegram's own name is left to the proxy to resolve.
        ? new Proxy(Proxy.Type.SOCKS, new InetSocketAddress(proxy.getHost(), proxy.getPort()))
        : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort()));
  }

  private static TelegramUrl url(URI address) {
    int standard = "http".equals(address.getScheme()) ? 80 : 443;
    return TelegramUrl.builder()
        .schema(address.getScheme())
        .host(address.getHost())
        .port(address.getPort() < 0 ? standard : address.getPort())
        .build();
  }
}
