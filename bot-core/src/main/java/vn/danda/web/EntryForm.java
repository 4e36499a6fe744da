package vn.danda.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    List<EntryId> ids = new ArrayList<>();
    lines(typed).forEach(line -> ids.add(new EntryId(line)));
    return ids;
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
