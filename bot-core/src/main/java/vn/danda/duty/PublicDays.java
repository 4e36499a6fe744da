package vn.danda.duty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import vn.danda.knowledge.text.WordFiles;

/** The public holidays and swapped working days that ship with the code: {@code duty/public-days.csv}, 2026 to 2030. */
public final class PublicDays {

  private PublicDays() {}

  /** One line of the file: the day and where it is from. */
  record Shipped(DutyDay day, String source) {}

  /** The days, in order. */
  public static List<DutyDay> days() {
    return shipped().stream().map(Shipped::day).toList();
  }

  static List<Shipped> shipped() {
    String rows = text().lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
    return WordFiles.rows(rows).stream().map(PublicDays::read).toList();
  }

  private static Shipped read(WordFiles.Row row) {
    boolean certain =
        switch (row.cell("certainty")) {
          case "official" -> true;
          case "expected" -> false;
          default -> throw new IllegalArgumentException("No certainty '" + row.cell("certainty") + "' in public-days.csv");
        };
    LocalDate day = LocalDate.parse(row.cell("day"));
    return new Shipped(DutyDay.parse(day, row.cell("hours"), row.cell("name"), certain), row.cell("source"));
  }

  private static String text() {
    try (InputStream in = PublicDays.class.getResourceAsStream("/duty/public-days.csv")) {
      if (in == null) {
        throw new IllegalStateException("No file /duty/public-days.csv on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read /duty/public-days.csv", e);
    }
  }
}
