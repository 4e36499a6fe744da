package vn.danda.knowledge.calculate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.figure.Figures;

class SpokenTest {

  private static final Figures FIGURES = Figures.shipped();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void aContributionSaysWhatOnePaysAndWhatTheStateAdds() {
    String text = say("contribution", Map.of("income", 3_000_000, "months", 1, "groups", List.of("near_poor")));
    assertThat(text)
        .isEqualTo(
            "Chọn mức 3 triệu đồng thì mỗi tháng mình đóng 528 nghìn đồng. Mức đủ là 660 nghìn đồng, "
                + "Nhà nước góp 132 nghìn đồng.");
  }

  @Test
  void whatRestsOnAnUnconfirmedFigureIsCalledProvisional() {
    Map<String, Object> inputs = Map.of("income", 3_000_000, "months", 1, "groups", List.of("other"), "start",
    "2027-01");
    assertThat(say("contribution", inputs)).contains("tạm tính");
  }

  @Test
  void aWithdrawalStandsBesideWhatStayingGivesAndEndsWithAPerson() {
    Map<String, Object> inputs =
        Map.of(
            "case", "stopped_12_months",
            "months_from_2014", 72,
            "average", 5_000_000,
            "paid_before_2025_07", true,
            "months_since_stop", 12);
    String text = say("one_off_withdrawal", inputs);
    assertThat(text)
        .contains("60 triệu đồng")
        .contains("108 tháng nữa là đủ 15 năm")
        .contains("2,25 triệu đồng (nữ) hoặc 2 triệu đồng (nam)")
        .endsWith("mình có muốn hỏi kỹ cán bộ trước khi quyết định không?");
  }

  @Test
  void anInputNobodyReadsChangesNothing() {
    Map<String, Object> inputs = Map.of("income", 3_000_000, "months", 1, "groups", List.of("near_poor"));
    for (String stray : List.of("2026-15", "2026-02-31", "9999999999")) {
      Map<String, Object> more = new HashMap<>(inputs);
      more.put("stray", stray);
      assertThat(say("contribution", more)).isEqualTo(say("contribution", inputs));
    }
  }

  @Test
  void everyKindCanBeSaid() {
    List<String> texts =
        List.of(
            say("support", Map.of("groups", List.of("other"), "start", "2026-11", "months", 4)),
            say("pension", Map.of("gender", "female", "months", 186, "avg_income", 3_000_000)),
            say("pension", Map.of("gender", "male", "months", 192, "avg_income", 3_000_000, "birth", "1965-05", "at",
            "2026-11")),
            say("lump_sum_at_retirement", Map.of("gender", "male", "months", 444, "average", 6_000_000)),
            say("lump_sum_at_retirement", Map.of("gender", "male", "months", 420, "average", 6_000_000)),
            say("household_bhyt", Map.of("persons", 4)),
            say("household_bhyt", Map.of("category", "student")),
            say("birth_grant", Map.of("birth", "2026-10-05", "mother", Map.of("voluntary_months_in_12", 6))),
            say("birth_grant", Map.of("birth", "2026-10-05", "mother", Map.of("voluntary_months_in_12", 5))),
            say("retirement_age", Map.of("gender", "female", "birth", "1970-09")),
            say("contribution", Map.of("income", 2_000_000, "months", 24, "mode", "prepay", "groups",
            List.of("other"))),
            say(
                "backpay",
                Map.of("missing_months", 36, "income", 3_000_000, "paid_month", "2026-12", "gender", "male", "birth",
                "1965-06")));
    texts.forEach(System.out::println);
    assertThat(texts)
        .allSatisfy(text -> assertThat(text).doesNotContain("{").doesNotContain("?").doesNotContain("null"))
        .allSatisfy(text -> assertThat(text.length()).isLessThan(400));
  }

  @Test
  void aRefusalSaysTheBoundAndAWayOn() {
    Map<String, Object> low = Map.of("income", 1_500_000, "months", 1, "groups", List.of("other"), "start", "2027-01");
    assertThat(say("contribution", low)).contains("2,2 triệu đồng").contains("tháng 1/2027");
    assertThat(say("pension", Map.of("gender", "male", "months", 179, "avg_income",
    3_000_000))).contains("thiếu 1 tháng");
  }

  private static String say(String kind, Map<String, Object> inputs) {
    return Spoken.of(Calculations.run(kind, inputs, FIGURES, TODAY));
  }
}
