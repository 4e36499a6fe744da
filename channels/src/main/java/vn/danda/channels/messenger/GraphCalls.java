package vn.danda.channels.messenger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.TimedCalls;

/**
 * Calls to the Graph API. The token travels in a header, with the proof that we are its app; neither ever stands in a
 * log or an error. Thread-safe.
 */
final class GraphCalls {

  /** A send holds one of the node's places until it ends, and its claim lasts 8 s. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(7);

  private final MessengerSettings settings;
  private final String proof;
  private final TimedCalls calls = new TimedCalls();

  GraphCalls(MessengerSettings settings) {
    this.settings = settings;
    this.proof =
        "appsecret_proof="
            + HmacSha256.hex(
                settings.appSecret(),
                settings.pageToken().reveal().getBytes(US_ASCII));
  }

  /** How a call ended. */
  sealed interface Answer {

    /** Somebody answered; {@code body} is null when it was not JSON, so probably not the Graph API. */
    record Answered(int status, @Nullable JsonObject body, @Nullable Duration retryAfter) implements Answer {}

    /** No connection was made: nothing left this machine. */
    record NothingLeft() implements Answer {}

    /** It left this machine and no answer came. */
    record NoAnswer() implements Answer {}
  }

  Answer post(String path, JsonObject body) {
    return post(path, body, WHOLE_CALL);
  }

  Answer post(String path, JsonObject body, Duration longest) {
    return call(
        HttpRequest.newBuilder(settings.address(path, proof))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofString(body.toString())),
        longest);
  }

  /** {@code fields} as the Graph API names them, for example {@code created_time,permalink_url}. */
  Answer get(String path, String fields) {
    return call(HttpRequest.newBuilder(settings.address(path, "fields=" + fields + "&" + proof)).GET(), WHOLE_CALL);
  }

  private Answer call(HttpRequest.Builder request, Duration longest) {
    request.header("Authorization", "Bearer " + settings.pageToken().reveal());
    return switch (calls.call(request, longest)) {
      case TimedCalls.End.Answered answered ->
          new Answer.Answered(answered.status(), MessengerJson.read(answered.body()), answered.retryAfter());
      case TimedCalls.End.NothingLeft _ -> new Answer.NothingLeft();
      case TimedCalls.End.NoAnswer _ -> new Answer.NoAnswer();
    };
  }
}
