package vn.danda.knowledge.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.gate.Effect.Kind;
import vn.danda.knowledge.text.VietnameseText;

/**
 * The gate on drafts seeded to steal and on harmless ones. Every fifth marked phrasing is held back from the content and
 * plays the test question.
 */
class PublishGateTest {

  private static final int HELD_BACK = 5;

  /** Seeded drafts of each kind: each trains the search anew, so few in the build; {@code -Ddanda.gate.drafts=40} for more. */
  private static final int DRAFTS = 3;

  /** One false alarm in so many harmless drafts is put up with: a reason lets them through. */
  private static final int MOST_FALSE_ALARMS = 20;

  private static Knowledge content;
  private static FaqSearch today;
  private static final List<TestQuestion> QUESTIONS = new ArrayList<>();
  private static final Map<EntryId, List<String>> HELD = new HashMap<>();

  @BeforeAll
  static void learn() {
    Knowledge shipped = KnowledgeFiles.shipped();
    content = new Knowledge(shipped.entries().stream().map(PublishGateTest::holdBack).toList(), shipped.redirects(), shipped.smallTalk());
    today = FaqSearch.over(content);
  }

  @Test
  void aDraftThatAnswersAnothersQuestionsIsCaught() {
    int caught = 0;
    List<FaqEntry> victims = victims();
    for (FaqEntry victim : victims) {
      FaqEntry thief = neighbour(victim);
      // The thief's writer believes that these ask for the thief; the test questions say they ask for the victim.
      List<String> taken = held(victim).stream().map(phrasing -> "cho hỏi " + phrasing).toList();
      GateReport report = compare(adding(thief, taken));
      if (report.stops() && report.robbed().containsKey(victim.id())) {
        caught++;
      } else {
        report.effects().forEach(effect -> System.out.println("  missed: " + victim.id() + ": " + told(effect)));
      }
    }
    System.out.printf("gate: %d of %d stealing drafts caught%n", caught, victims.size());
    assertThat(caught).isEqualTo(victims.size());
  }

  @Test
  void aPhrasingThatIsAnothersInOtherSpellingIsNamed() {
    FaqEntry victim = content.entries().getFirst();
    FaqEntry thief = content.entries().get(1);
    String phrasing = phrasings(victim).findFirst().orElseThrow();
    GateReport report =
        PublishGate.compare(
            today, today, adding(thief, List.of(VietnameseText.fold(phrasing) + " ạ")), content.entries(), List.of());
    assertThat(report.shared()).anyMatch(shared -> shared.other().equals(victim.id()));
    assertThat(report.stops()).isTrue();
  }

  @Test
  void aHarmlessDraftPasses() {
    int stopped = 0;
    List<FaqEntry> entries = victims();
    for (FaqEntry entry : entries) {
      // Its own held-back phrasings: more of the same meaning.
      GateReport report = compare(adding(entry, held(entry)));
      stopped += report.stops() ? 1 : 0;
      report.effects().stream()
          .filter(Effect::isRegression)
          .forEach(effect -> System.out.println("  false alarm: " + entry.id() + ": " + told(effect)));
    }
    System.out.printf("gate: %d of %d harmless drafts stopped%n", stopped, entries.size());
    assertThat(stopped).isLessThanOrEqualTo(entries.size() / MOST_FALSE_ALARMS);
  }

  @Test
  void theSameContentChangesNothing() {
    FaqEntry same = content.entries().getFirst();
    GateReport report = PublishGate.compare(today, today, same, content.entries(), QUESTIONS);
    assertThat(report.effects()).isEmpty();
    assertThat(report.stops()).isFalse();
    assertThat(report.asked()).isEqualTo(QUESTIONS.size());
  }

  @Test
  void aQuestionNobodyHasLabelledIsShownButStopsNothing() {
    FaqEntry victim = victims().getFirst();
    FaqEntry thief = neighbour(victim);
    List<TestQuestion> recent = held(victim).stream().map(TestQuestion::recent).toList();
    FaqEntry draft = adding(thief, held(victim));
    GateReport report = PublishGate.compare(today, with(draft), draft, List.of(), recent);
    assertThat(report.stops()).isFalse();
    assertThat(report.effects()).isNotEmpty().noneMatch(effect -> effect.kind() == Kind.STOLEN);
  }

  private static String told(Effect effect) {
    return "%s %s (%s %.2f -> %s %.2f)".formatted(
        effect.kind(), effect.question().text(), effect.before().entry(), effect.before().confidence(),
        effect.after().entry() == null ? effect.after().outcome() : effect.after().entry(), effect.after().confidence());
  }

  private static FaqEntry neighbour(FaqEntry entry) {
    EntryId near = entry.near().getFirst();
    return content.entries().stream().filter(one -> one.id().equals(near)).findFirst().orElseThrow();
  }

  private static List<String> held(FaqEntry entry) {
    return HELD.getOrDefault(entry.id(), List.of());
  }

  private static List<FaqEntry> victims() {
    int all = Integer.getInteger("danda.gate.drafts", DRAFTS);
    return content.entries().stream()
        .filter(entry -> !entry.near().isEmpty() && held(entry).size() > 2)
        .limit(all)
        .toList();
  }

  private static GateReport compare(FaqEntry draft) {
    return PublishGate.compare(today, with(draft), draft, content.entries(), QUESTIONS);
  }

  private static FaqSearch with(FaqEntry changed) {
    return FaqSearch.over(
        new Knowledge(
            content.entries().stream().map(entry -> entry.id().equals(changed.id()) ? changed : entry).toList(),
            content.redirects(),
            content.smallTalk()));
  }

  private static Stream<String> phrasings(FaqEntry entry) {
    return entry.phrasings().getOrDefault(Register.MARKED, List.of()).stream();
  }

  private static FaqEntry holdBack(FaqEntry entry) {
    List<String> marked = phrasings(entry).toList();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < marked.size(); i++) {
      if (i % HELD_BACK == 0) {
        QUESTIONS.add(TestQuestion.labelled(marked.get(i), entry.id()));
        HELD.computeIfAbsent(entry.id(), none -> new ArrayList<>()).add(marked.get(i));
      } else {
        kept.add(marked.get(i));
      }
    }
    return withMarked(entry, kept);
  }

  private static FaqEntry adding(FaqEntry entry, List<String> phrasings) {
    return withMarked(entry, Stream.concat(phrasings(entry), phrasings.stream()).toList());
  }

  private static FaqEntry withMarked(FaqEntry entry, List<String> marked) {
    Map<Register, List<String>> phrasings = new EnumMap<>(Register.class);
    phrasings.putAll(entry.phrasings());
    phrasings.put(Register.MARKED, marked);
    return new FaqEntry(
        entry.id(), entry.group(), entry.question(), entry.label(), entry.answer(), entry.detail(), entry.basis(),
        entry.caution(), entry.audiences(), entry.followUps(), entry.near(), phrasings);
  }
}
