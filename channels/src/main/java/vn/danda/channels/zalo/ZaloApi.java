package vn.danda.channels.zalo;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.danda.channels.TimedCalls;

/** Makes the calls. Thread-safe. Tokens stand in headers and never in an address. */
final class ZaloApi {

  /** A send is at most two calls, and its claim in the outbox lasts 8 s. */
  private static final Duration READ = Duration.ofMillis(3500);

  private final TimedCalls calls = new TimedCalls();
  private final URI base;

  ZaloApi(URI base) {
    this.base = base;
  }

  /** What a call came to. */
  sealed interface Answer {
    /** An answer of Zalo's; its {@code error} may still be other than 0. */
    record Said(JsonNode json) implements Answer {}

    /**
     * An answer that is not Zalo's: a proxy's page, an empty body, a gateway's JSON. The message may have arrived.
     *
     * @param retryAfter the wait it names, or null
     */
    record Unreadable(int status, @Nullable Duration retryAfter) implements Answer {}

    /** No connection was made: nothing left this machine. */
    record NotReached() implements Answer {}

    /** It left, and no whole answer came back in time. */
    record Silent() implements Answer {}
  }

  Answer post(String path, String json, String accessToken) {
    return call(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .header("access_token", accessToken)
            .POST(BodyPublishers.ofString(json)),
        READ);
  }

  Answer get(String path, String accessToken) {
    return call(HttpRequest.newBuilder(at(path)).header("access_token", accessToken).GET(), READ);
  }

  /** {@code form} is already encoded. */
  Answer postForm(String path, String form, String secretKey, Duration longest) {
    return call(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("secret_key", secretKey)
            .POST(BodyPublishers.ofString(form)),
        longest);
  }

  private URI at(String path) {
    String start = base.toString();
    return URI.create((start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + path);
  }

  private Answer call(HttpRequest.Builder request, Duration longest) {
    return switch (calls.call(request, longest)) {
      case TimedCalls.End.Answered answered -> read(answered);
      case TimedCalls.End.NothingLeft _ -> new Answer.NotReached();
      case TimedCalls.End.NoAnswer _ -> new Answer.Silent();
    };
  }

  /** Zalo's errors carry their code whatever their HTTP status; JSON without one that is no success is a gateway's. */
  private static Answer read(TimedCalls.End.Answered answered) {
    if (ZaloJson.read(answered.body()) instanceof ObjectNode json) {
      Answer.Said said = new Answer.Said(json);
      if (answered.status() / 100 == 2 || ZaloErrors.hasCode(said)) {
        return said;
      }
    }
    return new Answer.Unreadable(answered.status(), answered.retryAfter());
  }
}
