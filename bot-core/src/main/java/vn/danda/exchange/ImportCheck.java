package vn.danda.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.danda.content.Published;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryGroups;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Register;

/** Says of every row what becomes of it, and makes the drafts of those that are taken. Writes nothing. */
final class ImportCheck {

  private static final int LONGEST_QUESTION = 300;

  private final Published published;
  private final Set<EntryId> inWork;
  private final String defaultGroup;
  private final ImportedText texts;
  private final List<RowFate> fates = new ArrayList<>();

  /** Entries as they would be, the touched ones only. */
  private final Map<EntryId, FaqEntry> drafts = new LinkedHashMap<>();

  private final Set<EntryId> entryRows = new HashSet<>();
  private final Set<String> rowsSeen = new HashSet<>();
  private final Map<String, EntryId> byQuestion = new HashMap<>();

  /** What each way of asking says, and whose it is. */
  private final Map<String, EntryId> gists = new HashMap<>();

  private ImportCheck(Published published, Set<EntryId> inWork, String defaultGroup, Instant now) {
    this.published = published;
    this.inWork = Set.copyOf(inWork);
    this.defaultGroup = defaultGroup;
    this.texts = new ImportedText(published, now);
    for (FaqEntry entry : published.knowledge().entries()) {
      byQuestion.put(said(entry.question()), entry.id());
    }
    gists.putAll(
        published.knowledge().entries().parallelStream()
            .flatMap(entry -> entry.allPhrasings().stream().map(phrasing -> Map.entry(gist(phrasing), entry.id())))
            .filter(each -> !each.getKey().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one)));
  }

  /** The fates in the order of the rows, and the drafts that the taken rows make. */
  record Result(List<RowFate> fates, List<FaqEntry> drafts) {}

  /**
   * @param inWork entries somebody is working on: their rows are not taken
   * @param defaultGroup where new entries without a group go
   */
  static Result check(List<ImportRow> rows, Published published, Set<EntryId> inWork, String defaultGroup, Instant now) {
    ImportCheck check = new ImportCheck(published, inWork, defaultGroup, now);
    rows.forEach(row -> check.fates.add(check.fate(row)));
    return new Result(List.copyOf(check.fates), List.copyOf(check.drafts.values()));
  }

  private RowFate fate(ImportRow row) {
    if (row.cells().isEmpty()) {
      return new RowFate(row.number(), Fate.EMPTY, "", "", "");
    }
    try {
      return row.has(ContentColumn.PHRASING)
          ? phrasing(row)
          : row.has(ContentColumn.AUDIENCE) ? wording(row) : entry(row);
    } catch (IllegalArgumentException refused) {
      // What no check above foresees, an entry itself refuses, and says why.
      return RowFate.of(row, Fate.MISSING, row.cell(ContentColumn.ID), row.cell(ContentColumn.QUESTION), String.valueOf(refused.getMessage()));
    }
  }

  private RowFate phrasing(ImportRow row) {
    String words = row.cell(ContentColumn.PHRASING);
    FaqEntry entry = known(row.cell(ContentColumn.ID));
    if (entry == null) {
      return noSuchEntry(row, words);
    }
    String id = entry.id().value();
    if (words.length() > LONGEST_QUESTION) {
      return RowFate.of(row, Fate.TOO_LONG, id, words, words.length() + " chữ cái, tối đa " + LONGEST_QUESTION);
    }
    Register register = ImportNames.register(row.cell(ContentColumn.REGISTER), words);
    if (register == null) {
      return RowFate.of(row, Fate.UNKNOWN_REGISTER, id, row.cell(ContentColumn.REGISTER), "dùng: có dấu, không dấu, viết tắt, tiếng Nghệ");
    }
    if (!PersonalData.mask(words).equals(words)) {
      return RowFate.of(row, Fate.PERSONAL, id, PersonalData.mask(words), "");
    }
    boolean firstTime = rowsSeen.add(id + "\n" + words.toLowerCase(Locale.ROOT));
    FaqEntry before = published.entries().get(entry.id());
    if (before != null && has(before, words)) {
      return RowFate.of(row, Fate.SAME, id, words, "");
    }
    if (!firstTime || has(entry, words)) {
      return RowFate.of(row, Fate.DUPLICATE, id, words, "");
    }
    String gist = gist(words);
    EntryId other = gists.get(gist);
    if (other != null && !other.equals(entry.id())) {
      return RowFate.of(row, Fate.NEAR_DUPLICATE, other.value(), words, "cách hỏi này đã dẫn tới bài " + other);
    }
    if (isInWork(entry)) {
      return RowFate.of(row, Fate.IN_WORK, id, words, "");
    }
    if (!gist.isEmpty()) {
      gists.put(gist, entry.id());
    }
    drafts.put(entry.id(), ImportedEntry.asking(entry, register, words));
    return RowFate.of(row, Fate.NEW_PHRASING, id, words, "");
  }

  private RowFate wording(ImportRow row) {
    String words = row.cell(ContentColumn.ANSWER);
    FaqEntry entry = known(row.cell(ContentColumn.ID));
    if (entry == null) {
      return noSuchEntry(row, words);
    }
    String id = entry.id().value();
    Audience audience = ImportNames.audience(row.cell(ContentColumn.AUDIENCE));
    if (audience == null) {
      return RowFate.of(row, Fate.UNKNOWN_AUDIENCE, id, row.cell(ContentColumn.AUDIENCE), "dùng: " + String.join(", ", ImportNames.audiences()));
    }
    if (words.isEmpty()) {
      return RowFate.of(row, Fate.MISSING, id, row.cell(ContentColumn.AUDIENCE), "thiếu câu trả lời (tra_loi)");
    }
    boolean firstTime = rowsSeen.add(id + "\n" + audience);
    if (words.equals(entry.audiences().get(audience))) {
      return RowFate.of(row, firstTime ? Fate.SAME : Fate.DUPLICATE, id, words, "");
    }
    if (!firstTime) {
      return RowFate.of(row, Fate.DUPLICATE, id, words, "");
    }
    RowFate fault = texts.ofAnswer(row, id, words);
    if (fault != null) {
      return fault;
    }
    if (isInWork(entry)) {
      return RowFate.of(row, Fate.IN_WORK, id, words, "");
    }
    Map<Audience, String> audiences = new EnumMap<>(Audience.class);
    audiences.putAll(entry.audiences());
    audiences.put(audience, words);
    drafts.put(entry.id(), ImportedEntry.with(entry, audiences, entry.phrasings()));
    return RowFate.of(row, Fate.NEW_WORDING, id, words, "");
  }

  private RowFate entry(ImportRow row) {
    String question = row.cell(ContentColumn.QUESTION);
    String typedId = row.cell(ContentColumn.ID);
    EntryId same = byQuestion.get(said(question));
    EntryId id = typedId.isEmpty() ? (same == null ? ImportedEntry.derivedId(row) : same) : ImportedEntry.id(typedId);
    if (id == null) {
      return RowFate.of(row, Fate.MISSING, "", typedId.isEmpty() ? question : typedId, typedId.isEmpty() ? "thiếu câu hỏi (cau_hoi)" : "mã bài chỉ gồm chữ thường không dấu, số và gạch nối");
    }
    if (!entryRows.add(id)) {
      return RowFate.of(row, Fate.DUPLICATE, id.value(), question.isEmpty() ? id.value() : question, "");
    }
    FaqEntry before = published.entries().get(id);
    if (before == null && inWork.contains(id)) {
      return RowFate.of(row, Fate.IN_WORK, id.value(), question, "");
    }
    RowFate fault = faultOfEntry(row, id, before);
    if (fault != null) {
      return fault;
    }
    FaqEntry draft = before == null ? ImportedEntry.fresh(row, id, defaultGroup) : ImportedEntry.onto(row, before);
    if (draft.equals(before)) {
      return RowFate.of(row, Fate.SAME, id.value(), draft.question(), "");
    }
    if (inWork.contains(id)) {
      return RowFate.of(row, Fate.IN_WORK, id.value(), draft.question(), "");
    }
    drafts.put(id, draft);
    byQuestion.put(said(draft.question()), id);
    gists.putIfAbsent(gist(draft.question()), id);
    return RowFate.of(row, before == null ? Fate.NEW_ENTRY : Fate.CHANGES_ENTRY, id.value(), draft.question(), "");
  }

  private @Nullable RowFate faultOfEntry(ImportRow row, EntryId id, @Nullable FaqEntry before) {
    String question = row.cell(ContentColumn.QUESTION);
    if (before == null) {
      for (ContentColumn needed : List.of(ContentColumn.QUESTION, ContentColumn.ANSWER, ContentColumn.BASIS)) {
        if (!row.has(needed)) {
          return RowFate.of(row, Fate.MISSING, id.value(), question, "thiếu ô " + needed.head());
        }
      }
    }
    if (question.length() > LONGEST_QUESTION) {
      return RowFate.of(row, Fate.TOO_LONG, id.value(), question, "câu hỏi " + question.length() + " chữ cái, tối đa " + LONGEST_QUESTION);
    }
    String label = row.cell(ContentColumn.LABEL);
    if (label.codePointCount(0, label.length()) > ImportedEntry.LONGEST_LABEL) {
      return RowFate.of(row, Fate.TOO_LONG, id.value(), label, "chữ trên nút tối đa " + ImportedEntry.LONGEST_LABEL + " chữ cái");
    }
    if (!PersonalData.mask(question).equals(question)) {
      return RowFate.of(row, Fate.PERSONAL, id.value(), PersonalData.mask(question), "");
    }
    String group = row.cell(ContentColumn.GROUP);
    if (!group.isEmpty() && ImportNames.group(group) == null) {
      return RowFate.of(row, Fate.UNKNOWN_GROUP, id.value(), group, "dùng: " + String.join(", ", EntryGroups.titles().keySet()));
    }
    for (String other : (row.cell(ContentColumn.FOLLOW_UPS) + " " + row.cell(ContentColumn.NEAR)).strip().split("[\\s,;]+")) {
      if (!other.isEmpty() && ImportedEntry.id(other) == null) {
        return RowFate.of(row, Fate.UNKNOWN_ENTRY, id.value(), other, "mã bài trong hoi_tiep hoặc de_nham");
      }
    }
    EntryId near = question.isEmpty() ? null : gists.get(gist(question));
    if (near != null && !near.equals(id)) {
      return RowFate.of(row, Fate.NEAR_DUPLICATE, near.value(), question, "bài " + near + " đã trả lời câu này");
    }
    RowFate figures = texts.ofFigures(row, id.value(), row.cell(ContentColumn.DETAIL) + "\n" + row.cell(ContentColumn.CAUTION));
    if (figures != null) {
      return figures;
    }
    if (row.cell(ContentColumn.DETAIL).length() > ImportedText.LONGEST_DETAIL) {
      return RowFate.of(row, Fate.TOO_LONG, id.value(), row.cell(ContentColumn.DETAIL), "chi tiết tối đa " + ImportedText.LONGEST_DETAIL + " chữ cái");
    }
    boolean newWords = before == null || !row.cell(ContentColumn.ANSWER).equals(before.answer());
    return row.has(ContentColumn.ANSWER) && newWords ? texts.ofAnswer(row, id.value(), row.cell(ContentColumn.ANSWER)) : null;
  }

  private RowFate noSuchEntry(ImportRow row, String words) {
    String typed = row.cell(ContentColumn.ID);
    return typed.isEmpty()
        ? RowFate.of(row, Fate.MISSING, "", words, "thiếu mã bài (ma)")
        : RowFate.of(row, Fate.UNKNOWN_ENTRY, typed, words, "không bài nào mang mã “" + ContentFile.cut(typed, RowFate.SHOWN) + "”, kể cả trong tệp này");
  }

  private @Nullable FaqEntry known(String typed) {
    EntryId id = ImportedEntry.id(typed);
    if (id == null) {
      return null;
    }
    FaqEntry draft = drafts.get(id);
    return draft != null ? draft : published.entries().get(id);
  }

  private boolean isInWork(FaqEntry entry) {
    return inWork.contains(entry.id());
  }

  private static boolean has(FaqEntry entry, String words) {
    return entry.allPhrasings().stream().anyMatch(words::equalsIgnoreCase);
  }

  private String gist(String words) {
    return published.search().gist(words);
  }

  private static String said(String question) {
    return question.toLowerCase(Locale.ROOT).replaceAll("[\\s?.!]+", " ").strip();
  }
}
