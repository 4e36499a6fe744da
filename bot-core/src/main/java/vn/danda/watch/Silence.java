package vn.danda.watch;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Nobody writes where people usually write.
 *
 * @param hours for so long
 * @param usual how many messages usually come in such a time of day
 */
record Silence(int hours, long usual) {

  private static final int DAYS = 14;

  /** How far back the usual is looked for. */
  static final int HOURS = (DAYS + 1) * 24;

  /** With so many usually, none at all happens by chance less than once in 20 000 times. */
  private static final long ENOUGH = 10;

  private static final int DAYS_NEEDED = 5;
  private static final int[] SPANS = {24, 12, 6, 3, 2, 1};

  /** The longest silence that cannot be chance; {@code byHoursAgo} as {@link Traffic#byHoursAgo}. */
  static Optional<Silence> in(long[] byHoursAgo) {
    return Arrays.stream(SPANS)
        .filter(span -> sum(byHoursAgo, 0, span) == 0)
        .mapToObj(span -> new Silence(span, usual(byHoursAgo, span)))
        .filter(silence -> silence.usual() >= ENOUGH)
        .findFirst();
  }

  /**
   * The lower third of what came at this time of day on the days since the channel began: a weekend, a holiday or one
   * loud day is not what is usual.
   */
  private static long usual(long[] byHoursAgo, int span) {
    long[] days =
        IntStream.rangeClosed(1, DAYS)
            .filter(day -> hasBegun(byHoursAgo, day * 24 + span))
            .mapToLong(day -> sum(byHoursAgo, day * 24, day * 24 + span))
            .sorted()
            .toArray();
    return days.length < DAYS_NEEDED ? 0 : days[days.length / 3];
  }

  private static boolean hasBegun(long[] byHoursAgo, int hoursAgo) {
    return sum(byHoursAgo, hoursAgo, byHoursAgo.length) > 0 || sum(byHoursAgo, hoursAgo - 24, hoursAgo) > 0;
  }

  private static long sum(long[] hours, int from, int to) {
    return Arrays.stream(hours, Math.min(from, hours.length), Math.min(to, hours.length)).sum();
  }
}
