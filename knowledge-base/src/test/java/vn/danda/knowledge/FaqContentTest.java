package vn.danda.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.figure.Rendered;
import vn.danda.knowledge.plain.PlainLanguage;
import vn.danda.knowledge.plain.PlainReport;
import vn.danda.knowledge.plain.PlainRule;
import vn.danda.knowledge.text.VietnameseText;

/**
 * Content is tested like code. Every finding names the file and the words. References may name any of the 160 topics,
 * because entries are written one by one.
 */
class FaqContentTest {

  private static final Figures FIGURES = Figures.shipped();
  private static final List<LocalDate> DAYS_AROUND_CHANGES =
      Stream.of("2026-06-30", "2026-07-01", "2026-11-24", "2026-12-31", "2027-01-01").map(LocalDate::parse).toList();
  private static final List<LocalDate> DAYS_OF_READING =
      List.of(LocalDate.of(2026, 11, 24), LocalDate.of(2027, 1, 2));
  private static final int LONGEST_ANSWER = 400;
  private static final int FEWEST_PHRASINGS = 30;
  private static final int FEWEST_IN_A_REGISTER = 3;

  @Test
  void everyEntryParses() {
    List<String> problems = new ArrayList<>();
    ContentFolder.read("faq/entries").forEach((file, yaml) -> parse(file, yaml, problems));
    assertThat(problems).isEmpty();
  }

  @Test
  void everyFigureExistsAndHasAValueOnBothSidesOfEachChange() {
    assertNone((file, entry) -> problemsIn(texts(entry), text -> FigureText.check(text, FIGURES, DAYS_AROUND_CHANGES)));
    List<String> problems = new ArrayList<>();
    Knowledge knowledge = KnowledgeFiles.shipped();
    Stream.concat(knowledge.redirects().stream(), knowledge.smallTalk().stream())
        .forEach(
            reply ->
                FigureText.check(reply.reply(), FIGURES, DAYS_AROUND_CHANGES)
                    .forEach(problem -> problems.add(reply.kind() + ": " + problem)));
    assertThat(problems).isEmpty();
  }

  @Test
  void everyAnswerIsShortEnoughToReadOnAPhone() {
    assertNone(
        (file, entry) ->
            answers(entry).entrySet().stream()
                .flatMap(answer -> DAYS_OF_READING.stream().flatMap(day -> tooLong(answer, day)))
                .toList());
  }

  private static Stream<String> tooLong(Map.Entry<String, String> answer, LocalDate day) {
    int length = length(render(answer.getValue(), day));
    return length <= LONGEST_ANSWER
        ? Stream.of()
        : Stream.of(answer.getKey() + " has " + length + " characters on " + day);
  }

  /** What an editor would be stopped for is not shipped either: officialese, and answers that are not plain. */
  @Test
  void everyAnswerIsPlain() {
    assertNone(
        (file, entry) ->
            answers(entry).values().stream()
                .map(answer -> PlainLanguage.shipped().check(render(answer, DAYS_OF_READING.getFirst())))
                .flatMap(FaqContentTest::notPlain)
                .distinct()
                .toList());
  }

  private static Stream<String> notPlain(PlainReport report) {
    return report.findings().stream()
        .filter(found -> found.rule() == PlainRule.OFFICIALESE || !report.isPlain())
        .map(found -> "score " + report.score() + ": " + found.advice());
  }

  @Test
  void everyEntryIsAskedInAtLeastThirtyWaysAndAllRegisters() {
    assertNone(
        (file, entry) -> {
          List<String> problems = new ArrayList<>();
          int all = entry.phrasings().values().stream().mapToInt(List::size).sum();
          if (all < FEWEST_PHRASINGS) {
            problems.add("only " + all + " phrasings");
          }
          for (Register register : Register.values()) {
            int in = entry.phrasings().getOrDefault(register, List.of()).size();
            if (in < FEWEST_IN_A_REGISTER) {
              problems.add("only " + in + " phrasings in register " + register.key());
            }
          }
          return problems;
        });
  }

  @Test
  void noTwoEntriesShareAPhrasing() {
    Map<String, Set<String>> owners = new TreeMap<>();
    Knowledge knowledge = KnowledgeFiles.shipped();
    for (FaqEntry entry : knowledge.entries()) {
      entry.allPhrasings().forEach(phrasing -> claim(owners, phrasing, "entries/" + entry.id()));
    }
    for (FixedReply reply : knowledge.redirects()) {
      reply.allPhrasings().forEach(phrasing -> claim(owners, phrasing, "redirects/" + reply.kind()));
    }
    for (FixedReply reply : knowledge.smallTalk()) {
      reply.allPhrasings().forEach(phrasing -> claim(owners, phrasing, "small-talk/" + reply.kind()));
    }
    List<String> shared =
        owners.entrySet().stream()
            .filter(phrasing -> phrasing.getValue().size() > 1)
            .map(phrasing -> "'" + phrasing.getKey() + "' in " + phrasing.getValue())
            .toList();
    assertThat(shared).isEmpty();
  }

  private static void claim(Map<String, Set<String>> owners, String phrasing, String owner) {
    String folded = VietnameseText.fold(VietnameseText.normalise(phrasing)).replaceAll("[^a-z0-9]+", " ").strip();
    // A phrasing without letters is all emoji: those differ as they stand.
    owners.computeIfAbsent(folded.isEmpty() ? phrasing : folded, same -> new HashSet<>()).add(owner);
  }

  @Test
  void followUpsAndNeighboursExist() throws IOException {
    Set<String> topics = new HashSet<>(resource("/topic-ids.txt").lines().toList());
    assertNone(
        (file, entry) -> {
          List<String> problems = new ArrayList<>();
          if (!file.equals(entry.id() + ".yml")) {
            problems.add("id is '" + entry.id() + "'");
          }
          Stream.concat(entry.followUps().stream(), entry.near().stream())
              .filter(id -> !topics.contains(id.value()) || id.equals(entry.id()))
              .forEach(id -> problems.add("no entry '" + id + "' to refer to"));
          return problems;
        });
  }

  /** A detail is read without the entry's caution, so it has to say itself what is not confirmed. */
  @Test
  void aFigureToBeConfirmedIsNeverStatedAsAFact() {
    assertNone(
        (file, entry) ->
            texts(entry).entrySet().stream()
                .filter(text -> !text.getKey().equals("caution"))
                .filter(text -> entry.caution() == null || text.getKey().equals("detail"))
                .flatMap(text -> DAYS_OF_READING.stream().flatMap(day -> statedAsFact(text, day)))
                .toList());
  }

  private static Stream<String> statedAsFact(Map.Entry<String, String> text, LocalDate day) {
    Rendered rendered = FigureText.render(text.getValue(), FIGURES, day);
    return rendered.isCertain() || rendered.text().toLowerCase(Locale.ROOT).contains("dự kiến")
        ? Stream.of()
        : Stream.of(text.getKey() + " on " + day + " does not say that it is 'dự kiến': " + rendered.notCertain());
  }

  /** An answer that quotes a changing figure must read differently on the two sides; prints which entries do. */
  @Test
  void answersWithChangingFiguresReadDifferentlyOnEachSide() {
    Map<LocalDate, List<String>> changing = new TreeMap<>();
    List<String> problems = new ArrayList<>();
    for (LocalDate change : List.of(LocalDate.of(2026, 7, 1), LocalDate.of(2027, 1, 1))) {
      for (FaqEntry entry : entries().values()) {
        String all = String.join("\n\n", texts(entry).values());
        if (!figuresOn(all, change.minusDays(1)).equals(figuresOn(all, change))) {
          changing.computeIfAbsent(change, day -> new ArrayList<>()).add(entry.id().value());
          if (render(all, change.minusDays(1)).equals(render(all, change))) {
            problems.add(entry.id() + ": reads the same before and from " + change);
          }
        }
      }
    }
    changing.forEach((day, ids) -> System.out.printf("entries that change on %s: %d %s%n", day, ids.size(), ids));
    assertThat(problems).isEmpty();
    assertThat(changing).hasSize(2);
  }

  @Test
  void countsOfTheContentAreKnown() {
    Map<String, FaqEntry> entries = entries();
    int phrasings = entries.values().stream().mapToInt(entry -> entry.allPhrasings().size()).sum();
    List<String> answers = entries.values().stream().flatMap(entry -> answers(entry).values().stream()).toList();
    long quick =
        answers.stream().filter(answer -> length(render(answer, DAYS_OF_READING.getFirst())) <= LONGEST_ANSWER).count();
    System.out.printf(
        "content: %d entries, %d phrasings, %d figures; %d of %d answers within %d characters%n",
        entries.size(), phrasings, FIGURES.all().size(), quick, answers.size(), LONGEST_ANSWER);
    assertThat(entries).isNotEmpty();
  }

  private static void assertNone(BiFunction<String, FaqEntry, List<String>> check) {
    List<String> problems = new ArrayList<>();
    entries()
        .forEach((file, entry) -> check.apply(file, entry).forEach(problem -> problems.add(file + ": " + problem)));
    assertThat(problems).isEmpty();
  }

  private static Map<String, FaqEntry> entries() {
    Map<String, FaqEntry> entries = new TreeMap<>();
    ContentFolder.read("faq/entries").forEach((file, yaml) -> entries.put(file, KnowledgeFiles.entry(file, yaml)));
    return entries;
  }

  private static void parse(String file, String yaml, List<String> problems) {
    try {
      FaqEntry entry = KnowledgeFiles.entry(file, yaml);
      if (entry.basis().stream().anyMatch(String::isBlank)) {
        problems.add(file + ": an empty basis");
      }
    } catch (RuntimeException e) {
      problems.add(file + ": " + e.getMessage());
    }
  }

  private static List<String> problemsIn(
      Map<String, String> texts, java.util.function.Function<String, List<String>> check) {
    return texts.entrySet().stream()
        .flatMap(text -> check.apply(text.getValue()).stream().map(problem -> text.getKey() + ": " + problem))
        .toList();
  }

  private static Map<String, String> answers(FaqEntry entry) {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("answer", entry.answer());
    entry.audiences().forEach((audience, text) -> answers.put("answer for " + audience.key(), text));
    return answers;
  }

  private static Map<String, String> texts(FaqEntry entry) {
    Map<String, String> texts = answers(entry);
    String detail = entry.detail();
    if (detail != null) {
      texts.put("detail", detail);
    }
    String caution = entry.caution();
    if (caution != null) {
      texts.put("caution", caution);
    }
    return texts;
  }

  private static String render(String template, LocalDate day) {
    return FigureText.render(template, FIGURES, day).text();
  }

  private static Set<Figure> figuresOn(String template, LocalDate day) {
    return new HashSet<>(FigureText.render(template, FIGURES, day).figures());
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(FaqContentTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
