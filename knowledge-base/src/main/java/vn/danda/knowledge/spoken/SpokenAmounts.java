package vn.danda.knowledge.spoken;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.spoken.Reading.Kind;

/**
 * The sums and times a text names. Where a text can be read in several ways, {@code ambiguous} is true, the lists hold
 * the ways or the two ends of the range, and {@code ask} is the question to ask back.
 *
 * @param amounts whole đồng
 * @param durations lengths of time, ISO 8601 ({@code P3Y4M}, {@code P21D})
 * @param months counts of months, and how many months one payment is for
 * @param birthYears {@code 1998} or {@code 1972-08}
 * @param ages years, or ISO 8601 when months are said ({@code P61Y6M})
 * @param dates {@code 2027}, {@code 2025-02} or {@code 2027-01-01}
 * @param ask in Vietnamese; null when nothing is ambiguous
 */
public record SpokenAmounts(
    List<Long> amounts,
    List<String> durations,
    List<Integer> months,
    List<String> birthYears,
    List<String> ages,
    List<String> dates,
    boolean ambiguous,
    @Nullable String ask) {

  public SpokenAmounts {
    amounts = List.copyOf(amounts);
    durations = List.copyOf(durations);
    months = List.copyOf(months);
    birthYears = List.copyOf(birthYears);
    ages = List.copyOf(ages);
    dates = List.copyOf(dates);
  }

  /** Longer texts are not somebody naming a sum; reading them whole would only find accidents. */
  private static final int LONGEST_TEXT = 2_000;

  /** @param today what "tháng sau" and "sang năm" are counted from */
  public static SpokenAmounts read(String text, LocalDate today) {
    Sentence sentence = Sentence.of(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < sentence.size(); ) {
      int here = i;
      Optional<Reading> reading = at(sentence, here, today);
      reading.ifPresent(readings::add);
      i = reading.map(found -> Math.max(found.end(), here + 1)).orElse(here + 1);
    }
    if (readings.isEmpty()) {
      BareNumbers.read(sentence, today).ifPresent(readings::add);
    }
    return of(sentence, readings);
  }

  private static Optional<Reading> at(Sentence s, int i, LocalDate today) {
    return BirthGrammar.at(s, i, today.getYear())
        .or(() -> SpanGrammar.fromToAt(s, i, today))
        .or(() -> DateGrammar.at(s, i, today))
        .or(() -> AgeGrammar.at(s, i))
        .or(() -> SpanGrammar.at(s, i))
        .or(() -> MoneyGrammar.at(s, i));
  }

  private static SpokenAmounts of(Sentence sentence, List<Reading> readings) {
    Optional<Reading> unsure = readings.stream().filter(reading -> reading.ask() != null).findFirst();
    return new SpokenAmounts(
        values(readings, Kind.AMOUNT).stream().map(value -> new BigDecimal(value).longValue()).toList(),
        added(sentence, values(readings, Kind.DURATION)),
        values(readings, Kind.MONTHS).stream().map(Integer::valueOf).toList(),
        values(readings, Kind.BIRTH_YEAR),
        values(readings, Kind.AGE),
        values(readings, Kind.DATE),
        unsure.isPresent(),
        unsure.map(Questions::ask).orElse(null));
  }

  private static List<String> values(List<Reading> readings, Kind kind) {
    return readings.stream()
        .filter(reading -> reading.kind() == kind)
        .flatMap(reading -> reading.values().stream())
        .toList();
  }

  /** "5 năm bắt buộc, 4 năm 2 tháng tự nguyện": what counts is both together. */
  private static List<String> added(Sentence sentence, List<String> durations) {
    boolean bothKinds =
        durations.size() == 2
            && sentence.has(List.of("bb", "bắt buộc", "công ty", "cty"))
            && sentence.has(List.of("tn", "tự nguyện"));
    if (!bothKinds) {
      return durations;
    }
    long months = durations.stream().mapToLong(duration -> Period.parse(duration).toTotalMonths()).sum();
    return List.of(SpanGrammar.iso(months));
  }
}
