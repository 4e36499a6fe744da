package vn.danda.knowledge.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {

  private static final Figures FIGURES = Figures.shipped();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 1);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "{{vol_net_at_floor_other}}; 264 nghìn đồng",
        "{{reference_level}}; 2,53 triệu đồng",
        "{{vol_net_at_floor_other@2027-01-01}}; 387.200 đồng",
        "{{bhyt_household_year_1|exact}}; 1.366.200 đồng",
        "{{bhyt_household_year_1}}; 1.366.200 đồng",
        "{{vol_contrib_min_gross@2027-01-01|exact}}; 484.000 đồng",
        "{{vol_income_max}}; 50,6 triệu đồng",
        "{{vol_rate}}; 22%",
        "{{bhyt_rate}}; 4,5%",
        "{{vol_rate|number}}; 22",
        "{{pension_min_years}}; 15",
        "{{once_factor_before_2014}}; 1,5",
        "{{= 12 * vol_net_at_floor_other}}; 3.168.000 đồng",
        "{{= 12 * vol_net_at_floor_other|number}}; 3.168.000",
        "{{= vol_support_amt_other / vol_contrib_min_gross * 100 |percent}}; 20%",
        "{{= (vol_income_min@2027-01-01 - vol_income_min) * 0.22}}; 154 nghìn đồng",
        "{{hotline}}; 1900 9068",
        "{{nghe_an_office_phone}}; 0238.3844888",
        "{{retire_age_m_2026}}; 61 tuổi 6 tháng",
        "{{retire_age_f_2026}}; 57 tuổi",
        "{{once_cutoff_date}}; 1/7/2025",
        "{{vol_pay_periods}}; 1, 3, 6 hoặc 12",
      })
  void aPlaceholderReadsAsAPersonSaysIt(String template, String text) {
    assertThat(FigureText.render(template, FIGURES, TODAY).text()).isEqualTo(text);
  }

  @Test
  void aTextReadsTheValueOfTheDayItIsRead() {
    String template = "Thấp nhất {{vol_net_at_floor_other}}.";
    assertThat(text(template, LocalDate.of(2026, 12, 31))).isEqualTo("Thấp nhất 264 nghìn đồng.");
    assertThat(text(template, NEXT_YEAR)).isEqualTo("Thấp nhất 387.200 đồng.");
  }

  @Test
  void datedBlocksAreReadOnlyOnTheirSideOfTheDay() {
    String template =
        "Nay.{{#before 2027-01-01}} Từ 1/1/2027 lên {{vol_income_min@2027-01-01}}.{{/before}}"
            + "{{#from 2027-01-01}} Đã lên {{vol_income_min}}.{{/from}} Hết.";
    assertThat(text(template, TODAY)).isEqualTo("Nay. Từ 1/1/2027 lên 2,2 triệu đồng. Hết.");
    assertThat(text(template, NEXT_YEAR)).isEqualTo("Nay. Đã lên 2,2 triệu đồng. Hết.");
  }

  @Test
  void wordsOfDoubtAreReadWhileTheFigureIsNotConfirmed() {
    String template = "Thấp nhất {{#unsure vol_income_min}}dự kiến {{/unsure}}{{vol_income_min}}.";
    assertThat(text(template, TODAY)).isEqualTo("Thấp nhất 1,5 triệu đồng.");
    assertThat(text(template, NEXT_YEAR)).isEqualTo("Thấp nhất dự kiến 2,2 triệu đồng.");
    assertThat(text("{{#unsure vol_income_min@2027-01-01}}Chưa chắc.{{/unsure}}", TODAY)).isEqualTo("Chưa chắc.");
    assertThat(FigureText.render("{{#unsure vol_income_min}}Hỏi lại.{{/unsure}}", FIGURES, NEXT_YEAR).figures())
        .isEmpty();
    assertThat(FigureText.check("{{#unsure no_such_key}}Hỏi lại.{{/unsure}}", FIGURES))
        .containsExactly("Unknown key 'no_such_key'");
    assertThat(FigureText.check("{{#unsure vol_income_min}}Hỏi lại.", FIGURES)).isNotEmpty();
  }

  @Test
  void aMissingValueIsSaidHonestlyAndNamed() {
    Rendered rendered = FigureText.render("Quỹ: {{fund_invest_rate_month}}.", FIGURES, NEXT_YEAR);
    assertThat(rendered.text()).isEqualTo("Quỹ: (chưa có số liệu cho thời điểm này).");
    assertThat(rendered.missing()).containsExactly("fund_invest_rate_month");
    assertThat(rendered.isCertain()).isFalse();
    assertThat(text("{{= 2 * fund_invest_rate_month}}", NEXT_YEAR)).isEqualTo(FigureText.NO_VALUE);
    assertThat(text("{{vol_support_nghe_an_extra}}", TODAY)).isEqualTo(FigureText.NO_VALUE);
  }

  @Test
  void theReaderLearnsWhichQuotedFiguresAreNotConfirmed() {
    String template = "{{vol_income_min}}, {{= 2 * vol_income_min@2027-01-01}}";
    Rendered rendered = FigureText.render(template, FIGURES, TODAY);
    assertThat(rendered.figures()).extracting(Figure::value).containsExactly("1500000", "2200000");
    assertThat(rendered.notCertain()).extracting(Figure::value).containsExactly("2200000");
    assertThat(FigureText.render("{{vol_income_min}}", FIGURES, TODAY).isCertain()).isTrue();
  }

  @Test
  void aFigureInABlockThatIsNotReadIsNotCounted() {
    String template = "{{#from 2027-01-01}}{{vol_income_min}}{{/from}}";
    assertThat(FigureText.render(template, FIGURES, TODAY).figures()).isEmpty();
  }

  @Test
  void wrappedLinesAreJoinedAndSentencesListsAndParagraphsKeepTheirLine() {
    String template = "Một câu\ndài.\nCâu riêng:\n- mục một\n- mục hai\n\nĐoạn sau\ncòn nữa.";
    assertThat(text(template, TODAY)).isEqualTo("Một câu dài.\nCâu riêng:\n- mục một\n- mục hai\n\nĐoạn sau còn nữa.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "{{vol_net_at_flor_other}}; Unknown key 'vol_net_at_flor_other'",
        "{{fund_invest_rate_month}}; Key 'fund_invest_rate_month' has no value for good",
        "{{vol_income_min@2020-01-01}}; Key 'vol_income_min' has no value on 2020-01-01",
        "{{#from 2020-01-01}}{{vol_income_min}}{{/from}}; Key 'vol_income_min' has no value on 2020-01-01",
        "{{vol_support_nghe_an_extra}}; Key 'vol_support_nghe_an_extra' has no value for good",
        "Đóng 264 nghìn đồng; Literal amount 'Đóng 264 nghìn': use a figure",
        "Đóng 1.500.000đ; Literal amount 'Đóng 1.500.000đ': use a figure",
        "Đóng 300k; Literal amount 'Đóng 300k': use a figure",
        "Nhận nửa triệu; Literal amount 'Nhận nửa triệu': use a figure",
        "Hưởng 45%; Literal percentage '45%': use a figure",
        "Hưởng 45 phần trăm; Literal percentage '45 phần trăm': use a figure",
        "{{#before 2027-01-01}}a; Block {{#before 2027-01-01}} is never closed",
        "a{{/from}}; {{/from}} closes nothing",
        "{{#before 2027-13-01}}a{{/before}}; '2027-13-01' is not a day like 2027-01-01",
        "{{= 12 * }}; Bad formula '12 *': it ends too early",
        "{{= 12 vol_rate}}; Bad formula '12 vol_rate' at 'vol_rate'",
        "{{= 12 / (vol_rate - vol_rate)}}; Division by zero in '12 / (vol_rate - vol_rate)'",
        "{{= 12 * hotline}}; Figure 'hotline' is not a number",
        "{{vol_rate|words}}; Cannot read {{vol_rate|words}}",
        "{{ vol rate }}; Cannot read {{vol rate}}",
        "{{vol_rate; Unbalanced braces in '{{vol_rate'",
        "{{vol_due_monthly}}; Key 'vol_due_monthly' is a rule, not a value to be read out: 'within the month'",
        "{{vol_income_min}} đồng; {{vol_income_min}} already reads with its unit: drop the one behind it",
      })
  void aCheckNamesWhatIsWrong(String template, String problem) {
    assertThat(FigureText.check(template, FIGURES)).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "Luật 41/2024/QH15, Điều 36 từ 01/07/2025",
        "Gọi 1900 9068 hoặc 0238.3844888",
        "Tốn mấy trăm nghìn thôi, vài triệu cũng vậy",
        "Không mất 1 đồng nào, 0 đồng luôn",
        "Đóng đủ 15 năm, 3 tháng đóng 1 lần, 4 người",
        "{{#before 2027-01-01}}{{fund_invest_rate_month}}{{/before}}",
        "{{vol_income_min}}, {{= 2 * vol_income_min@2027-01-01|exact}}",
      })
  void ordinaryTextPassesTheCheck(String template) {
    assertThat(FigureText.check(template, FIGURES)).isEmpty();
  }

  @Test
  void everyFigureMustHaveAValueOnTheDaysAskedForWhereItsBlockIsRead() {
    LocalDate june = LocalDate.of(2026, 6, 30);
    assertThat(FigureText.check("{{pension_increase_2026}}", FIGURES, List.of(june)))
        .containsExactly("Key 'pension_increase_2026' has no value on 2026-06-30");
    assertThat(FigureText.check("{{#from 2026-07-01}}{{pension_increase_2026}}{{/from}}", FIGURES, List.of(june)))
        .isEmpty();
  }

  private static String text(String template, LocalDate day) {
    return FigureText.render(template, FIGURES, day).text();
  }
}
