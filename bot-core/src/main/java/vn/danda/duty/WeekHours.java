package vn.danda.duty;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The hours of an ordinary week as staff write them: {@code T2-T6 07:30-11:30 13:30-17:00; T7 07:30-11:30}, with T2
 * (Monday) to T7 and CN (Sunday). At least one day has hours: whoever is never on duty has no place in a calendar.
 */
public record WeekHours(Map<DayOfWeek, List<Period>> days) {

  private static final List<String> NAMES = List.of("T2", "T3", "T4", "T5", "T6", "T7", "CN");

  public WeekHours {
    Map<DayOfWeek, List<Period>> joined = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      joined.put(day, Period.joined(days.getOrDefault(day, List.of())));
    }
    if (joined.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("A week needs hours on at least one day");
    }
    days = Map.copyOf(joined);
  }

  public List<Period> on(DayOfWeek day) {
    return days.getOrDefault(day, List.of());
  }

  /** Throws {@link IllegalArgumentException} that names what cannot be read. */
  public static WeekHours parse(String text) {
    Map<DayOfWeek, List<Period>> days = new EnumMap<>(DayOfWeek.class);
    for (String part : text.split(";")) {
      if (part.isBlank()) {
        continue;
      }
      String[] words = part.strip().split("\\s+");
      List<Period> periods = new ArrayList<>();
      for (int i = 1; i < words.length; i++) {
        periods.add(Period.parse(words[i]));
      }
      for (DayOfWeek day : daysOf(words[0])) {
        if (days.put(day, periods) != null) {
          throw new IllegalArgumentException("The day " + name(day) + " stands twice in '" + text + "'");
        }
      }
    }
    return new WeekHours(days);
  }

  /** The inverse of {@link #parse}; days with the same hours in a row are drawn together. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    DayOfWeek[] all = DayOfWeek.values();
    for (int first = 0; first < all.length; ) {
      int last = first;
      while (last + 1 < all.length && on(all[last + 1]).equals(on(all[first]))) {
        last++;
      }
      if (!on(all[first]).isEmpty()) {
        String named = first == last ? name(all[first]) : name(all[first]) + "-" + name(all[last]);
        parts.add(named + " " + on(all[first]).stream().map(Period::toString).collect(Collectors.joining(" ")));
      }
      first = last + 1;
    }
    return String.join("; ", parts);
  }

  static String name(DayOfWeek day) {
    return NAMES.get(day.getValue() - 1);
  }

  /** Reads {@code T2} or {@code CN}. */
  static DayOfWeek day(String name) {
    int at = NAMES.indexOf(name.strip().toUpperCase(java.util.Locale.ROOT));
    if (at < 0) {
      throw new IllegalArgumentException("Not a day (T2, T3, T4, T5, T6, T7, CN): '" + name + "'");
    }
    return DayOfWeek.of(at + 1);
  }

  private static List<DayOfWeek> daysOf(String name) {
    String[] ends = name.split("-");
    DayOfWeek first = day(ends[0]);
    DayOfWeek last = day(ends[ends.length - 1]);
    if (ends.length > 2 || last.getValue() < first.getValue()) {
      throw new IllegalArgumentException("Not days such as T2-T6: '" + name + "'");
    }
    return java.util.Arrays.stream(DayOfWeek.values())
        .filter(day -> day.getValue() >= first.getValue() && day.getValue() <= last.getValue())
        .toList();
  }
}
