package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallTimesTest {

  /** Wednesday, 25 November 2026, 8 in the morning. */
  private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");

  @Test
  void theWishedPartOfTheDayComesFirstTodayAndTomorrow() {
    assertThat(CallTimes.suggested("Buổi tối", NOW))
        .startsWith(Instant.parse("2026-11-25T12:00:00Z"), Instant.parse("2026-11-26T12:00:00Z"))
        .hasSize(CallTimes.MOST)
        .allMatch(NOW::isBefore);
  }

  @Test
  void withoutAWishTheNextPartsOfTheDayAreOffered() {
    assertThat(CallTimes.suggested(null, NOW))
        .containsExactly(
            Instant.parse("2026-11-25T04:30:00Z"), Instant.parse("2026-11-25T08:00:00Z"),
            Instant.parse("2026-11-25T12:00:00Z"), Instant.parse("2026-11-26T01:00:00Z"));
    assertThat(CallTimes.suggested("lúc nào cũng được", NOW)).hasSize(CallTimes.MOST);
  }
}
