package vn.danda.content;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.danda.content.OfficeWords.Waiting;
import vn.danda.knowledge.plain.PlainFinding;
import vn.danda.knowledge.plain.PlainLanguage;
import vn.danda.knowledge.plain.PlainReport;
import vn.danda.knowledge.text.WordChange;
import vn.danda.knowledge.text.WordCheck;

/** What rows that wait would do: which questions are understood otherwise, which published texts are found fault with. */
@Component
public class WordPreview {

  private final OfficeWords words;
  private final PublishedContent content;
  private final PublishedTexts texts;
  private final Replay replay;

  WordPreview(OfficeWords words, PublishedContent content, PublishedTexts texts, Replay replay) {
    this.words = words;
    this.content = content;
    this.texts = texts;
    this.replay = replay;
  }

  /**
   * A published text in which the checker would name other words than today.
   *
   * @param named words it does not name today
   * @param cleared words it would no longer name
   * @param failsNow whether one of its texts is plain today and would not be
   */
  public record Fault(ContentPart part, List<String> named, List<String> cleared, boolean failsNow) {}

  /** What is wrong with a row, beside the other ones that wait. */
  public WordCheck.Found check(WordChange change) {
    List<Waiting> others =
        words.waiting().stream()
            .filter(one -> one.change().list() != change.list() || !one.change().same().equals(change.same()))
            .toList();
    return WordCheck.of(change, words.lists(others), content.now().search()::isOrdinary);
  }

  /** All test questions and those of the last 30 days, asked of the search as it is and with these rows; goes on behind. */
  public Replay.Run questions(List<Waiting> waiting) {
    Published published = content.now();
    String key = "words" + waiting.stream().map(Waiting::id).toList() + "@" + published.version();
    return replay.ofWords(key, words.lists(waiting), published);
  }

  /** The published texts the glossary with these rows judges otherwise; takes some tenths of a second. */
  public List<Fault> faults(List<Waiting> waiting) {
    Published published = content.now();
    PlainLanguage wouldBe = PlainLanguage.over(words.lists(waiting));
    return texts.pieces(published).parallelStream().flatMap(piece -> fault(piece, published.plain(), wouldBe)).toList();
  }

  private static Stream<Fault> fault(DatedTexts.Piece piece, PlainLanguage today, PlainLanguage wouldBe) {
    Set<String> named = new TreeSet<>();
    Set<String> cleared = new TreeSet<>();
    boolean failsNow = false;
    for (String text : piece.templates()) {
      PlainReport was = today.check(text);
      PlainReport is = wouldBe.check(text);
      Set<String> before = words(was);
      Set<String> after = words(is);
      after.stream().filter(word -> !before.contains(word)).forEach(named::add);
      before.stream().filter(word -> !after.contains(word)).forEach(cleared::add);
      failsNow |= was.isPlain() && !is.isPlain();
    }
    boolean same = named.isEmpty() && cleared.isEmpty();
    return same ? Stream.of() : Stream.of(new Fault(piece.part(), List.copyOf(named), List.copyOf(cleared), failsNow));
  }

  private static Set<String> words(PlainReport report) {
    return new TreeSet<>(report.findings().stream().map(PlainFinding::words).toList());
  }
}
