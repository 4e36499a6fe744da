package vn.danda.chaos;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A table of figures, some of which must be so. */
final class Report {

  private final String title;
  private final List<String> lines = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

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
    if (!kept) {
      broken.add(what + ": " + figure);
    }
    lines.add("| %-48s | %s (%s)%s |".formatted(what, figure, rule, kept ? "" : "  <-- NO"));
  }

  boolean isGood() {
    return broken.isEmpty();
  }

  /** What must be so and is not. */
  List<String> broken() {
    return List.copyOf(broken);
  }

  void print() {
    System.out.println("\n## " + title + ", " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + (isGood() ? "" : "  FAILED") + "\n");
    lines.forEach(System.out::println);
    System.out.println();
  }
}
