package vn.danda.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.figure.EverydayPrices;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.figure.Rendered;
import vn.danda.knowledge.plain.PlainLanguage;
import vn.danda.knowledge.text.WordLists;

/**
 * Everything published at one moment, with its search index. Immutable; a turn works on one snapshot from beginning to
 * end.
 *
 * @param version of the publication the search was trained on; the words may be newer
 * @param plain the checker of plain language, with the official words published
 * @param withheld what must not be said at the moment
 */
public record Published(
    long version,
    Knowledge knowledge,
    Map<EntryId, FaqEntry> entries,
    Figures figures,
    FaqSearch search,
    PlainLanguage plain,
    Withheld withheld) {

  /** Days begin here: figures change at midnight in Vietnam. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  public static Published of(long version, Knowledge knowledge, Figures figures) {
    return of(version, knowledge, WordLists.shipped(), figures);
  }

  /** The same, reading messages and checking texts by these lists. */
  public static Published of(long version, Knowledge knowledge, WordLists lists, Figures figures) {
    return new Published(
        version, knowledge, knowledge.byId(), figures, FaqSearch.over(knowledge, lists), PlainLanguage.over(lists), Withheld.NOTHING);
  }

  /**
   * The same search over newer words, reading messages by newer lists. Only while every entry the search may find is still there; else this one, until a
   * new search is trained.
   */
  Published withWords(Knowledge newer, WordLists lists, Figures newerFigures) {
    Map<EntryId, FaqEntry> newerEntries = newer.byId();
    return newerEntries.keySet().containsAll(entries.keySet())
        ? new Published(version, newer, newerEntries, newerFigures, reading(lists), PlainLanguage.over(lists), withheld)
        : this;
  }

  private FaqSearch reading(WordLists lists) {
    return lists.readsLike(search.lists()) ? search : search.reading(lists);
  }

  /** The same, known to be up to a later publication. */
  Published upTo(long newer) {
    return new Published(newer, knowledge, entries, figures, search, plain, withheld);
  }

  /** The same with another table. */
  Published withFigures(Figures other) {
    return new Published(version, knowledge, entries, other, search, plain, withheld);
  }

  /** The same without comparisons with everyday prices, for what is carried away and cannot follow a price. */
  public Published withoutPrices() {
    return withFigures(figures.measuredBy(EverydayPrices.NONE));
  }

  /** The same with other things withheld. */
  public Published withholding(Withheld now) {
    return withheld.equals(now) ? this : new Published(version, knowledge, entries, figures, search, plain, now);
  }

  /** What the knowledge would be with this entry in the place of the one of its name, or added. */
  public Knowledge with(FaqEntry draft) {
    return new Knowledge(
        Stream.concat(knowledge.entries().stream().filter(entry -> !entry.id().equals(draft.id())), Stream.of(draft))
            .sorted(Comparator.comparing(entry -> entry.id().value()))
            .toList(),
        knowledge.redirects(),
        knowledge.smallTalk());
  }

  /** What would be said with this entry, found by a search that knows it; nobody is answered by it. */
  public Published trying(FaqEntry draft, FaqSearch trained) {
    Knowledge wouldBe = with(draft);
    return new Published(version, wouldBe, wouldBe.byId(), figures, trained, plain, Withheld.NOTHING);
  }

  public Optional<FaqEntry> entry(EntryId id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** The entry's answer in the words for this group, with the figures of that moment. */
  public Rendered answer(FaqEntry entry, @Nullable Audience audience, Instant at) {
    return render(entry.answerFor(audience), at);
  }

  /** Any text with the figures of that moment. */
  public Rendered render(String template, Instant at) {
    return FigureText.render(template, figures, day(at));
  }

  public static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZONE);
  }
}
