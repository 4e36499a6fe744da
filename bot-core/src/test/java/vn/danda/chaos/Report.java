package vn.danda.chaos;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A table of figures, some of which must be so. */
final class Report {

  private final String title;
  private final List<String> lines = new ArrayList<>();
  private boolean good = true;

  Report(String title) {
    this.title = title;
  }

  void row(String what, Object figure) {
    lines.add("| %-48s | %s |".formatted(what, figure));
  }

  void must(String what, long figure, long atMost) {
    must(what, figure, "<= " + atMost, figure <= atMost);
  }

  void must(String what, Object figure, String rule, boolean kept) {
    good &= kept;
    lines.add("| %-48s | %s (%s)%s |".formatted(what, figure, rule, kept ? "" : "  <-- NO"));
  }

  boolean isGood() {
    return good;
  }

  void print() {
    System.out.println("\n## " + title + ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + (good ? "" : "  FAILED") + "\n");
    lines.forEach(System.out::println);
    System.out.println();
  }
}
