package vn.danda.duty;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All hours and days of one moment, as a snapshot. Safe to share. */
public final class DutyCalendars {

  /** Whose hours count where nobody nearer has any. */
  static final String OFFICE = "office";

  /** Whose days are everybody's. */
  static final String ALL = "all";

  private final Map<String, WeekHours> hours;
  private final Map<String, List<DutyDay>> days;
  private final Map<String, DutyCalendar> made = new ConcurrentHashMap<>();

  public DutyCalendars(Map<String, WeekHours> hours, Map<String, List<DutyDay>> days) {
    if (!hours.containsKey(OFFICE)) {
      throw new IllegalArgumentException("The office itself needs hours (owner 'office')");
    }
    this.hours = Map.copyOf(hours);
    this.days = days.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
  }

  /** Of the office: the public days and its own. */
  public DutyCalendar office() {
    return made.computeIfAbsent(OFFICE, owner -> calendar(week(null), OFFICE));
  }

  /** Of a commune; the office's hours where it has none of its own. */
  public DutyCalendar commune(@Nullable String code) {
    if (code == null) {
      return office();
    }
    String owner = communeOwner(code);
    return made.computeIfAbsent(owner, o -> calendar(week(owner), owner));
  }

  /** Of an agent: their own hours, else those of their first commune, else the office's; their leave in any case. */
  public DutyCalendar agent(UUID agent, List<String> communes) {
    String owner = agentOwner(agent);
    return made.computeIfAbsent(
        owner,
        o -> {
          WeekHours own = hours.get(owner);
          String first = communes.isEmpty() ? null : communeOwner(communes.getFirst());
          return calendar(own == null ? week(first) : own, owner);
        });
  }

  public static String agentOwner(UUID agent) {
    return "agent:" + agent;
  }

  public static String communeOwner(String code) {
    return "commune:" + code;
  }

  private WeekHours week(@Nullable String owner) {
    WeekHours own = owner == null ? null : hours.get(owner);
    WeekHours week = own == null ? hours.get(OFFICE) : own;
    if (week == null) {
      throw new IllegalStateException("The office has no hours");
    }
    return week;
  }

  private DutyCalendar calendar(WeekHours week, String owner) {
    return new DutyCalendar(
        week,
        days.getOrDefault(ALL, List.of()),
        owner.equals(OFFICE) ? List.of() : days.getOrDefault(OFFICE, List.of()),
        days.getOrDefault(owner, List.of()));
  }
}
