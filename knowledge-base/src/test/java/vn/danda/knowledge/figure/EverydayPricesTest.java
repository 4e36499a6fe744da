package vn.danda.knowledge.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.danda.knowledge.figure.Comparison.LeftOut;
import vn.danda.knowledge.figure.Comparison.Said;

/** Amounts in folk's measure. The prices are made up. */
class EverydayPricesTest {

  private static final LocalDate SEEN = LocalDate.of(2026, 9, 30);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 1);
  private static final EverydayPrices PRICES =
      new EverydayPrices(List.of(price("ly trà đá", 3_000, SEEN), price("tô phở", 40_000, SEEN)), 6);
  private static final Figures FIGURES = Figures.shipped().measuredBy(PRICES);

  @ParameterizedTest
  @CsvSource({
    "264000, mỗi ngày chừng 9 nghìn đồng",
    "387200, mỗi ngày chừng 13 nghìn đồng",
    "198000, mỗi ngày chừng 6.500 đồng",
    "165000, mỗi ngày chừng 5.500 đồng",
    "66000, mỗi ngày chừng 2.200 đồng",
    "15000, mỗi ngày chừng 500 đồng",
    "500000, mỗi ngày chừng 16.500 đồng",
    "5000000, mỗi ngày chừng 167 nghìn đồng",
    "50600000, 'mỗi ngày chừng 1,69 triệu đồng'",
    "0, mỗi ngày chừng 0 đồng",
  })
  void aMonthlyAmountComesToSoMuchADay(long monthly, String said) {
    assertThat(DayShare.said(BigDecimal.valueOf(monthly))).isEqualTo(said);
  }

  /** From 100 đồng a day up to ten million; every amount of money in the table lies in between. */
  @Test
  void aDayShareIsNeverMoreThanFivePercentOff() {
    for (long monthly = 3_000; monthly < 300_000_000; monthly += Math.max(37, monthly / 997)) {
      String said = DayShare.said(BigDecimal.valueOf(monthly)).replace("mỗi ngày chừng ", "");
      Figure money = new Figure("any", "1", "VND/month", null, null, "", Certainty.CONFIRMED, "");
      double rounded = Double.parseDouble(FigureInput.value(money, said));
      assertThat(Math.abs(rounded - monthly / 30.0)).as("%d a month said as %s", monthly, said).isLessThanOrEqualTo(monthly / 30.0 * 0.0501);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "6000, (bằng chừng 2 ly trà đá)",
    "5400, (bằng chừng 2 ly trà đá)",
    "6600, (bằng chừng 2 ly trà đá)",
    "6700, (bằng hơn 2 ly trà đá)",
    "8000, (bằng hơn 2 ly trà đá)",
    "8100, (bằng chừng 3 ly trà đá)",
    "13400, (bằng hơn 4 ly trà đá)",
    "13500, (bằng chừng 5 ly trà đá)",
    "90000, (bằng chừng 30 ly trà đá)",
    "91400, (bằng chừng 30 ly trà đá)",
  })
  void anAmountIsSaidInWholePiecesAndNeverMadeMoreOrLess(long amount, String said) {
    assertThat(PRICES.compare(BigDecimal.valueOf(amount), "ly_tra_da", TODAY)).isEqualTo(new Said(said));
  }

  @Test
  void fewerThanTwoAndMoreThanThirtyAreNotSaid() {
    assertThat(PRICES.compare(BigDecimal.valueOf(5_300), "ly_tra_da", TODAY))
        .isEqualTo(new LeftOut("ly_tra_da", false, "chưa được 2 ly trà đá, chọn thứ rẻ hơn"));
    assertThat(PRICES.compare(BigDecimal.valueOf(264_000), "ly_tra_da", TODAY))
        .isEqualTo(new LeftOut("ly_tra_da", false, "hơn 30 ly trà đá, khó hình dung, chọn thứ đắt hơn"));
  }

  @Test
  void aPriceIsUsedToItsLastDayAndNotBeforeItWasSeen() {
    String template = "Mỗi tháng {{vol_net_at_floor_other}}, {{vol_net_at_floor_other|moi_ngay}}{{vol_net_at_floor_other|moi_ngay|bang:ly_tra_da}}.";
    assertThat(read(template, TODAY).text())
        .isEqualTo("Mỗi tháng 264 nghìn đồng, mỗi ngày chừng 9 nghìn đồng (bằng chừng 3 ly trà đá).");
    assertThat(read(template, NEXT_YEAR).text())
        .isEqualTo("Mỗi tháng 387.200 đồng, mỗi ngày chừng 13 nghìn đồng (bằng chừng 4 ly trà đá).");
    assertThat(read(template, LocalDate.of(2027, 3, 30)).leftOut()).isEmpty();

    Rendered stale = read(template, LocalDate.of(2027, 3, 31));
    assertThat(stale.text()).isEqualTo("Mỗi tháng 387.200 đồng, mỗi ngày chừng 13 nghìn đồng.");
    assertThat(stale.leftOut()).containsExactly(new LeftOut("ly_tra_da", true, "giá một ly trà đá xem ngày 30/9/2026 đã cũ quá 6 tháng"));
    assertThat(stale.missing()).isEmpty();
    assertThat(read(template, SEEN.minusDays(1)).leftOut()).singleElement().matches(LeftOut::waits);
  }

  @Test
  void aNewerPriceTakesTheOldOnesPlaceFromItsDayOn() {
    EverydayPrices newer = PRICES.with(price("ly trà đá", 5_000, TODAY));
    assertThat(newer.compare(BigDecimal.valueOf(10_000), "ly_tra_da", TODAY)).isEqualTo(new Said("(bằng chừng 2 ly trà đá)"));
    assertThat(newer.compare(BigDecimal.valueOf(9_000), "ly_tra_da", TODAY.minusDays(1))).isEqualTo(new Said("(bằng chừng 3 ly trà đá)"));
    assertThat(newer.with(price("ly trà đá", 4_000, TODAY)).all()).hasSize(3);
  }

  @Test
  void theWholeAmountAndSumsAreMeasuredToo() {
    assertThat(read("Một tháng{{vol_net_at_floor_other|bang:to_pho}} thôi", TODAY).text())
        .isEqualTo("Một tháng (bằng chừng 7 tô phở) thôi");
    assertThat(read("{{= 2 * vol_net_at_floor_other@2027-01-01|moi_ngay|bang:ly_tra_da}}", TODAY).text())
        .isEqualTo("(bằng chừng 9 ly trà đá)");
    assertThat(read("{{= 2 * vol_net_at_floor_other|moi_ngay}}", TODAY).text()).isEqualTo("mỗi ngày chừng 17.500 đồng");
  }

  @Test
  void aFigureCountsAsQuotedOnlyWhenTheComparisonIsSaid() {
    assertThat(read("{{vol_net_at_floor_other|moi_ngay|bang:ly_tra_da}}", TODAY).figures()).hasSize(1);
    assertThat(read("{{vol_net_at_floor_other|bang:ly_tra_da}}", TODAY).figures()).isEmpty();
    assertThat(read("Hết.{{vol_support_nghe_an_extra|bang:ly_tra_da}}", TODAY).text()).isEqualTo("Hết.");
    assertThat(read("{{vol_support_nghe_an_extra|moi_ngay}}", TODAY).text()).isEqualTo(FigureText.NO_VALUE);
  }

  @Test
  void whatATextDependsOnIsKnown() {
    String template = "{{#before 2027-01-01}}{{= 2 * vol_income_min|bang:to_pho}}{{/before}}{{hotline}}";
    assertThat(FigureText.prices(template)).containsExactly("to_pho");
    assertThat(FigureText.keys(template)).containsExactly("hotline", "vol_income_min");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{{vol_net_at_floor_other|bang:vang_sjc}}; Unknown price 'vang_sjc'",
        "{{hotline|bang:to_pho}}; Key 'hotline' is no money: it buys nothing",
        "{{bhyt_household_year_1|moi_ngay}}; Key 'bhyt_household_year_1' is no amount by the month: it has no share of a day",
        "{{bhyt_household_year_1|moi_ngay|bang:to_pho}}; Key 'bhyt_household_year_1' is no amount by the month: it has no share of a day",
        "{{no_such|bang:to_pho}}; Unknown key 'no_such'",
        "Một tháng ({{vol_income_min|bang:to_pho}}); A comparison brings its own brackets: drop the one before it",
        "{{vol_net_at_floor_other|moi_ngay}} đồng; {{vol_net_at_floor_other}} already reads with its unit: drop the one behind it",
      })
  void aMistakeIsNamed(String template, String problem) {
    assertThat(FigureText.check(template, FIGURES)).contains(problem);
  }

  @Test
  void aTextWithoutMistakesHasNone() {
    assertThat(FigureText.check("Mỗi tháng {{vol_net_at_floor_other}}, {{vol_net_at_floor_other|moi_ngay}}{{vol_net_at_floor_other|moi_ngay|bang:ly_tra_da}}.", FIGURES)).isEmpty();
    assertThat(EverydayPrice.keyOf("  1 Tô phở (bò) ")).isEqualTo("to_pho_bo");
  }

  private static Rendered read(String template, LocalDate day) {
    return FigureText.render(template, FIGURES, day);
  }

  private static EverydayPrice price(String thing, long price, LocalDate seenOn) {
    return new EverydayPrice(EverydayPrice.keyOf(thing), thing, price, seenOn, "chợ Thử", "mai");
  }
}
