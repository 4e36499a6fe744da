package vn.danda.exchange;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryGroups;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.text.VietnameseText;

/** What groups of people, ways of typing and subjects are called in a file; read with or without marks. */
final class ImportNames {

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

  private ImportNames() {}

  static List<String> audiences() {
    return List.copyOf(AUDIENCES.keySet());
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

  /** Null when nobody is called so. */
  static @Nullable Audience audience(String typed) {
    Audience named = named(AUDIENCES, typed);
    return named != null
        ? named
        : Arrays.stream(Audience.values()).filter(each -> each.key().equals(typed)).findFirst().orElse(null);
  }

  /** By its name, or where none is given by what the words look like; null when no way of typing is called so. */
  static @Nullable Register register(String typed, String words) {
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

  /** The key of a group by its key or its title; null when there is none such. */
  static @Nullable String group(String typed) {
    String key = VietnameseText.fold(typed).toLowerCase(Locale.ROOT).strip();
    return EntryGroups.titles().entrySet().stream()
        .filter(group -> group.getKey().equals(key) || VietnameseText.fold(group.getValue()).toLowerCase(Locale.ROOT).equals(key))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }
}
