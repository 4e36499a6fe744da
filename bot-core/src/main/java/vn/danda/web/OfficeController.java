package vn.danda.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.audit.Audit;
import vn.danda.duty.DutyBook;
import vn.danda.duty.DutyDay;
import vn.danda.lead.Agent;
import vn.danda.lead.AgentImport;
import vn.danda.lead.Agents;
import vn.danda.lead.CommuneImport;
import vn.danda.lead.Retention;

/** What the office looks after: people from a table, public days, how long things are kept. */
@Controller
@RequestMapping("/console/office")
class OfficeController {

  private final AgentImport agentImport;
  private final CommuneImport communeImport;
  private final Audit audit;
  private final DutyBook duty;
  private final Retention retention;
  private final PasswordEncoder passwords;
  private final Agents agents;

  OfficeController(
      AgentImport agentImport, CommuneImport communeImport, Audit audit, DutyBook duty, Retention retention, PasswordEncoder passwords, Agents agents) {
    this.agentImport = agentImport;
    this.communeImport = communeImport;
    this.audit = audit;
    this.duty = duty;
    this.retention = retention;
    this.passwords = passwords;
    this.agents = agents;
  }

  @GetMapping
  String page(Model model) {
    show(model);
    return "staff/office";
  }

  /** Says what becomes of every row; writes only when asked to, and then all rows or none. */
  @PostMapping("/people")
  String people(
      @RequestParam String table, @RequestParam(defaultValue = "false") boolean write, HttpServletRequest request, Model model) {
    model.addAttribute("table", table);
    Map<String, String> newPasswords = new LinkedHashMap<>();
    try {
      if (!request.isUserInRole("ADMINISTRATOR") && agentImport.look(table).stream().anyMatch(this::isAboutAnAdministrator)) {
        throw new IllegalArgumentException("Chỉ người quản trị mới thêm hay sửa được tài khoản quản trị.");
      }
      List<AgentImport.Row> rows =
          write ? agentImport.write(table, userName -> hashOfNew(userName, newPasswords)) : agentImport.look(table);
      boolean wrong = rows.stream().anyMatch(row -> row.fate() == AgentImport.Fate.WRONG);
      model.addAttribute("rows", rows);
      model.addAttribute("mayWrite", !write && !wrong && !rows.isEmpty());
      model.addAttribute("written", write && !wrong);
      model.addAttribute("passwords", newPasswords);
      if (write && !wrong) {
        rows.stream().filter(row -> row.fate() != AgentImport.Fate.SAME).forEach(row -> changed(row, request.getRemoteUser()));
      }
    } catch (IllegalArgumentException e) {
      model.addAttribute("problem", e.getMessage());
    }
    show(model);
    return "staff/office";
  }

  /** Who takes care of which commune, row by row; written only when asked to, and then all rows or none. */
  @PostMapping("/communes")
  String communes(@RequestParam String places, @RequestParam(defaultValue = "false") boolean write, Principal signedIn, Model model) {
    model.addAttribute("places", places);
    try {
      List<CommuneImport.Row> rows = write ? communeImport.write(places) : communeImport.look(places);
      boolean wrong = rows.stream().anyMatch(row -> row.fate() == AgentImport.Fate.WRONG);
      if (write && !wrong) {
        audit.add(signedIn.getName(), Audit.Deed.IMPORTED, "table:communes", rows.size() + " xã");
      }
      model.addAttribute("placeRows", rows);
      model.addAttribute("mayWritePlaces", !write && !wrong && !rows.isEmpty());
      model.addAttribute("placesWritten", write && !wrong);
    } catch (IllegalArgumentException e) {
      model.addAttribute("problem", e.getMessage());
    }
    show(model);
    return "staff/office";
  }

  /** The table as it stands, to change and bring back. */
  @GetMapping("/communes.csv")
  ResponseEntity<String> communesTable(Principal signedIn) {
    audit.add(signedIn.getName(), Audit.Deed.EXPORTED, "table:communes", "");
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=xa-nhan-vien.csv")
        // Excel takes it for UTF-8 only with this mark.
        .body("\uFEFF" + communeImport.table());
  }

  @PostMapping("/days")
  String day(
      @RequestParam String day, @RequestParam String hours, @RequestParam String name,
      @RequestParam(defaultValue = "false") boolean certain, @RequestParam(defaultValue = "") String source, Model model) {
    try {
      duty.publicDay(DutyDay.parse(java.time.LocalDate.parse(day), hours, name, certain), source);
      model.addAttribute("done", "Đã lưu ngày " + day + ".");
    } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
      model.addAttribute("problem", "Không lưu được ngày “" + day + "”: giờ viết là “nghỉ”, “như T2” hoặc “07:30-11:30”.");
    }
    show(model);
    return "staff/office";
  }

  @PostMapping("/retention")
  String keep(@RequestParam String kind, @RequestParam int days, Model model) {
    try {
      retention.keep(kind, days);
      model.addAttribute("done", "Đã lưu.");
    } catch (IllegalArgumentException e) {
      model.addAttribute("problem", e.getMessage());
    }
    show(model);
    return "staff/office";
  }

  /** Otherwise the office could make itself administrator, or take the role from one. */
  private boolean isAboutAnAdministrator(AgentImport.Row row) {
    return row.fate() != AgentImport.Fate.SAME
        && Stream.concat(Stream.ofNullable(row.agent()), agents.find(row.userName()).stream())
            .anyMatch(agent -> agent.roles().contains(Agent.Role.ADMINISTRATOR));
  }

  private void changed(AgentImport.Row row, String by) {
    Agent agent = row.agent();
    if (agent != null) {
      String roles = agent.roles().stream().sorted().map(StaffController::label).collect(Collectors.joining(", "));
      audit.add(by, Audit.Deed.ACCOUNT_CHANGED, "account:" + row.userName(), roles + "; " + agent.communes().size() + " xã");
    }
  }

  private void show(Model model) {
    model.addAttribute("rules", retention.preview());
    model.addAttribute("days", duty.days().stream().filter(owned -> owned.owner().equals("all")).toList());
  }

  /** Shown once to whoever imports, to be handed on; only the hash is kept. */
  private String hashOfNew(String userName, Map<String, String> shown) {
    String password = NewPassword.random();
    shown.put(userName, password);
    return passwords.encode(password);
  }
}
