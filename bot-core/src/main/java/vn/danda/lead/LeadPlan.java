package vn.danda.lead;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.danda.duty.DutyCalendar;

/**
 * What an outcome leads to. Pure: every outcome either closes the lead or sets a step with a due time in the future.
 *
 * @param step {@link NextStep#NONE} when the lead is closed
 * @param due when the step is to be done, null when closed
 * @param tries how often nobody was reached in a row
 */
record LeadPlan(NextStep step, @Nullable Instant due, int tries) {

  /** Duty time until the next try, after the first, second, … call nobody answered: another time of day, another day. */
  private static final List<Duration> TRY_AGAIN =
      List.of(Duration.ofHours(3), Duration.ofHours(8), Duration.ofHours(16), Duration.ofHours(24));

  /** A time the person wished for is kept even outside duty hours; one in the past is not. */
  static LeadPlan after(
      LeadOutcome outcome, int triesSoFar, @Nullable Instant wished, DutyCalendar calendar, Instant now) {
    if (outcome.closes()) {
      return new LeadPlan(NextStep.NONE, null, triesSoFar);
    }
    if (outcome == LeadOutcome.NOT_REACHED) {
      int tries = triesSoFar + 1;
      return tries > TRY_AGAIN.size()
          ? new LeadPlan(NextStep.DECIDE, calendar.add(now, TRY_AGAIN.getFirst()), tries)
          : new LeadPlan(NextStep.CALL_AGAIN, calendar.add(now, TRY_AGAIN.get(tries - 1)), tries);
    }
    Instant usual = calendar.add(now, outcome.waiting().orElseThrow());
    return new LeadPlan(outcome.next(), wished != null && wished.isAfter(now) ? wished : usual, 0);
  }
}
