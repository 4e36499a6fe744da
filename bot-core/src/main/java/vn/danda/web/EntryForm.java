package vn.danda.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Register;

/** An entry as the editor's fields hold it: lists are one per line. */
record EntryForm(
    String question,
    String label,
    String answer,
    @Nullable String detail,
    @Nullable String caution,
    String basis,
    @Nullable String youngWorker,
    @Nullable String farmerTrader,
    @Nullable String jobSeeker,
    @Nullable String returnedWorker,
    @Nullable String followUps,
    @Nullable String near,
    @Nullable String marked,
    @Nullable String unmarked,
    @Nullable String teen,
    @Nullable String dialect) {

  private static final int LONGEST_LABEL = 30;
  private static final int MOST_FOLLOW_UPS = 3;

  static EntryForm of(FaqEntry entry) {
    return new EntryForm(
        entry.question(),
        entry.label(),
        entry.answer(),
        entry.detail(),
        entry.caution(),
        String.join("\n", entry.basis()),
        entry.audiences().get(Audience.YOUNG_WORKER),
        entry.audiences().get(Audience.FARMER_TRADER),
        entry.audiences().get(Audience.JOB_SEEKER),
        entry.audiences().get(Audience.RETURNED_WORKER),
        ids(entry.followUps()),
        ids(entry.near()),
        lines(entry, Register.MARKED),
        lines(entry, Register.UNMARKED),
        lines(entry, Register.TEEN),
        lines(entry, Register.DIALECT));
  }

  /** What is missing or too much, in Vietnamese; empty when it is an entry. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (question.isBlank()) {
      faults.add("Chưa có câu hỏi.");
    }
    String button = label.strip();
    if (button.isEmpty() || button.codePointCount(0, button.length()) > LONGEST_LABEL) {
      faults.add("Chữ trên nút cần từ 1 đến " + LONGEST_LABEL + " chữ cái.");
    }
    if (answer.isBlank()) {
      faults.add("Chưa có câu trả lời.");
    }
    if (basis.isBlank()) {
      faults.add("Chưa có căn cứ: ghi điều luật hoặc văn bản mà câu trả lời dựa vào.");
    }
    if (ids(followUps).size() > MOST_FOLLOW_UPS) {
      faults.add("Hỏi tiếp nhiều nhất " + MOST_FOLLOW_UPS + " bài, bỏ bớt giúp.");
    }
    for (String typed : Stream.concat(ids(followUps).stream(), ids(near).stream()).toList()) {
      if (entryId(typed).isEmpty()) {
        faults.add("Không có bài nào tên “" + typed + "”.");
      }
    }
    return List.copyOf(faults);
  }

  /** The same with something in each place that must not be empty, to look at while it is written. */
  EntryForm unfinished() {
    String button = label.isBlank() ? "…" : label.strip();
    return new EntryForm(
        question.isBlank() ? "…" : question,
        button.substring(0, button.offsetByCodePoints(0, Math.min(LONGEST_LABEL, button.codePointCount(0, button.length())))),
        answer.isBlank() ? "…" : answer,
        detail, caution, basis.isBlank() ? "…" : basis, youngWorker, farmerTrader, jobSeeker, returnedWorker,
        ids(followUps).stream().filter(typed -> entryId(typed).isPresent()).limit(MOST_FOLLOW_UPS).collect(Collectors.joining("\n")),
        ids(near).stream().filter(typed -> entryId(typed).isPresent()).collect(Collectors.joining("\n")),
        marked, unmarked, teen, dialect);
  }

  /** The entry with these fields. Throws {@link IllegalArgumentException} saying what is wrong. */
  FaqEntry onto(EntryId id, String group) {
    Map<Register, List<String>> phrasings = new EnumMap<>(Register.class);
    phrasings.put(Register.MARKED, lines(marked));
    phrasings.put(Register.UNMARKED, lines(unmarked));
    phrasings.put(Register.TEEN, lines(teen));
    phrasings.put(Register.DIALECT, lines(dialect));
    Map<Audience, String> audiences = new EnumMap<>(Audience.class);
    put(audiences, Audience.YOUNG_WORKER, youngWorker);
    put(audiences, Audience.FARMER_TRADER, farmerTrader);
    put(audiences, Audience.JOB_SEEKER, jobSeeker);
    put(audiences, Audience.RETURNED_WORKER, returnedWorker);
    return new FaqEntry(
        id,
        group,
        question.strip(),
        label.strip(),
        text(answer),
        optional(detail),
        lines(basis),
        optional(caution),
        audiences,
        entryIds(followUps),
        entryIds(near),
        phrasings);
  }

  /** The same with one more way of asking. */
  EntryForm asking(Register register, String phrasing) {
    String added = "\n" + phrasing;
    return new EntryForm(
        question, label, answer, detail, caution, basis, youngWorker, farmerTrader, jobSeeker, returnedWorker, followUps,
        near,
        register == Register.MARKED ? text(marked) + added : marked,
        register == Register.UNMARKED ? text(unmarked) + added : unmarked,
        register == Register.TEEN ? text(teen) + added : teen,
        register == Register.DIALECT ? text(dialect) + added : dialect);
  }

  private static void put(Map<Audience, String> audiences, Audience audience, @Nullable String typed) {
    String words = optional(typed);
    if (words != null) {
      audiences.put(audience, words);
    }
  }

  private static String ids(List<EntryId> ids) {
    return String.join("\n", ids.stream().map(EntryId::value).toList());
  }

  private static List<EntryId> entryIds(@Nullable String typed) {
    return ids(typed).stream().map(EntryId::new).toList();
  }

  /** One per line, or with commas between: that is how ticked boxes arrive. */
  private static List<String> ids(@Nullable String typed) {
    return lines(typed == null ? null : typed.replace(',', '\n')).stream().distinct().toList();
  }

  private static Optional<EntryId> entryId(String typed) {
    try {
      return Optional.of(new EntryId(typed));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static String lines(FaqEntry entry, Register register) {
    return String.join("\n", entry.phrasings().getOrDefault(register, List.of()));
  }

  private static List<String> lines(@Nullable String text) {
    return text == null ? List.of() : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String text(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\r\n", "\n").strip();
  }

  private static @Nullable String optional(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : text(typed);
  }
}
