package vn.danda.knowledge.evaluate;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Question;

/** Prints a {@link Tally} as tables people read, and the messages that went wrong with the reason. */
final class Report {

  private static final int NAME_WIDTH = 17;
  private static final int SHARE_WIDTH = 19;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** Two tables: of all messages, and of those no entry answers; either may be missing. */
  void tables(Tally tally) {
    Tally unanswerable = tally.unanswerable();
    if (unanswerable.judged().size() < tally.judged().size()) {
      table(tally, false);
    }
    if (!unanswerable.judged().isEmpty()) {
      out.println("messages that no entry answers:");
      table(unanswerable, true);
    }
  }

  private void table(Tally tally, boolean unanswerable) {
    List<Figure> figures = Arrays.stream(Figure.values()).filter(figure -> figure.isOfUnanswerable() == unanswerable).toList();
    out.println(line("", "n", figures.stream().map(Figure::title).toList()));
    for (Map.Entry<String, Tally> group : tally.byGroup().entrySet()) {
      String size = String.valueOf(group.getValue().judged().size());
      out.println(line(group.getKey(), size, figures.stream().map(figure -> figure.of(group.getValue()).toString()).toList()));
    }
  }

  private static String line(String name, String size, List<String> cells) {
    return cells.stream()
        .map(cell -> String.format(Locale.ROOT, "  %-" + SHARE_WIDTH + "s", cell))
        .collect(Collectors.joining("", String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s %5s", name, size), ""))
        .stripTrailing();
  }

  /** Every message that did not get its right entry, at once or when asked back, worst first. */
  void failures(Tally tally, FaqSearch search) {
    List<Tally.Judged> failed =
        tally.judged().stream()
            .filter(each -> each.verdict() != Verdict.RIGHT && each.verdict() != Verdict.ASKED_NEEDLESSLY)
            .sorted((one, other) -> other.verdict().compareTo(one.verdict()))
            .toList();
    out.printf("%d went wrong or were only among the options:%n", failed.size());
    for (Tally.Judged each : failed) {
      Labelled question = each.question();
      out.printf("  %s, line %d (%s): %s%n", each.verdict().words(), question.line(), question.group(), question.text());
      out.printf("      wanted  %s%n", question.isAnswerable() ? String.join(" or ", question.topics()) : "no entry");
      out.printf(Locale.ROOT, "      got     %s, confidence %.2f%n", got(each), each.understanding().confidence());
      out.printf("      why     %s%n", search.why(new Question(question.text(), null, question.earlier())).summary());
    }
  }

  private static String got(Tally.Judged each) {
    return switch (each.understanding().outcome()) {
      case ANSWERED -> String.valueOf(each.understanding().entry());
      case CLARIFY -> "asked back: " + options(each);
      case NOT_SURE -> "not sure, nearest: " + options(each);
      case SMALL_TALK -> "small talk: " + each.understanding().smallTalk();
      case REDIRECTED -> "fixed reply: " + each.understanding().redirect();
    };
  }

  private static String options(Tally.Judged each) {
    return each.understanding().options().stream().map(EntryId::value).collect(Collectors.joining(", "));
  }
}
