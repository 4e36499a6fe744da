package vn.danda.content;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.figure.Rendered;
import vn.danda.knowledge.gate.GateReport;
import vn.danda.knowledge.gate.PublishGate;
import vn.danda.knowledge.gate.TestQuestion;
import vn.danda.knowledge.plain.PlainReport;

/**
 * What stands between a draft and the public: mistakes that must be mended, officialese and stolen questions that need
 * mending or a written reason. The last few results are kept, since every look at the page asks again.
 */
@Component
public class PublishCheck {

  /** Longer answers are not read on a phone. */
  public static final int LONGEST_ANSWER = 400;

  private static final int LONGEST_COMPARISON = 40;

  private static final int REMEMBERED = 8;

  private final PublishedContent content;
  private final DraftSearches drafts;
  private final TestQuestions questions;
  private final Clock clock;
  private final Map<Key, GateReport> reports =
      new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, GateReport> eldest) {
          return size() > REMEMBERED;
        }
      };

  PublishCheck(PublishedContent content, DraftSearches drafts, TestQuestions questions, Clock clock) {
    this.content = content;
    this.drafts = drafts;
    this.questions = questions;
    this.clock = clock;
  }

  private record Key(FaqEntry entry, long version, int questions) {}

  /**
   * The verdict on a draft.
   *
   * @param mistakes what must be mended; no reason helps
   * @param plain how plain its words are
   * @param gate what it does to other questions
   */
  public record Verdict(List<String> mistakes, PlainReport plain, GateReport gate) {

    public boolean needsReason() {
      return !plain.isPlain() || gate.stops();
    }
  }

  /** Takes some seconds of processor time for a draft not seen before. */
  public Verdict check(FaqEntry draft) {
    return new Verdict(mistakes(draft), plain(draft), gate(draft));
  }

  /** What must be mended, in Vietnamese; quick. */
  public List<String> mistakes(FaqEntry entry) {
    Published published = content.now();
    List<String> mistakes = new ArrayList<>();
    Stream.concat(
            Stream.of(entry.answer(), entry.detail() == null ? "" : entry.detail(), entry.caution() == null ? "" : entry.caution()),
            entry.audiences().values().stream())
        .flatMap(text -> FigureText.check(text, published.figures()).stream())
        .map(FigureProblems::inVietnamese)
        .forEach(mistakes::add);
    int length = length(published.render(entry.answer(), clock.instant()));
    if (length > LONGEST_ANSWER) {
      mistakes.add("Câu trả lời dài " + length + " chữ cái, tối đa " + LONGEST_ANSWER + ". Chuyển bớt sang Chi tiết.");
    }
    return List.copyOf(mistakes);
  }

  /** How long an answer gets, with room for the comparisons that are not said today but may be again. */
  public static int length(Rendered answer) {
    return answer.text().length() + LONGEST_COMPARISON * answer.leftOut().size();
  }

  public PlainReport plain(FaqEntry entry) {
    return content.now().plain().check(entry.answer());
  }

  private GateReport gate(FaqEntry draft) {
    Published published = content.now();
    List<TestQuestion> asked = questions.all();
    Key key = new Key(draft, published.version(), asked.size());
    synchronized (reports) {
      GateReport known = reports.get(key);
      if (known != null) {
        return known;
      }
    }
    List<FaqEntry> others =
        published.knowledge().entries().stream().filter(entry -> !entry.id().equals(draft.id())).toList();
    GateReport report = PublishGate.compare(published.search(), drafts.over(draft, published), draft, others, asked);
    synchronized (reports) {
      reports.put(key, report);
    }
    return report;
  }
}
