package vn.danda.channels.zalo;

import java.time.Duration;
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

/**
 * Their answers → ours. Errors come with HTTP 200 and a code; their words are not kept, they may quote the message.
 * Meanings of the codes: an integration brief of August 2026 quoting docs.zaloplatforms.com; to be checked with the first
 * real account.
 */
final class ZaloErrors {

  /** 4000 calls a minute are allowed; who is over it waits for the next one. */
  private static final Duration RATE_WAIT = Duration.ofSeconds(15);

  /** A used-up quota comes back with the day, or when somebody buys more. */
  private static final Duration QUOTA_WAIT = Duration.ofMinutes(15);

  private static final Duration SERVER_ERROR_WAIT = Duration.ofSeconds(2);

  private ZaloErrors() {}

  static SendResult toResult(ZaloApi.Answer answer) {
    return switch (answer) {
      case ZaloApi.Answer.NotReached _ -> new NotSent("no connection to Zalo");
      case ZaloApi.Answer.Silent _ -> new Unknown("no answer from Zalo");
      case ZaloApi.Answer.Unreadable unreadable -> TurnedAway.toResult(unreadable.status(), unreadable.retryAfter(), "Zalo");
      case ZaloApi.Answer.Said said -> fromCode(said);
    };
  }

  private static SendResult fromCode(ZaloApi.Answer.Said said) {
    int code = code(said);
    return switch (code) {
      case 0 -> {
        String id = ZaloJson.text(said.json().path("data").path("message_id"));
        yield new Sent(id.isEmpty() ? null : id);
      }
      case -32 -> new TryAgain(RATE_WAIT, "too many requests (-32)");
      case -211, -218 -> new TryAgain(QUOTA_WAIT, "the quota is used up (" + code + ")");
      case -230, -232 -> new WindowClosed(false);
      case -213 -> new ContactStopped("not following, never wrote (-213)");
      case -217, -244 -> new ContactStopped("opted out (" + code + ")");
      case -227 -> new ContactStopped("gone (-227)");
      case -209, -212, -219, -221, -223, -224 -> new AccountBroken("the account may not do this (" + code + ")");
      case -1, -100, -200 -> new TryAgain(SERVER_ERROR_WAIT, "Zalo error " + code);
      default -> isToken(code) ? new AccountBroken("Zalo does not know our token (" + code + ")") : new Refused("Zalo error " + code);
    };
  }

  /** The access token is too old, or another one was fetched since. */
  static boolean isTokenRefused(ZaloApi.Answer answer) {
    return answer instanceof ZaloApi.Answer.Said said && isToken(code(said));
  }

  private static boolean isToken(int code) {
    return code == -216 || code == -220 || code == -124;
  }

  /** An answer without a code is no success. */
  static int code(ZaloApi.Answer.Said said) {
    return hasCode(said) ? Integer.parseInt(written(said)) : Integer.MIN_VALUE;
  }

  /** A gateway's {@code error} is a word, if it has one. */
  static boolean hasCode(ZaloApi.Answer.Said said) {
    return written(said).matches("-?[0-9]{1,9}");
  }

  private static String written(ZaloApi.Answer.Said said) {
    return ZaloJson.text(said.json().path("error"));
  }
}
