package vn.danda.exchange;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.text.VietnameseText;

/** Entries as the rows of a file make them, once {@link ImportCheck} has nothing against the row. */
final class ImportedEntry {

  /** On a button. */
  static final int LONGEST_LABEL = 30;

  private static final int LONGEST_ID = 60;

  private ImportedEntry() {}

  /** A new entry; {@code defaultGroup} is where it goes when the row does not say. */
  static FaqEntry fresh(ImportRow row, EntryId id, String defaultGroup) {
    String question = row.cell(ContentColumn.QUESTION);
    String label = row.has(ContentColumn.LABEL) ? row.cell(ContentColumn.LABEL) : shortened(question);
    String group = row.has(ContentColumn.GROUP) ? ImportNames.group(row.cell(ContentColumn.GROUP)) : defaultGroup;
    return new FaqEntry(
        id,
        group == null ? defaultGroup : group,
        question,
        label,
        row.cell(ContentColumn.ANSWER),
        optional(row, ContentColumn.DETAIL, null),
        lines(row.cell(ContentColumn.BASIS)),
        optional(row, ContentColumn.CAUTION, null),
        Map.of(),
        ids(row, ContentColumn.FOLLOW_UPS, List.of()),
        ids(row, ContentColumn.NEAR, List.of()),
        Map.of(Register.MARKED, List.of(question), Register.UNMARKED, List.of(VietnameseText.fold(question))));
  }

  /** The entry changed by the row; an empty cell leaves things as they are. */
  static FaqEntry onto(ImportRow row, FaqEntry before) {
    String group = ImportNames.group(row.cell(ContentColumn.GROUP));
    return new FaqEntry(
        before.id(),
        group == null ? before.group() : group,
        either(row, ContentColumn.QUESTION, before.question()),
        either(row, ContentColumn.LABEL, before.label()),
        either(row, ContentColumn.ANSWER, before.answer()),
        optional(row, ContentColumn.DETAIL, before.detail()),
        row.has(ContentColumn.BASIS) ? lines(row.cell(ContentColumn.BASIS)) : before.basis(),
        optional(row, ContentColumn.CAUTION, before.caution()),
        before.audiences(),
        ids(row, ContentColumn.FOLLOW_UPS, before.followUps()),
        ids(row, ContentColumn.NEAR, before.near()),
        before.phrasings());
  }

  /** The entry asked in one more way. */
  static FaqEntry asking(FaqEntry entry, Register register, String words) {
    Map<Register, List<String>> phrasings = new EnumMap<>(Register.class);
    phrasings.putAll(entry.phrasings());
    phrasings.merge(register, List.of(words), (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    return with(entry, entry.audiences(), phrasings);
  }

  /** The entry in these words for groups of people, asked in these ways. */
  static FaqEntry with(FaqEntry entry, Map<Audience, String> audiences, Map<Register, List<String>> phrasings) {
    return new FaqEntry(
        entry.id(), entry.group(), entry.question(), entry.label(), entry.answer(), entry.detail(), entry.basis(),
        entry.caution(), audiences, entry.followUps(), entry.near(), phrasings);
  }

  /** Null when it is none. */
  static @Nullable EntryId id(String typed) {
    try {
      return typed.isEmpty() ? null : new EntryId(typed);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** One made of the row's label or question; null when there is nothing to make it of. */
  static @Nullable EntryId derivedId(ImportRow row) {
    String words = row.has(ContentColumn.LABEL) ? row.cell(ContentColumn.LABEL) : row.cell(ContentColumn.QUESTION);
    String slug = VietnameseText.fold(words).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = slug.length() <= LONGEST_ID ? slug : slug.substring(0, slug.lastIndexOf('-', LONGEST_ID) > 0 ? slug.lastIndexOf('-', LONGEST_ID) : LONGEST_ID);
    return id(cut);
  }

  private static String shortened(String question) {
    String words = question.replaceAll("[?.!]+$", "");
    if (words.codePointCount(0, words.length()) <= LONGEST_LABEL) {
      return words;
    }
    int end = words.offsetByCodePoints(0, LONGEST_LABEL);
    int space = words.lastIndexOf(' ', end);
    return words.substring(0, space > 0 ? space : end);
  }

  private static String either(ImportRow row, ContentColumn column, String before) {
    return row.has(column) ? row.cell(column) : before;
  }

  private static @Nullable String optional(ImportRow row, ContentColumn column, @Nullable String before) {
    return row.has(column) ? row.cell(column) : before;
  }

  private static List<EntryId> ids(ImportRow row, ContentColumn column, List<EntryId> before) {
    return row.has(column)
        ? Stream.of(row.cell(column).split("[\\s,;]+")).filter(id -> !id.isEmpty()).map(EntryId::new).toList()
        : before;
  }

  private static List<String> lines(String cell) {
    return cell.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
