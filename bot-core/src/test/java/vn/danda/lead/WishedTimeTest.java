package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.duty.DutyCalendar;

/** Seen from Wednesday, 25 November 2026, 9:00. */
class WishedTimeTest {

  private static final Instant NOW = at("2026-11-25T09:00");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mai 8h | 2026-11-26T08:00",
        "8h sáng mai | 2026-11-26T08:00",
        "sang mai | 2026-11-26T08:00",
        "chiều thứ 3 | 2026-12-01T15:00",
        "thu 3 luc 3h chieu | 2026-12-01T15:00",
        "thứ ba 14h | 2026-12-01T14:00",
        "t6 9g | 2026-11-27T09:00",
        "15/12 9g30 | 2026-12-15T09:30",
        "9h30 ngày 15/12 | 2026-12-15T09:30",
        "15/12/2026 9 giờ rưỡi | 2026-12-15T09:30",
        "10/1 8h | 2027-01-10T08:00",
        "tối nay 7h | 2026-11-25T19:00",
        "7h tối nay | 2026-11-25T19:00",
        "2 tiếng nữa | 2026-11-25T11:00",
        "30 phút nữa | 2026-11-25T09:30",
        "nửa tiếng nữa | 2026-11-25T09:30",
        "3 ngày nữa 10h | 2026-11-28T10:00",
        "mốt 8h30 | 2026-11-27T08:30",
        "cn 10h | 2026-11-29T10:00",
        "chủ nhật tuần sau 10:00 | 2026-12-06T10:00",
        "thứ 2 tuần tới 8h | 2026-11-30T08:00",
        "ngày 5 lúc 8h | 2026-12-05T08:00",
        "8h | 2026-11-26T08:00",
        "10h | 2026-11-25T10:00",
        "5h | 2026-11-25T17:00",
        "trưa mai 12h | 2026-11-26T12:00",
        "11h30 trưa thứ 7 | 2026-11-28T11:30",
        "1h trưa mai | 2026-11-26T13:00",
        "gọi lại sau bữa trưa, tầm 14h30 | 2026-11-25T14:30",
      })
  void whatPeopleWriteIsOneMoment(String typed, String moment) {
    assertThat(WishedTime.read(typed, NOW)).isEqualTo(new WishedTime.At(at(moment)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mai 7h | 2026-11-26T07:00 2026-11-26T19:00",
        "mai | 2026-11-26T08:00 2026-11-26T11:30 2026-11-26T15:00 2026-11-26T19:00",
        "thứ 4 10h | 2026-11-25T10:00 2026-12-02T10:00",
      })
  void whatMayBeMeantInSeveralWaysIsAskedBack(String typed, String moments) {
    List<Instant> all = java.util.Arrays.stream(moments.split(" ")).map(WishedTimeTest::at).toList();
    assertThat(WishedTime.read(typed, NOW)).isEqualTo(new WishedTime.OneOf(all));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gọi sau nhé", "khi nào rảnh", "hôm nay 8h", "31/2 8h", "25h mai kia", "0912345678", "có 2 con", "1/1/2020 8h"})
  void whatNamesNoTimeAheadIsNotGuessed(String typed) {
    assertThat(WishedTime.read(typed, NOW)).isNotInstanceOf(WishedTime.At.class);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(DutyCalendar.ZONE).toInstant();
  }
}
