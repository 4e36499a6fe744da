package vn.danda.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.content.Published;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryGroups;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.plain.PlainReport;
import vn.danda.knowledge.text.VietnameseText;

/** Says of every row what becomes of it, and makes the drafts of those that are taken. Writes nothing. */
final class ImportCheck {

  private static final int LONGEST_ANSWER = 400;
  private static final int LONGEST_DETAIL = 3000;
  private static final int LONGEST_QUESTION = 300;
  private static final int LONGEST_LABEL = 30;
  private static final int LONGEST_ID = 60;
  private static final int SHOWN = 60;

  private final Published published;
  private final Set<EntryId> inWork;
  private final String defaultGroup;
  private final Instant now;
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
    this.now = now;
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
      return is(row, Fate.MISSING, row.cell(ContentColumn.ID), row.cell(ContentColumn.QUESTION), String.valueOf(refused.getMessage()));
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
      return is(row, Fate.TOO_LONG, id, words, words.length() + " chữ cái, tối đa " + LONGEST_QUESTION);
    }
    Register register = register(row.cell(ContentColumn.REGISTER), words);
    if (register == null) {
      return is(row, Fate.UNKNOWN_REGISTER, id, row.cell(ContentColumn.REGISTER), "dùng: có dấu, không dấu, viết tắt, tiếng Nghệ");
    }
    if (!PersonalData.mask(words).equals(words)) {
      return is(row, Fate.PERSONAL, id, PersonalData.mask(words), "");
    }
    boolean firstTime = rowsSeen.add(id + "\n" + words.toLowerCase(Locale.ROOT));
    FaqEntry before = published.entries().get(entry.id());
    if (before != null && has(before, words)) {
      return is(row, Fate.SAME, id, words, "");
    }
    if (!firstTime || has(entry, words)) {
      return is(row, Fate.DUPLICATE, id, words, "");
    }
    String gist = gist(words);
    EntryId other = gists.get(gist);
    if (other != null && !other.equals(entry.id())) {
      return is(row, Fate.NEAR_DUPLICATE, other.value(), words, "cách hỏi này đã dẫn tới bài " + other);
    }
    if (isInWork(entry)) {
      return is(row, Fate.IN_WORK, id, words, "");
    }
    if (!gist.isEmpty()) {
      gists.put(gist, entry.id());
    }
    drafts.put(entry.id(), asking(entry, register, words));
    return is(row, Fate.NEW_PHRASING, id, words, "");
  }

  private RowFate wording(ImportRow row) {
    String words = row.cell(ContentColumn.ANSWER);
    FaqEntry entry = known(row.cell(ContentColumn.ID));
    if (entry == null) {
      return noSuchEntry(row, words);
    }
    String id = entry.id().value();
    Audience audience = audience(row.cell(ContentColumn.AUDIENCE));
    if (audience == null) {
      return is(row, Fate.UNKNOWN_AUDIENCE, id, row.cell(ContentColumn.AUDIENCE), "dùng: " + String.join(", ", AUDIENCES.keySet()));
    }
    if (words.isEmpty()) {
      return is(row, Fate.MISSING, id, row.cell(ContentColumn.AUDIENCE), "thiếu câu trả lời (tra_loi)");
    }
    boolean firstTime = rowsSeen.add(id + "\n" + audience);
    if (words.equals(entry.audiences().get(audience))) {
      return is(row, firstTime ? Fate.SAME : Fate.DUPLICATE, id, words, "");
    }
    if (!firstTime) {
      return is(row, Fate.DUPLICATE, id, words, "");
    }
    RowFate fault = faultOfAnswer(row, id, words);
    if (fault != null) {
      return fault;
    }
    if (isInWork(entry)) {
      return is(row, Fate.IN_WORK, id, words, "");
    }
    Map<Audience, String> audiences = new EnumMap<>(Audience.class);
    audiences.putAll(entry.audiences());
    audiences.put(audience, words);
    drafts.put(entry.id(), with(entry, audiences, entry.phrasings()));
    return is(row, Fate.NEW_WORDING, id, words, "");
  }

  private RowFate entry(ImportRow row) {
    String question = row.cell(ContentColumn.QUESTION);
    String typedId = row.cell(ContentColumn.ID);
    EntryId same = byQuestion.get(said(question));
    EntryId id = typedId.isEmpty() ? (same == null ? derived(row) : same) : entryId(typedId);
    if (id == null) {
      return is(row, Fate.MISSING, "", typedId.isEmpty() ? question : typedId, typedId.isEmpty() ? "thiếu câu hỏi (cau_hoi)" : "mã bài chỉ gồm chữ thường không dấu, số và gạch nối");
    }
    if (!entryRows.add(id)) {
      return is(row, Fate.DUPLICATE, id.value(), question.isEmpty() ? id.value() : question, "");
    }
    FaqEntry before = published.entries().get(id);
    if (before == null && inWork.contains(id)) {
      return is(row, Fate.IN_WORK, id.value(), question, "");
    }
    RowFate fault = faultOfEntry(row, id, before);
    if (fault != null) {
      return fault;
    }
    FaqEntry draft = before == null ? fresh(row, id) : onto(row, before);
    if (draft.equals(before)) {
      return is(row, Fate.SAME, id.value(), draft.question(), "");
    }
    if (inWork.contains(id)) {
      return is(row, Fate.IN_WORK, id.value(), draft.question(), "");
    }
    drafts.put(id, draft);
    byQuestion.put(said(draft.question()), id);
    gists.putIfAbsent(gist(draft.question()), id);
    return is(row, before == null ? Fate.NEW_ENTRY : Fate.CHANGES_ENTRY, id.value(), draft.question(), "");
  }

  private @Nullable RowFate faultOfEntry(ImportRow row, EntryId id, @Nullable FaqEntry before) {
    String question = row.cell(ContentColumn.QUESTION);
    if (before == null) {
      for (ContentColumn needed : List.of(ContentColumn.QUESTION, ContentColumn.ANSWER, ContentColumn.BASIS)) {
        if (!row.has(needed)) {
          return is(row, Fate.MISSING, id.value(), question, "thiếu ô " + needed.head());
        }
      }
    }
    if (question.length() > LONGEST_QUESTION) {
      return is(row, Fate.TOO_LONG, id.value(), question, "câu hỏi " + question.length() + " chữ cái, tối đa " + LONGEST_QUESTION);
    }
    String label = row.cell(ContentColumn.LABEL);
    if (label.codePointCount(0, label.length()) > LONGEST_LABEL) {
      return is(row, Fate.TOO_LONG, id.value(), label, "chữ trên nút tối đa " + LONGEST_LABEL + " chữ cái");
    }
    if (!PersonalData.mask(question).equals(question)) {
      return is(row, Fate.PERSONAL, id.value(), PersonalData.mask(question), "");
    }
    String group = row.cell(ContentColumn.GROUP);
    if (!group.isEmpty() && group(group) == null) {
      return is(row, Fate.UNKNOWN_GROUP, id.value(), group, "dùng: " + String.join(", ", EntryGroups.titles().keySet()));
    }
    for (String other : (row.cell(ContentColumn.FOLLOW_UPS) + " " + row.cell(ContentColumn.NEAR)).strip().split("[\\s,;]+")) {
      if (!other.isEmpty() && entryId(other) == null) {
        return is(row, Fate.UNKNOWN_ENTRY, id.value(), other, "mã bài trong hoi_tiep hoặc de_nham");
      }
    }
    EntryId near = question.isEmpty() ? null : gists.get(gist(question));
    if (near != null && !near.equals(id)) {
      return is(row, Fate.NEAR_DUPLICATE, near.value(), question, "bài " + near + " đã trả lời câu này");
    }
    RowFate figures = figures(row, id.value(), row.cell(ContentColumn.DETAIL) + "\n" + row.cell(ContentColumn.CAUTION));
    if (figures != null) {
      return figures;
    }
    if (row.cell(ContentColumn.DETAIL).length() > LONGEST_DETAIL) {
      return is(row, Fate.TOO_LONG, id.value(), row.cell(ContentColumn.DETAIL), "chi tiết tối đa " + LONGEST_DETAIL + " chữ cái");
    }
    boolean newWords = before == null || !row.cell(ContentColumn.ANSWER).equals(before.answer());
    return row.has(ContentColumn.ANSWER) && newWords ? faultOfAnswer(row, id.value(), row.cell(ContentColumn.ANSWER)) : null;
  }

  private @Nullable RowFate faultOfAnswer(ImportRow row, String id, String answer) {
    if (answer.length() > LONGEST_DETAIL) {
      return is(row, Fate.TOO_LONG, id, answer, "câu trả lời " + answer.length() + " chữ cái, tối đa " + LONGEST_ANSWER);
    }
    RowFate figures = figures(row, id, answer);
    if (figures != null) {
      return figures;
    }
    int length = published.render(answer, now).text().length();
    if (length > LONGEST_ANSWER) {
      return is(row, Fate.TOO_LONG, id, answer, "câu trả lời " + length + " chữ cái, tối đa " + LONGEST_ANSWER + "; chuyển bớt sang chi_tiet");
    }
    PlainReport plain = published.plain().check(answer);
    return plain.isPlain()
        ? null
        : is(row, Fate.JARGON, id, answer, plain.score() + "/100 điểm dễ hiểu: " + plain.findings().getFirst().advice());
  }

  private @Nullable RowFate figures(ImportRow row, String id, String text) {
    return FigureText.check(text, published.figures()).stream()
        .findFirst()
        .map(problem -> is(row, Fate.BAD_FIGURE, id, text.strip(), FigureProblems.inVietnamese(problem)))
        .orElse(null);
  }

  private FaqEntry fresh(ImportRow row, EntryId id) {
    String question = row.cell(ContentColumn.QUESTION);
    String label = row.has(ContentColumn.LABEL) ? row.cell(ContentColumn.LABEL) : shortened(question);
    String group = row.has(ContentColumn.GROUP) ? group(row.cell(ContentColumn.GROUP)) : defaultGroup;
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

  /** An empty cell leaves things as they are. */
  private static FaqEntry onto(ImportRow row, FaqEntry before) {
    String group = group(row.cell(ContentColumn.GROUP));
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

  private static FaqEntry asking(FaqEntry entry, Register register, String words) {
    Map<Register, List<String>> phrasings = new EnumMap<>(Register.class);
    phrasings.putAll(entry.phrasings());
    phrasings.merge(register, List.of(words), (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    return with(entry, entry.audiences(), phrasings);
  }

  private static FaqEntry with(FaqEntry entry, Map<Audience, String> audiences, Map<Register, List<String>> phrasings) {
    return new FaqEntry(
        entry.id(), entry.group(), entry.question(), entry.label(), entry.answer(), entry.detail(), entry.basis(),
        entry.caution(), audiences, entry.followUps(), entry.near(), phrasings);
  }

  private RowFate noSuchEntry(ImportRow row, String words) {
    String typed = row.cell(ContentColumn.ID);
    return typed.isEmpty()
        ? is(row, Fate.MISSING, "", words, "thiếu mã bài (ma)")
        : is(row, Fate.UNKNOWN_ENTRY, typed, words, "không bài nào mang mã “" + ContentFile.cut(typed, SHOWN) + "”, kể cả trong tệp này");
  }

  private @Nullable FaqEntry known(String typed) {
    EntryId id = entryId(typed);
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

  private static RowFate is(ImportRow row, Fate fate, String entry, String value, String why) {
    return new RowFate(row.number(), fate, ContentFile.cut(entry, 64), ContentFile.cut(value, SHOWN), why);
  }

  private String gist(String words) {
    return published.search().gist(words);
  }

  private static String said(String question) {
    return question.toLowerCase(Locale.ROOT).replaceAll("[\\s?.!]+", " ").strip();
  }

  private static @Nullable EntryId entryId(String typed) {
    try {
      return typed.isEmpty() ? null : new EntryId(typed);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static @Nullable EntryId derived(ImportRow row) {
    String words = row.has(ContentColumn.LABEL) ? row.cell(ContentColumn.LABEL) : row.cell(ContentColumn.QUESTION);
    String slug = VietnameseText.fold(words).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String cut = slug.length() <= LONGEST_ID ? slug : slug.substring(0, slug.lastIndexOf('-', LONGEST_ID) > 0 ? slug.lastIndexOf('-', LONGEST_ID) : LONGEST_ID);
    return entryId(cut);
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

  private static @Nullable String group(String typed) {
    String key = VietnameseText.fold(typed).toLowerCase(Locale.ROOT).strip();
    return EntryGroups.titles().entrySet().stream()
        .filter(group -> group.getKey().equals(key) || VietnameseText.fold(group.getValue()).toLowerCase(Locale.ROOT).equals(key))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static final Map<String, Audience> AUDIENCES = new LinkedHashMap<>();
  private static final Map<String, Register> REGISTERS = new LinkedHashMap<>();

  static {
    AUDIENCES.put("người trẻ", Audience.YOUNG_WORKER);
    AUDIENCES.put("nhà nông", Audience.FARMER_TRADER);
    AUDIENCES.put("người tìm việc", Audience.JOB_SEEKER);
    AUDIENCES.put("người làm xa về", Audience.RETURNED_WORKER);
    REGISTERS.put("có dấu", Register.MARKED);
    REGISTERS.put("không dấu", Register.UNMARKED);
    REGISTERS.put("viết tắt", Register.TEEN);
    REGISTERS.put("tiếng Nghệ", Register.DIALECT);
  }

  static String name(Audience audience) {
    return name(AUDIENCES, audience);
  }

  static String name(Register register) {
    return name(REGISTERS, register);
  }

  private static <T> String name(Map<String, T> names, T named) {
    return names.entrySet().stream().filter(each -> each.getValue() == named).map(Map.Entry::getKey).findFirst().orElseThrow();
  }

  private static @Nullable Audience audience(String typed) {
    Audience named = named(AUDIENCES, typed);
    return named != null
        ? named
        : Arrays.stream(Audience.values()).filter(each -> each.key().equals(typed)).findFirst().orElse(null);
  }

  private static @Nullable Register register(String typed, String words) {
    if (typed.isEmpty()) {
      return VietnameseText.fold(words).equals(words.toLowerCase(Locale.ROOT)) ? Register.UNMARKED : Register.MARKED;
    }
    Register named = named(REGISTERS, typed);
    return named != null
        ? named
        : Arrays.stream(Register.values()).filter(each -> each.key().equals(typed)).findFirst().orElse(null);
  }

  private static <T> @Nullable T named(Map<String, T> names, String typed) {
    String folded = VietnameseText.fold(typed).toLowerCase(Locale.ROOT);
    return names.entrySet().stream()
        .filter(each -> VietnameseText.fold(each.getKey()).toLowerCase(Locale.ROOT).equals(folded))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
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
