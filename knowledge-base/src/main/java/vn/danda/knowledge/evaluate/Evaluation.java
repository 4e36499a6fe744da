package vn.danda.knowledge.evaluate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;

/**
 * The command {@code evaluate}: how well the shipped content is found. Takes files; one whose name holds
 * {@code off-topic} lists messages no entry answers, {@code followups} lists dialogs, any other lists questions with
 * their right topics. Questions on topics that have no entry yet are left out, and their number is printed.
 */
public final class Evaluation {

  private final FaqSearch search;
  private final Set<String> known;
  private final PrintStream out;

  Evaluation(Knowledge knowledge, FaqSearch search, PrintStream out) {
    this.search = search;
    this.known = knowledge.entries().stream().map(entry -> entry.id().value()).collect(Collectors.toSet());
    this.out = out;
  }

  public static void main(String[] files) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (files.length == 0) {
      out.println("Which files? Columns: text, register, topic, also (see knowledge-base/SEARCH.md)");
      return;
    }
    Knowledge knowledge = KnowledgeFiles.shipped();
    long start = System.nanoTime();
    FaqSearch search = FaqSearch.over(knowledge);
    out.printf("%d entries, built in %d ms%n", knowledge.entries().size(), (System.nanoTime() - start) / 1_000_000);
    Evaluation evaluation = new Evaluation(knowledge, search, out);
    List.of(files).forEach(file -> evaluation.run(Path.of(file)));
  }

  /** Measures one file, prints its table and its failures, and returns the counts. */
  Tally run(Path file) {
    List<Labelled> questions = read(file);
    List<Labelled> answerable = questions.stream().filter(question -> question.isAmong(known)).toList();
    Tally tally = Tally.of(search, answerable);
    out.printf("%n== %s: %d messages, %d left out (no entry yet)%n", file.getFileName(), answerable.size(),
        questions.size() - answerable.size());
    out.printf("%-16s %5s  %-18s %-18s %-18s %-18s %-18s %s%n", "", "n", "right at once", "within options",
        "asked needlessly", "confidently wrong", "not sure", "sent away");
    for (Map.Entry<String, Tally> group : tally.byGroup().entrySet()) {
      print(group.getKey(), group.getValue());
    }
    failures(tally);
    return tally;
  }

  private static List<Labelled> read(Path file) {
    String name = file.getFileName().toString();
    if (name.contains("off-topic")) {
      return Labelled.offTopic(file);
    }
    return name.contains("followups") ? Labelled.followUps(file) : Labelled.questions(file);
  }

  private void print(String name, Tally tally) {
    out.printf("%-16s %5d  %-18s %-18s %-18s %-18s %-18s %s%n", name, tally.judged().size(), tally.rightAtOnce(),
        tally.rightWithinOptions(), tally.share(Verdict.ASKED_NEEDLESSLY), tally.confidentlyWrong(),
        tally.share(Verdict.NOT_SURE), tally.share(Verdict.SENT_AWAY));
  }

  private void failures(Tally tally) {
    out.println("failures:");
    tally.judged().stream()
        .filter(each -> each.verdict() != Verdict.RIGHT && each.verdict() != Verdict.ASKED_NEEDLESSLY)
        .forEach(each -> out.printf("  %-19s %.2f want %s got %s%n      %s%n", each.verdict(),
            each.understanding().confidence(), each.question().topics(), got(each), each.question().text()));
  }

  private static String got(Tally.Judged each) {
    return switch (each.understanding().outcome()) {
      case ANSWERED -> String.valueOf(each.understanding().entry());
      case REDIRECTED -> String.valueOf(each.understanding().redirect());
      case SMALL_TALK -> "small talk " + each.understanding().smallTalk();
      case CLARIFY, NOT_SURE -> each.understanding().options().toString();
    };
  }
}
