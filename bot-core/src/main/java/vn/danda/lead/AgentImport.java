package vn.danda.lead;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.duty.DutyBook;
import vn.danda.duty.WeekHours;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordFiles;

/**
 * Agents and their communes from a table: {@code ten_dang_nhap,ho_ten,ma,xa,nhom,vai_tro,nguoi_thay,gio_truc}, several
 * communes or groups with semicolons between. What becomes of every row is said before anything is written; a table with
 * one wrong row is not written at all.
 */
@Component
public class AgentImport {

  private static final List<String> COLUMNS = List.of("ten_dang_nhap", "ho_ten", "ma", "xa", "nhom", "vai_tro", "nguoi_thay", "gio_truc");
  private static final Pattern USER_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}-\\d{4}");

  private static final Map<String, Agent.Role> ROLES =
      Map.of(
          "nhan vien", Agent.Role.AGENT, "to truong", Agent.Role.SUPERVISOR, "noi dung", Agent.Role.CONTENT,
          "duyet", Agent.Role.REVIEWER, "co quan", Agent.Role.OFFICE, "kiem toan", Agent.Role.AUDITOR, "quan tri", Agent.Role.ADMINISTRATOR);

  private static final Map<String, Audience> GROUPS =
      Map.of(
          "lao dong tre", Audience.YOUNG_WORKER, "nong dan", Audience.FARMER_TRADER, "buon ban", Audience.FARMER_TRADER,
          "tim viec", Audience.JOB_SEEKER, "nghi viec", Audience.RETURNED_WORKER);

  private final Agents agents;
  private final DutyBook duty;
  private final NamedCommunes communes;

  AgentImport(Agents agents, DutyBook duty, NamedCommunes communes) {
    this.agents = agents;
    this.duty = duty;
    this.communes = communes;
  }

  /** What becomes of a row. */
  public enum Fate {
    NEW,
    CHANGED,
    SAME,
    WRONG
  }

  /**
   * @param line of the file, the head is line 1
   * @param reason why a row is wrong, for people; null else
   */
  public record Row(
      int line, String userName, Fate fate, @Nullable String reason, @Nullable Agent agent, @Nullable WeekHours hours, @Nullable String deputy) {}

  /** The fate of every row; nothing is written. Throws {@link IllegalArgumentException} when the head is not as it must be. */
  public List<Row> look(String csv) {
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    List<String> head = Arrays.stream(text.lines().findFirst().orElse("").split(",")).map(String::strip).toList();
    List<String> missing = COLUMNS.subList(0, 4).stream().filter(column -> !head.contains(column)).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("Thiếu cột " + String.join(", ", missing) + " ở dòng đầu");
    }
    Map<String, Agent> byName = agents.all().stream().collect(Collectors.toMap(Agent::userName, one -> one));
    Map<String, String> codeOwners = new HashMap<>();
    byName.values().forEach(agent -> codeOwners.put(agent.code(), agent.userName()));
    List<Row> rows = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    int line = 1;
    for (WordFiles.Row cells : WordFiles.rows(text)) {
      rows.add(row(++line, cells, byName, codeOwners, seen));
    }
    Set<String> known = new LinkedHashSet<>(seen);
    known.addAll(byName.keySet());
    return rows.stream().map(row -> withKnownDeputy(row, known)).toList();
  }

  /**
   * Writes the table, or nothing when a row is wrong. {@code passwordHash} makes the hash for a new account of this user
   * name; passwords of others stay.
   */
  @Transactional
  public List<Row> write(String csv, UnaryOperator<String> passwordHash) {
    List<Row> rows = look(csv);
    if (rows.stream().anyMatch(row -> row.fate() == Fate.WRONG)) {
      return rows;
    }
    for (Row row : rows) {
      Agent agent = row.agent();
      if (agent != null && row.fate() == Fate.NEW) {
        agents.save(agent, passwordHash.apply(row.userName()));
      } else if (agent != null) {
        agents.change(agent);
      }
    }
    for (Row row : rows) {
      Agent agent = row.agent();
      if (agent != null && row.deputy() != null) {
        agents.deputy(agent.id(), agents.find(row.deputy()).map(Agent::id).orElse(null));
      }
      if (agent != null && row.hours() != null) {
        duty.agentHours(agent.id(), row.hours());
      }
    }
    return rows;
  }

  private Row row(int line, WordFiles.Row cells, Map<String, Agent> byName, Map<String, String> codeOwners, Set<String> seen) {
    String userName = cells.cell("ten_dang_nhap").strip().toLowerCase(Locale.ROOT);
    try {
      check(USER_NAME.matcher(userName).matches(), "tên đăng nhập '" + userName + "' chỉ gồm chữ không dấu, số, dấu chấm, gạch");
      check(seen.add(userName), "tên đăng nhập '" + userName + "' có hai lần trong bảng");
      String code = cells.cell("ma").strip().toUpperCase(Locale.ROOT);
      check(CODE.matcher(code).matches(), "mã '" + code + "' không đúng dạng NA-1234");
      String owner = codeOwners.putIfAbsent(code, userName);
      check(owner == null || owner.equals(userName), "mã " + code + " đã là của '" + owner + "'");
      String fullName = VietnameseText.normalise(cells.cell("ho_ten")).strip();
      check(!fullName.isEmpty(), "thiếu họ tên");
      Agent before = byName.get(userName);
      Agent agent =
          new Agent(
              before == null ? UUID.nameUUIDFromBytes(("agent:" + userName).getBytes(StandardCharsets.UTF_8)) : before.id(),
              userName, fullName, code, roles(cells.cell("vai_tro")), communes(cells.cell("xa")), true, false,
              groups(cells.cell("nhom")), before == null ? null : before.deputy(), before == null ? null : before.desk());
      String hours = cells.cell("gio_truc").strip();
      String deputy = cells.cell("nguoi_thay").strip().toLowerCase(Locale.ROOT);
      Fate fate = before == null ? Fate.NEW : same(before, agent) && hours.isEmpty() && deputy.isEmpty() ? Fate.SAME : Fate.CHANGED;
      return new Row(line, userName, fate, null, agent, hours.isEmpty() ? null : WeekHours.parse(hours), deputy.isEmpty() ? null : deputy);
    } catch (IllegalArgumentException e) {
      return new Row(line, userName, Fate.WRONG, "Dòng " + line + ": " + e.getMessage(), null, null, null);
    }
  }

  private static Row withKnownDeputy(Row row, Set<String> known) {
    if (row.deputy() == null || known.contains(row.deputy())) {
      return row;
    }
    return new Row(
        row.line(), row.userName(), Fate.WRONG, "Dòng " + row.line() + ": không có người thay '" + row.deputy() + "'", null, null, null);
  }

  private List<String> communes(String cell) {
    return parts(cell).stream().map(communes::code).toList();
  }

  private static Set<Audience> groups(String cell) {
    return parts(cell).stream().map(name -> named(GROUPS, name, "nhóm")).collect(Collectors.toSet());
  }

  private static Set<Agent.Role> roles(String cell) {
    Set<Agent.Role> roles = parts(cell).stream().map(name -> named(ROLES, name, "vai trò")).collect(Collectors.toSet());
    return roles.isEmpty() ? Set.of(Agent.Role.AGENT) : roles;
  }

  private static <T> T named(Map<String, T> all, String name, String what) {
    T found = all.get(VietnameseText.fold(name).strip());
    if (found == null) {
      throw new IllegalArgumentException("không có " + what + " '" + name + "'");
    }
    return found;
  }

  private static List<String> parts(String cell) {
    return Arrays.stream(cell.split(";")).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  private static boolean same(Agent one, Agent other) {
    return one.fullName().equals(other.fullName())
        && one.code().equals(other.code())
        && one.roles().equals(other.roles())
        && one.communes().equals(other.communes())
        && one.audiences().equals(other.audiences())
        && one.active() == other.active();
  }

  private static void check(boolean right, String reason) {
    if (!right) {
      throw new IllegalArgumentException(reason);
    }
  }
}
