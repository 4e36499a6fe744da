package vn.danda.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.danda.store.TestStores;

class DutyBookTest {

  private static final UUID HOA = new UUID(0, 1);

  private final JdbcClient database = JdbcClient.create(TestStores.freshDatabase());
  private final DutyBook book = new DutyBook(database);

  @Test
  void theNearestHoursCountAndLeaveAlways() {
    book.communeHours("16681", WeekHours.parse("T2-CN 18:00-20:00"));
    book.agentDay(HOA, DutyDay.parse(LocalDate.of(2026, 11, 25), "nghỉ", "phép", true));

    DutyCalendars now = book.calendars();

    LocalDate wednesday = LocalDate.of(2026, 11, 25);
    assertThat(now.office().hours(wednesday)).hasSize(2);
    assertThat(now.commune("16681").hours(wednesday)).containsExactly(Period.parse("18:00-20:00"));
    assertThat(now.commune("16690").hours(wednesday)).isEqualTo(now.office().hours(wednesday));
    assertThat(now.agent(HOA, List.of("16681")).hours(wednesday)).isEmpty();
    assertThat(now.agent(HOA, List.of("16681")).hours(wednesday.plusDays(1))).containsExactly(Period.parse("18:00-20:00"));
    book.agentHours(HOA, WeekHours.parse("T5 06:00-07:00"));
    assertThat(book.calendars().agent(HOA, List.of("16681")).nextOpening(LocalDateTime.parse("2026-11-25T00:00").atZone(DutyCalendar.ZONE).toInstant()))
        .isEqualTo(LocalDateTime.parse("2026-11-26T06:00").atZone(DutyCalendar.ZONE).toInstant());
  }

  @Test
  void aDayTheOfficeCorrectedIsNotOverwrittenAtTheNextStart() {
    LocalDate day = LocalDate.of(2027, 2, 11);
    book.publicDay(DutyDay.parse(day, "07:30-11:30", "Làm buổi sáng", true), "Công văn của tỉnh");

    new DutyBook(database);

    assertThat(book.calendars().office().hours(day)).containsExactly(Period.parse("07:30-11:30"));
    assertThat(book.days()).filteredOn(owned -> owned.day().day().equals(day)).hasSize(1);
  }
}
