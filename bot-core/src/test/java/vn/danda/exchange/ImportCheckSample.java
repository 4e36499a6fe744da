package vn.danda.exchange;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.danda.content.Published;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;

/** Rows out of the shipped content whose fate is known beforehand. */
final class ImportCheckSample {

  private ImportCheckSample() {}

  /** Entry rows only: a way of asking that stands twice in the content would be the file's own duplicate. */
  static List<List<String>> rows(List<FaqEntry> entries) {
    return ContentTable.rows(entries).stream().skip(1).filter(row -> !row.get(ContentColumn.QUESTION.ordinal()).isEmpty()).toList();
  }

  /** Not among the first thirty, nor one the other rows are about. */
  static FaqEntry other(List<FaqEntry> all, int i) {
    Set<String> taken = Set.of("gap-can-bo", "ai-duoc-tham-gia", "muc-dong-2027");
    return all.stream().skip(30).filter(entry -> !taken.contains(entry.id().value())).toList().get(i);
  }

  /** Ways of asking that lead to others than this entry, each once. */
  static List<String> phrasingsOfOthers(Published published, List<FaqEntry> entries, EntryId not) {
    FaqEntry except = published.entry(not).orElseThrow();
    Set<String> own = except.allPhrasings().stream().map(published.search()::gist).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    return entries.stream()
        .filter(entry -> !entry.id().equals(not))
        .flatMap(entry -> entry.allPhrasings().stream())
        .filter(phrasing -> !published.search().gist(phrasing).isEmpty() && !own.contains(published.search().gist(phrasing)))
        .filter(phrasing -> seen.add(phrasing.toLowerCase(Locale.ROOT)))
        .toList();
  }

  static FaqEntry withCaution(FaqEntry entry, @Nullable String caution) {
    return new FaqEntry(
        entry.id(), entry.group(), entry.question(), entry.label(), entry.answer(), entry.detail(), entry.basis(), caution,
        entry.audiences(), entry.followUps(), entry.near(), entry.phrasings());
  }
}
