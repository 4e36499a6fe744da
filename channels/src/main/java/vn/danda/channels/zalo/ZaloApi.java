package vn.danda.channels.zalo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the calls. Thread-safe. Tokens stand in headers and never in an address. */
final class ZaloApi {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A send is at most two calls, and its claim in the outbox lasts 8 s. */
  private static final Duration READ = Duration.ofMillis(3500);

  private final HttpClient http =
      // HTTP/2 to a test server or an old proxy costs an upgrade; one connection per call under way is enough here.
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  private final URI base;

  ZaloApi(URI base) {
    this.base = base;
  }

  /** What a call came to. */
  sealed interface Answer {
    /** An answer of Zalo's; its {@code error} may still be other than 0. */
    record Said(JsonNode json) implements Answer {}

    /** An answer that is not Zalo's: a proxy's page, an empty body. The message may have arrived. */
    record Unreadable(int status) implements Answer {}

    /** No connection was made: nothing left this machine. */
    record NotReached() implements Answer {}

    /** It left and nothing came back. */
    record Silent() implements Answer {}
  }

  Answer post(String path, String json, String accessToken) {
    return call(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .header("access_token", accessToken)
            .POST(BodyPublishers.ofString(json))
            .build(),
        READ);
  }

  Answer get(String path, String accessToken) {
    return call(HttpRequest.newBuilder(at(path)).header("access_token", accessToken).GET().build(), READ);
  }

  /** {@code form} is already encoded. */
  Answer postForm(String path, String form, String secretKey, Duration longest) {
    return call(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("secret_key", secretKey)
            .POST(BodyPublishers.ofString(form))
            .build(),
        longest);
  }

  private URI at(String path) {
    String start = base.toString();
    return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
  }

  private Answer call(HttpRequest request, Duration longest) {
    try {
      HttpRequest timed = HttpRequest.newBuilder(request, (name, value) -> true).timeout(longest).build();
      HttpResponse<String> response = http.send(timed, BodyHandlers.ofString());
      JsonNode json = ZaloJson.read(response.body());
      return json == null || !json.isObject() ? new Answer.Unreadable(response.statusCode()) : new Answer.Said(json);
    } catch (HttpConnectTimeoutException | ConnectException | UnresolvedAddressException away) {
      return new Answer.NotReached();
    } catch (IOException broken) {
      return neverConnected(broken) ? new Answer.NotReached() : new Answer.Silent();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Answer.Silent();
    }
  }

  /** The JDK's client wraps "no such host" now and then. */
  private static boolean neverConnected(Throwable error) {
    for (@Nullable Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof UnresolvedAddressException || at instanceof java.net.UnknownHostException) {
        return true;
      }
    }
    return false;
  }
}
