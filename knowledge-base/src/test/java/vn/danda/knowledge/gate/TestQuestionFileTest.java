package vn.danda.knowledge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.text.VietnameseText;

/** The shipped test questions: enough of them for every entry, new to the search, and mostly understood. */
class TestQuestionFileTest {

  private final List<TestQuestion> questions = TestQuestionFile.shipped();
  private final Knowledge content = KnowledgeFiles.shipped();

  @Test
  void everyEntryHasAtLeastTwoAndNoOtherHasAny() {
    Map<EntryId, Long> counts =
        questions.stream().collect(Collectors.groupingBy(each -> each.right().iterator().next(), Collectors.counting()));
    assertThat(counts.keySet()).isEqualTo(content.byId().keySet());
    assertThat(counts.values()).allMatch(count -> count >= 2);
  }

  @Test
  void noneIsTwiceOrAmongThePhrasings() {
    Set<String> learned =
        content.entries().stream().map(FaqEntry::allPhrasings).flatMap(List::stream).map(VietnameseText::fold).collect(Collectors.toSet());
    assertThat(questions).extracting(each -> VietnameseText.fold(each.text())).doesNotHaveDuplicates().noneMatch(learned::contains);
  }

  /** The others are as useful: the gate shows when a change mends them. */
  @Test
  void mostAreAnsweredRightlyOrAskedBackWithTheRightOneAmongTheOptions() {
    FaqSearch search = FaqSearch.over(content);
    int answered = 0;
    int offered = 0;
    for (TestQuestion question : questions) {
      Understanding understood = search.understand(Question.of(question.text()));
      boolean right = understood.entry() != null && question.right().contains(understood.entry());
      boolean among = understood.outcome() == Understanding.Outcome.CLARIFY && understood.options().stream().anyMatch(question.right()::contains);
      answered += right ? 1 : 0;
      offered += among ? 1 : 0;
      if (!right && !among) {
        System.out.println("  not understood: " + question + " -> " + understood.outcome() + " " + understood.entry());
      }
    }
    System.out.printf("test questions: %d, answered rightly %d, right one offered %d%n", questions.size(), answered, offered);
    assertThat(answered).isGreaterThanOrEqualTo(questions.size() * 3 / 4);
    assertThat(answered + offered).isGreaterThanOrEqualTo(questions.size() * 85 / 100);
  }
}
