package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.danda.knowledge.figure.Comparison.LeftOut;
import vn.danda.knowledge.figure.Comparison.Said;

/**
 * The prices an office keeps to say amounts by: "bằng chừng 3 ly trà đá". None ship with the code. A price is good for
 * some months from the day it was seen; after that nothing is compared with it until somebody has looked again.
 *
 * @param all every price that was ever entered
 * @param goodForMonths so long after it was seen a price may be used
 */
public record EverydayPrices(List<EverydayPrice> all, int goodForMonths) {

  public static final EverydayPrices NONE = new EverydayPrices(List.of(), 6);

  /** Fewer than two is no picture ("bằng 0,3 ly"), and of more than thirty nobody has one either. */
  static final int FEWEST = 2;

  static final int MOST = 30;

  private static final BigDecimal NEARLY = new BigDecimal("0.1");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  public EverydayPrices {
    all = List.copyOf(all);
    if (goodForMonths < 1) {
      throw new IllegalArgumentException("Prices good for " + goodForMonths + " months: at least one is needed");
    }
  }

  public boolean knows(String key) {
    return all.stream().anyMatch(price -> price.key().equals(key));
  }

  /** What there are prices of, in alphabetical order. */
  public SortedSet<String> keys() {
    SortedSet<String> keys = new TreeSet<>();
    all.forEach(price -> keys.add(price.key()));
    return keys;
  }

  /** The price as it was known on that day: the last one seen until then. */
  public Optional<EverydayPrice> on(String key, LocalDate day) {
    return all.stream()
        .filter(price -> price.key().equals(key) && !price.seenOn().isAfter(day))
        .max(Comparator.comparing(EverydayPrice::seenOn));
  }

  /** The price seen last, whenever that was. */
  public Optional<EverydayPrice> latest(String key) {
    return on(key, LocalDate.MAX);
  }

  /** The last day on which it may be used. */
  public LocalDate lastDay(EverydayPrice price) {
    return price.seenOn().plusMonths(goodForMonths);
  }

  /** The list with one more, in the place of one seen on the same day. */
  public EverydayPrices with(EverydayPrice price) {
    List<EverydayPrice> prices = new ArrayList<>(all);
    prices.removeIf(old -> old.key().equals(price.key()) && old.seenOn().equals(price.seenOn()));
    prices.add(price);
    return new EverydayPrices(prices, goodForMonths);
  }

  /**
   * How many of the thing the amount buys. "bằng chừng 3" when that is within a tenth of three, else "bằng hơn 2"; less
   * than two or more than thirty are not said.
   */
  public Comparison compare(BigDecimal amount, String key, LocalDate day) {
    Optional<EverydayPrice> known = on(key, day);
    if (known.isEmpty()) {
      return new LeftOut(key, true, "chưa có giá “" + key + "” cho ngày " + DAY.format(day));
    }
    EverydayPrice price = known.get();
    if (day.isAfter(lastDay(price))) {
      return new LeftOut(key, true, "giá một " + price.thing() + " xem ngày " + DAY.format(price.seenOn()) + " đã cũ quá " + goodForMonths + " tháng");
    }
    BigDecimal count = amount.divide(BigDecimal.valueOf(price.price()), MathContext.DECIMAL128);
    BigDecimal whole = count.setScale(0, RoundingMode.HALF_UP);
    boolean near = count.subtract(whole).abs().compareTo(whole.multiply(NEARLY)) <= 0;
    BigDecimal said = near ? whole : count.setScale(0, RoundingMode.DOWN);
    if (said.compareTo(BigDecimal.valueOf(FEWEST)) < 0) {
      return new LeftOut(key, false, "chưa được " + FEWEST + " " + price.thing() + ", chọn thứ rẻ hơn");
    }
    if (said.compareTo(BigDecimal.valueOf(MOST)) > 0) {
      return new LeftOut(key, false, "hơn " + MOST + " " + price.thing() + ", khó hình dung, chọn thứ đắt hơn");
    }
    return new Said("(bằng " + (near ? "chừng " : "hơn ") + said + " " + price.thing() + ")");
  }
}
