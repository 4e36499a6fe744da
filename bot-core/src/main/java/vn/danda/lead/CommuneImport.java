package vn.danda.lead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.duty.DutyBook;
import vn.danda.duty.WeekHours;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.knowledge.text.WordFiles;
import vn.danda.lead.Agent.Role;

/**
 * Who takes care of which commune, from a table with a row each: {@code xa,nhan_vien,gio_truc}, several agents with
 * semicolons between; hours may be left out. Communes without a row stay as they are. What becomes of every row is said
 * before anything is written; a table with one wrong row is not written at all.
 */
@Component
public class CommuneImport {

  private static final List<String> COLUMNS = List.of("xa", "nhan_vien");

  private final Agents agents;
  private final DutyBook duty;
  private final NamedCommunes named;
  private final Communes communes;

  CommuneImport(Agents agents, DutyBook duty, NamedCommunes named, Communes communes) {
    this.agents = agents;
    this.duty = duty;
    this.named = named;
    this.communes = communes;
  }

  /**
   * @param line of the file, the head is line 1
   * @param name the commune as it is called today, or as it was written when it is wrong
   * @param what what becomes of the row, or why it is wrong, for people
   */
  public record Row(int line, String name, AgentImport.Fate fate, String what, @Nullable String code, Set<String> caring, @Nullable WeekHours hours) {}

  /** The table as it is now, for taking out, changing and bringing back. */
  public String table() {
    List<Agent> all = agents.all();
    return communes.all().stream()
        .map(commune -> commune.code() + "," + commune.name() + "," + String.join(";", caring(all, commune.code())) + ",")
        .collect(Collectors.joining("\n", "ma_xa,xa,nhan_vien,gio_truc\n", "\n"));
  }

  /** The fate of every row; nothing is written. Throws {@link IllegalArgumentException} when the head is not as it must be. */
  public List<Row> look(String csv) {
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    List<String> head = Arrays.stream(text.lines().findFirst().orElse("").split(",")).map(String::strip).toList();
    List<String> missing = COLUMNS.stream().filter(column -> !head.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("Thiếu cột " + String.join(", ", missing) + " ở dòng đầu");
    }
    List<Agent> all = agents.all();
    Set<String> seen = new LinkedHashSet<>();
    List<Row> rows = new ArrayList<>();
    int line = 1;
    for (WordFiles.Row cells : WordFiles.rows(text)) {
      rows.add(row(++line, cells, all, seen));
    }
    return rows;
  }

  /** Writes the table, or nothing when a row is wrong. */
  @Transactional
  public List<Row> write(String csv) {
    List<Row> rows = look(csv);
    if (rows.stream().anyMatch(row -> row.fate() == AgentImport.Fate.WRONG)) {
      return rows;
    }
    Map<String, Agent> all = new HashMap<>(agents.all().stream().collect(Collectors.toMap(Agent::userName, Function.identity())));
    for (Row row : rows) {
      String code = row.code();
      if (code == null) {
        continue;
      }
      all.replaceAll((userName, agent) -> with(agent, code, row.caring().contains(userName)));
      if (row.hours() != null) {
        duty.communeHours(code, row.hours());
      }
    }
    for (Agent before : agents.all()) {
      Agent after = all.getOrDefault(before.userName(), before);
      if (!after.communes().equals(before.communes())) {
        agents.change(after);
      }
    }
    return rows;
  }

  private Row row(int line, WordFiles.Row cells, List<Agent> all, Set<String> seen) {
    String written = cells.cell("xa").strip();
    try {
      String code = named.code(written);
      if (!seen.add(code)) {
        throw new IllegalArgumentException("xã '" + written + "' có hai dòng trong bảng");
      }
      Set<String> caring = caring(cells.cell("nhan_vien"), all);
      String hours = cells.cell("gio_truc").strip();
      List<String> before = caring(all, code);
      List<String> come = caring.stream().filter(name -> !before.contains(name)).toList();
      List<String> go = before.stream().filter(name -> !caring.contains(name)).toList();
      boolean same = come.isEmpty() && go.isEmpty() && hours.isEmpty();
      List<String> what = new ArrayList<>();
      add(what, "thêm ", come);
      add(what, "bớt ", go);
      add(what, "giờ trực ", hours.isEmpty() ? List.of() : List.of(hours));
      if (caring.isEmpty()) {
        what.add("không có ai, việc về tổ trưởng");
      }
      return new Row(
          line, named.name(code), same ? AgentImport.Fate.SAME : AgentImport.Fate.CHANGED, what.isEmpty() ? "giữ nguyên" : String.join("; ", what),
          code, caring, hours.isEmpty() ? null : WeekHours.parse(hours));
    } catch (IllegalArgumentException e) {
      return new Row(line, written, AgentImport.Fate.WRONG, "Dòng " + line + ": " + e.getMessage(), null, Set.of(), null);
    }
  }

  private static void add(List<String> what, String label, List<String> some) {
    if (!some.isEmpty()) {
      what.add(label + String.join(", ", some));
    }
  }

  private static Set<String> caring(String cell, List<Agent> all) {
    Set<String> names = new LinkedHashSet<>();
    for (String written : cell.split(";")) {
      String name = written.strip().toLowerCase(Locale.ROOT);
      if (name.isEmpty()) {
        continue;
      }
      boolean takes = all.stream().anyMatch(agent -> agent.userName().equals(name) && agent.roles().contains(Role.AGENT));
      if (!takes) {
        throw new IllegalArgumentException("không có nhân viên '" + written.strip() + "' (ghi tên đăng nhập)");
      }
      names.add(name);
    }
    return names;
  }

  private static List<String> caring(List<Agent> all, String code) {
    return all.stream().filter(agent -> agent.roles().contains(Role.AGENT) && agent.communes().contains(code)).map(Agent::userName).sorted().toList();
  }

  /** Supervisors' communes are another matter and stay. */
  private static Agent with(Agent agent, String code, boolean caring) {
    if (!agent.roles().contains(Role.AGENT) || agent.communes().contains(code) == caring) {
      return agent;
    }
    List<String> communes = new ArrayList<>(agent.communes());
    if (caring) {
      communes.add(code);
    } else {
      communes.remove(code);
    }
    return new Agent(
        agent.id(), agent.userName(), agent.fullName(), agent.code(), agent.roles(), communes, agent.active(), agent.demo(), agent.audiences(),
        agent.deputy(), agent.desk());
  }
}
