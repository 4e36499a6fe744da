package vn.danda.channels;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
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
 * Calls to a network over HTTP that end in time whatever the other side does, and say whether anything left this
 * machine: whether a message may be tried again freely hangs on that. Thread-safe.
 */
public final class TimedCalls {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private static final int LARGEST_ANSWER = 256 * 1024;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          // HTTP/2 to a test server or an old proxy costs an upgrade; one connection per call under way is enough here.
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** How a call ended. */
  public sealed interface End {

    /** Somebody answered, perhaps a proxy in between; {@code retryAfter} is the wait the answer names in seconds, or null. */
    record Answered(int status, String body, @Nullable Duration retryAfter) implements End {}

    /** No connection was made: nothing left this machine. */
    record NothingLeft() implements End {}

    /** It left this machine, and no whole answer came in time. */
    record NoAnswer() implements End {}
  }

  /** {@code longest} is for everything: connecting, sending, and the answer to its last byte. */
  public End call(HttpRequest.Builder request, Duration longest) {
    CompletableFuture<HttpResponse<String>> call =
        http.sendAsync(
            request.timeout(longest).build(), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
    try {
      // The request's own timeout ends with the headers; an answer that stops in the middle must not hold a sender.
      HttpResponse<String> answer = call.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      return new End.Answered(answer.statusCode(), answer.body(), TurnedAway.retryAfter(answer.headers().firstValue("Retry-After").orElse(null)));
    } catch (ExecutionException failed) {
      return neverLeft(failed) ? new End.NothingLeft() : new End.NoAnswer();
    } catch (TimeoutException late) {
      call.cancel(true);
      return new End.NoAnswer();
    } catch (InterruptedException stopping) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      return new End.NoAnswer();
    }
  }

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
