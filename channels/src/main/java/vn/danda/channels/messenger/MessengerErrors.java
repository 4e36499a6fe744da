package vn.danda.channels.messenger;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.AccountBroken;
import vn.danda.channels.SendResult.ContactStopped;
import vn.danda.channels.SendResult.NotSent;
import vn.danda.channels.SendResult.Refused;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.TryAgain;
import vn.danda.channels.SendResult.Unknown;
import vn.danda.channels.SendResult.WindowClosed;
import vn.danda.channels.TurnedAway;
import vn.danda.channels.messenger.GraphCalls.Answer;

/**
 * Their answers → ours. Reasons are words of ours with their code: Meta's sentences quote names and messages.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/error-codes">Meta's list of codes</a>
 */
final class MessengerErrors {

  private static final Duration SOON = Duration.ofSeconds(2);

  /** Meta's limits are counted over minutes and hours, and their answers name no wait. */
  private static final Duration UNNAMED_WAIT = Duration.ofSeconds(30);

  private MessengerErrors() {}

  /** {@code idName} is the member of a good answer that names what was made, or null when it says only that it worked. */
  static SendResult toResult(Answer answer, @Nullable String idName) {
    return switch (answer) {
      case Answer.NothingLeft _ -> new NotSent("no connection to Meta");
      case Answer.NoAnswer _ -> new Unknown("no answer from Meta");
      case Answer.Answered answered -> fromAnswer(answered, idName);
    };
  }

  private static SendResult fromAnswer(Answer.Answered answered, @Nullable String idName) {
    JsonObject body = answered.body();
    JsonObject error = body == null ? new JsonObject() : MessengerJson.object(body, "error");
    if (!error.isEmpty()) {
      return fromError(error, answered);
    }
    if (body == null || answered.status() / 100 != 2) {
      return TurnedAway.toResult(answered.status(), answered.retryAfter(), "Meta");
    }
    String id = idName == null ? null : MessengerJson.word(body, idName);
    if (idName != null && id == null) {
      return new Unknown("Meta took it and named no id");
    }
    return new Sent(id);
  }

  private static SendResult fromError(JsonObject error, Answer.Answered answered) {
    int code = number(error, "code");
    int subcode = number(error, "error_subcode");
    String named = "Meta error " + code + (subcode == 0 ? "" : "/" + subcode);
    return switch (code) {
      case 4, 17, 32, 613, 80006 -> new TryAgain(wait(answered), "too many requests (" + named + ")");
      case 1, 2, 1200 -> new TryAgain(SOON, named);
      case 10 -> forbidden(subcode, named);
      case 551 -> new ContactStopped("unavailable (" + named + ")");
      case 100 -> subcode == 2018001 ? new ContactStopped("gone (" + named + ")") : new Refused(named);
      case 200 -> personOrPermission(subcode, named);
      case 230, 299, 3 -> new AccountBroken("a permission is missing (" + named + ")");
      case 102, 190, 463, 467 -> new AccountBroken("Meta does not accept our token (" + named + ")");
      case 368 -> new AccountBroken("Meta has blocked the page for breaking a rule (" + named + ")");
      // Somebody (we, before a crash) has sent the one private reply already.
      case 10900 -> new Sent(null);
      default -> other(error, answered, named);
    };
  }

  private static SendResult forbidden(int subcode, String named) {
    return switch (subcode) {
      case 2018278, 2018065 -> new WindowClosed(false);
      case 2018108, 1545041 -> new ContactStopped("unavailable (" + named + ")");
      case 2018300 -> new Refused("a colleague has the conversation in the page's inbox (" + named + ")");
      case 1893063 -> new AccountBroken("Meta has restricted the page (" + named + ")");
      default -> new AccountBroken("a permission is missing (" + named + ")");
    };
  }

  private static SendResult personOrPermission(int subcode, String named) {
    return switch (subcode) {
      case 1545041, 2018108, 2018001 -> new ContactStopped("unavailable (" + named + ")");
      default -> new AccountBroken("a permission is missing (" + named + ")");
    };
  }

  private static SendResult other(JsonObject error, Answer.Answered answered, String named) {
    if (answered.status() == 429) {
      return new TryAgain(wait(answered), named);
    }
    return answered.status() >= 500 || MessengerJson.isTrue(error, "is_transient")
        ? new TryAgain(SOON, named)
        : new Refused(named);
  }

  private static Duration wait(Answer.Answered answered) {
    Duration named = answered.retryAfter();
    return named == null ? UNNAMED_WAIT : named;
  }

  private static int number(JsonObject in, String name) {
    String written = MessengerJson.text(in, name);
    return written != null && written.matches("[0-9]{1,9}") ? Integer.parseInt(written) : 0;
  }
}
