package vn.danda.knowledge.gate;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.Register;

/**
 * A command: how long the gate takes for a draft, with the shipped test questions and a thousand of recent days. Run it
 * on a machine that does nothing else. {@code java -cp … vn.danda.knowledge.gate.GateBench}
 */
final class GateBench {

  private static final int DRAFTS = 5;
  private static final int RECENT = 1000;

  private GateBench() {}

  public static void main(String[] args) {
    Knowledge content = KnowledgeFiles.shipped();
    FaqSearch today = FaqSearch.over(content);
    List<TestQuestion> recent =
        content.entries().stream()
            .flatMap(entry -> entry.phrasings().getOrDefault(Register.TEEN, List.of()).stream())
            .limit(RECENT)
            .map(text -> TestQuestion.recent(text + " v ad"))
            .toList();
    List<TestQuestion> asked = Stream.concat(TestQuestionFile.shipped().stream(), recent.stream()).toList();
    IntStream.range(0, DRAFTS).forEach(nth -> measure(content, today, asked, nth));
  }

  private static void measure(Knowledge content, FaqSearch today, List<TestQuestion> asked, int nth) {
    FaqEntry draft = content.entries().get(nth * 7).alsoAsked(Register.MARKED, "Cho tôi hỏi chuyện này với, lần " + nth);
    List<FaqEntry> others = content.entries().stream().filter(entry -> !entry.id().equals(draft.id())).toList();
    long started = System.nanoTime();
    FaqSearch wouldBe =
        FaqSearch.over(
            new Knowledge(
                Stream.concat(others.stream(), Stream.of(draft)).toList(), content.redirects(), content.smallTalk()));
    long trained = System.nanoTime();
    GateReport report = PublishGate.compare(today, wouldBe, draft, others, asked);
    System.out.printf(
        "gate: %d questions, trained in %.1f s, compared in %.1f s%n",
        report.asked(), (trained - started) / 1e9, (System.nanoTime() - trained) / 1e9);
  }
}
