package vn.danda.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SilenceTest {

  @Test
  void nobodyForSixHoursWhereFortyUsuallyWriteIsASilence() {
    long[] hours = everyDay(7);
    quiet(hours, 0, 6);
    hours[6] = 7;

    assertThat(Silence.in(hours)).contains(new Silence(6, 42));
  }

  @Test
  void oneMessageEndsIt() {
    long[] hours = everyDay(7);
    quiet(hours, 1, 6);

    assertThat(Silence.in(hours)).isEmpty();
  }

  @Test
  void aQuietNightIsUsual() {
    long[] hours = everyDay(40);
    for (int day = 0; day <= 14; day++) {
      quiet(hours, day * 24, day * 24 + 8);
    }

    assertThat(Silence.in(hours)).isEmpty();
  }

  @Test
  void aChannelOfAFewDaysHasNoUsual() {
    long[] hours = everyDay(50);
    quiet(hours, 0, 24);
    quiet(hours, 4 * 24, Silence.HOURS);

    assertThat(Silence.in(hours)).isEmpty();
  }

  @Test
  void oneLoudDayIsNotWhatIsUsual() {
    long[] hours = new long[Silence.HOURS];
    hours[3 * 24] = 500;
    hours[Silence.HOURS - 1] = 1;

    assertThat(Silence.in(hours)).isEmpty();
  }

  @Test
  void twoWeekendsDoNotHideASilenceOnAWorkingDay() {
    long[] hours = everyDay(10);
    for (int weekend : new int[] {3, 4, 10, 11}) {
      quiet(hours, weekend * 24, weekend * 24 + 24);
    }
    quiet(hours, 0, 3);

    assertThat(Silence.in(hours)).contains(new Silence(3, 30));
  }

  private static long[] everyDay(int eachHour) {
    long[] hours = new long[Silence.HOURS];
    Arrays.fill(hours, eachHour);
    return hours;
  }

  private static void quiet(long[] hours, int from, int to) {
    Arrays.fill(hours, from, to, 0);
  }
}
