package vn.danda.channels.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.AccountBroken;
import vn.danda.channels.SendResult.ContactStopped;
import vn.danda.channels.SendResult.NotSent;
import vn.danda.channels.SendResult.Refused;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.TryAgain;
import vn.danda.channels.SendResult.Unknown;
import vn.danda.channels.TurnedAway;

/**
 * Their errors → ours. Reasons are words of ours: Telegram's descriptions quote the message now and then, and the
 * library's validation errors print all of it.
 */
final class TelegramErrors {

  /** A 429 always names its wait; this is for the day it does not. */
  private static final Duration UNNAMED_WAIT = Duration.ofSeconds(5);

  private static final Duration SERVER_ERROR_WAIT = Duration.ofSeconds(2);

  /** Telegram's words for our mistakes, lower case. */
  private static final List<String> OUR_MISTAKES =
      List.of(
          "message is too long",
          "message text is empty",
          "button_data_invalid",
          "can't parse entities",
          "reply_markup_too_long",
          "have no rights to send a message",
          "not enough rights");

  private TelegramErrors() {}

  static SendResult toResult(TelegramApiException error) {
    if (cause(error, TelegramApiValidationException.class) != null) {
      return new Refused("the library found the message invalid");
    }
    TelegramApiRequestException answer = cause(error, TelegramApiRequestException.class);
    if (answer != null) {
      return fromAnswer(answer);
    }
    GatewayAnswered gateway = cause(error, GatewayAnswered.class);
    if (gateway != null) {
      return TurnedAway.toResult(gateway.status, gateway.retryAfter, "Telegram");
    }
    if (cause(error, NothingLeft.class) != null) {
      return new NotSent("no connection to Telegram");
    }
    return new Unknown("no answer from Telegram");
  }

  private static SendResult fromAnswer(TelegramApiRequestException answer) {
    Integer code = answer.getErrorCode();
    String description = String.valueOf(answer.getApiResponse()).toLowerCase(Locale.ROOT);
    if (code == null || code == 0) {
      // A page of somebody in between, said with HTTP 200: Telegram may or may not have taken the message.
      return new Unknown("an answer that is not Telegram's");
    }
    if (code >= 500) {
      return new TryAgain(SERVER_ERROR_WAIT, "Telegram error " + code);
    }
    return switch (code) {
      case 429 -> new TryAgain(retryAfter(answer), "too many requests");
      case 403 -> new ContactStopped(description.contains("can't initiate") ? "never started" : "blocked");
      case 401, 404 -> new AccountBroken("Telegram does not know our token (" + code + ")");
      case 409 -> new AccountBroken("another poller or a webhook is active (409)");
      case 400 -> badRequest(answer, description);
      default -> new Refused("Telegram error " + code);
    };
  }

  private static SendResult badRequest(TelegramApiRequestException answer, String description) {
    if (description.contains("message is not modified") || description.contains("query is too old")) {
      // What we wanted is so already, or no longer matters to anybody.
      return new Sent(null);
    }
    if (description.contains("chat not found") || description.contains("user not found")) {
      return new ContactStopped("gone");
    }
    if (migratedTo(answer) != null) {
      return new Refused("the group has moved");
    }
    return new Refused(OUR_MISTAKES.stream().filter(description::contains).findFirst().orElse("bad request"));
  }

  /** The group's new id when it was refused because it has one, else null. */
  static @Nullable String movedTo(TelegramApiException error) {
    TelegramApiRequestException answer = cause(error, TelegramApiRequestException.class);
    Long chat = answer == null ? null : migratedTo(answer);
    return chat == null ? null : chat.toString();
  }

  private static @Nullable Long migratedTo(TelegramApiRequestException answer) {
    return answer.getParameters() == null ? null : answer.getParameters().getMigrateToChatId();
  }

  static Duration retryAfter(TelegramApiRequestException answer) {
    Integer seconds = answer.getParameters() == null ? null : answer.getParameters().getRetryAfter();
    return seconds == null || seconds < 0 ? UNNAMED_WAIT : Duration.ofSeconds(seconds);
  }

  static <T extends Throwable> @Nullable T cause(Throwable error, Class<T> type) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
