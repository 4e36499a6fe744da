package vn.danda.channels.messenger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.gson.JsonObject;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the Graph API. The token travels in a header, with the proof that we are its app; neither ever stands in a
 * log or an error. Thread-safe.
 */
final class GraphCalls {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A send holds one of the node's places until it ends, and its claim lasts 8 s. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(7);

  private static final int LARGEST_ANSWER = 256 * 1024;

  private final MessengerSettings settings;
  private final String proof;
  private final HttpClient http;

  GraphCalls(MessengerSettings settings) {
    this.settings = settings;
    this.proof =
        "appsecret_proof="
            + HmacSha256.hex(
                settings.appSecret(),
                settings.pageToken().reveal().getBytes(US_ASCII));
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** How a call ended. */
  sealed interface Answer {

    /** Somebody answered; {@code body} is null when it was not JSON, so probably not the Graph API. */
    record Answered(int status, @Nullable JsonObject body, @Nullable String retryAfter) implements Answer {}

    /** No connection was made: nothing left this machine. */
    record NothingLeft() implements Answer {}

    /** It left this machine and no answer came. */
    record NoAnswer() implements Answer {}
  }

  Answer post(String path, JsonObject body) {
    return call(
        HttpRequest.newBuilder(settings.address(path, proof))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body.toString())));
  }

  /** {@code fields} as the Graph API names them, for example {@code created_time,permalink_url}. */
  Answer get(String path, String fields) {
    return call(HttpRequest.newBuilder(settings.address(path, "fields=" + fields + "&" + proof)).GET());
  }

  private Answer call(HttpRequest.Builder request) {
    request.header("Authorization", "Bearer " + settings.pageToken().reveal()).timeout(WHOLE_CALL);
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
    try {
      // The request's own timeout ends with the headers; an answer that stops in the middle must not hold a sender.
      HttpResponse<String> answer = call.get(WHOLE_CALL.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer.Answered(
          answer.statusCode(),
          MessengerJson.read(answer.body()),
          answer.headers().firstValue("Retry-After").orElse(null));
    } catch (ExecutionException failed) {
      return neverLeft(failed) ? new Answer.NothingLeft() : new Answer.NoAnswer();
    } catch (TimeoutException late) {
      call.cancel(true);
      return new Answer.NoAnswer();
    } catch (InterruptedException stopping) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.NoAnswer();
    }
  }

  /** Whether a message may be tried again freely hangs on this. */
  private static boolean neverLeft(Throwable failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      if (at instanceof ConnectException
          || at instanceof HttpConnectTimeoutException
          || at instanceof UnresolvedAddressException
          || at instanceof UnknownHostException
          || at instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }
}
