package vn.danda.lead;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.duty.DutyCalendar;
import vn.danda.knowledge.text.VietnameseText;

/** Times worth offering for the next call, so that an agent in the field taps one instead of setting a clock. Pure. */
public final class CallTimes {

  public static final int MOST = 4;

  /** A call promised for a moment from now is as good as made now. */
  private static final Duration SOONEST = Duration.ofMinutes(30);

  /** Parts of the day as people name them when asked for their best time, folded, with the hour we then call. */
  static final Map<String, LocalTime> PARTS =
      Map.of("sang", LocalTime.of(8, 0), "trua", LocalTime.of(11, 30), "chieu", LocalTime.of(15, 0), "toi", LocalTime.of(19, 0));

  private CallTimes() {}

  /** At most {@link #MOST}, all ahead of {@code now}: first those in the part of the day the person wished for. */
  public static List<Instant> suggested(@Nullable String bestTime, Instant now) {
    List<LocalTime> wished = wished(bestTime);
    return Stream.concat(ahead(wished, now).limit(2), ahead(PARTS.values().stream().sorted().toList(), now))
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static Stream<Instant> ahead(List<LocalTime> times, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, DutyCalendar.ZONE);
    return Stream.iterate(today, day -> day.plusDays(1))
        .limit(3)
        .flatMap(day -> times.stream().map(time -> day.atTime(time).atZone(DutyCalendar.ZONE).toInstant()))
        .filter(moment -> !moment.isBefore(now.plus(SOONEST)));
  }

  private static List<LocalTime> wished(@Nullable String bestTime) {
    if (bestTime == null) {
      return List.of();
    }
    List<String> words = List.of(VietnameseText.fold(bestTime).split("[^a-z]+"));
    return PARTS.entrySet().stream().filter(part -> words.contains(part.getKey())).map(Map.Entry::getValue).sorted().toList();
  }
}
