package vn.danda.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Register;

/** An entry as the editor's fields hold it: lists are one per line. What has no field is kept from {@link #onto}. */
record EntryForm(
    String question,
    String label,
    String answer,
    @Nullable String detail,
    @Nullable String caution,
    String basis,
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
        lines(entry, Register.MARKED),
        lines(entry, Register.UNMARKED),
        lines(entry, Register.TEEN),
        lines(entry, Register.DIALECT));
  }

  /** The entry with these fields changed. Throws {@link IllegalArgumentException} saying what is wrong. */
  FaqEntry onto(FaqEntry entry) {
    Map<Register, List<String>> phrasings = new EnumMap<>(Register.class);
    phrasings.put(Register.MARKED, lines(marked));
    phrasings.put(Register.UNMARKED, lines(unmarked));
    phrasings.put(Register.TEEN, lines(teen));
    phrasings.put(Register.DIALECT, lines(dialect));
    return new FaqEntry(
        entry.id(),
        entry.group(),
        question.strip(),
        label.strip(),
        text(answer),
        optional(detail),
        lines(basis),
        optional(caution),
        entry.audiences(),
        entry.followUps(),
        entry.near(),
        phrasings);
  }

  private static String lines(FaqEntry entry, Register register) {
    return String.join("\n", entry.phrasings().getOrDefault(register, List.of()));
  }

  private static List<String> lines(@Nullable String text) {
    return text == null ? List.of() : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String text(String typed) {
    return typed.replace("\r\n", "\n").strip();
  }

  private static @Nullable String optional(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : text(typed);
  }
}
