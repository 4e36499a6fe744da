package vn.danda.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Purpose;
import vn.danda.channels.Window;
import vn.danda.content.Published;

/**
 * How long the agent can still write to somebody, in one line.
 *
 * @param text empty when there is nothing to watch: the network lets us write for good
 * @param mayWrite whether the agent may write now
 */
record WindowLine(String text, boolean mayWrite) {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M");

  /** {@code hasPhone}: we know a number to call when the time is over. */
  static WindowLine of(Window window, boolean hasPhone, Instant now, Words words) {
    String why = words.isVietnamese() ? window.why() : words.of("window.why." + window.standing());
    if (window.permit(Purpose.AGENT).isEmpty()) {
      return new WindowLine(why + " " + words.of(hasPhone ? "window.over-call" : "window.over-wait"), false);
    }
    Instant until = window.until(Purpose.AGENT);
    if (until == null) {
      return new WindowLine("", true);
    }
    String end = words.of(hasPhone ? "window.until-call" : "window.until-wait", moment(until, now, words));
    boolean explain = window.standing() == Window.Standing.HUMAN_ONLY;
    return new WindowLine(explain ? end + " " + why : end, true);
  }

  /** What stands beside a message that did not go out. */
  static String failure(@Nullable String failure, Words words) {
    return words.of(
        switch (failure == null ? "" : failure) {
          case "window_closed" -> "failure.window_closed";
          case "human_only" -> "failure.human_only";
          case "contact_stopped" -> "failure.contact_stopped";
          case "refused" -> "failure.refused";
          case "gave_up" -> "failure.gave_up";
          default -> "failure.other";
        });
  }

  private static String moment(Instant at, Instant now, Words words) {
    ZonedDateTime then = at.atZone(Published.ZONE);
    LocalDate today = now.atZone(Published.ZONE).toLocalDate();
    long days = ChronoUnit.DAYS.between(today, then.toLocalDate());
    String day = words.of(days == 0 ? "day.today" : "day." + then.getDayOfWeek().getValue());
    return CLOCK.format(then) + " " + day + (days < 6 ? "" : " " + DATE.format(then));
  }
}
