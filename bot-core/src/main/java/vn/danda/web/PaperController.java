package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.duty.DutyCalendar;
import vn.danda.lead.Agent;
import vn.danda.lead.Lead;
import vn.danda.lead.LeadCare;
import vn.danda.lead.LeadNumber;
import vn.danda.lead.LeadOutcome;
import vn.danda.lead.Leads;
import vn.danda.lead.PaperSheets;

/** Leads on paper for a day without a phone in hand, and entering what became of them by their numbers. */
@Controller
@RequestMapping("/console/paper")
class PaperController {

  private static final int MOST = 60;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy").withZone(DutyCalendar.ZONE);

  private final Leads leads;
  private final LeadCare care;
  private final PaperSheets sheets;
  private final LeadAccess access;
  private final Clock clock;

  PaperController(Leads leads, LeadCare care, PaperSheets sheets, LeadAccess access, Clock clock) {
    this.leads = leads;
    this.care = care;
    this.sheets = sheets;
    this.access = access;
    this.clock = clock;
  }

  /** One line of a sheet. */
  record PaperLine(String number, String name, @Nullable String phone, @Nullable String bestTime, @Nullable String asked, String step) {}

  @GetMapping
  String page(Principal signedIn, Model model) {
    show(me(signedIn), model);
    return "staff/paper";
  }

  /** The signed-in agent's own leads, one sheet per commune. Printing is remembered: whoever's data is on paper can be found. */
  @PostMapping("/print")
  String print(Principal signedIn, Model model) {
    Agent me = me(signedIn);
    List<Lead> mine = leads.toDoOf(me.id(), MOST).stream().filter(lead -> me.id().equals(lead.agentId())).toList();
    sheets.printed(mine, me.id(), clock.instant());
    access.printed(me, mine);
    Map<String, List<PaperLine>> byCommune = new LinkedHashMap<>();
    mine.forEach(
        lead ->
            byCommune
                .computeIfAbsent(Optional.ofNullable(lead.communeText()).orElse("Chưa rõ xã"), key -> new java.util.ArrayList<>())
                .add(line(lead)));
    model.addAttribute("sheets", byCommune);
    model.addAttribute("agent", me.ref().signature());
    model.addAttribute("day", DAY.format(clock.instant()));
    model.addAttribute("outcomes", LeadOutcome.choices());
    return "staff/paper-sheet";
  }

  /** One outcome from paper: the lead's number, with its check digit, and the number of the ticked box. */
  @PostMapping("/outcome")
  String outcome(
      @RequestParam String number,
      @RequestParam String outcome,
      @RequestParam(defaultValue = "") String note,
      @RequestParam String key,
      Principal signedIn,
      Model model) {
    Agent me = me(signedIn);
    model.addAttribute("said", enter(me, number, outcome, note, key));
    show(me, model);
    return "staff/paper";
  }

  private String enter(Agent me, String written, String outcome, String note, String key) {
    Optional<LeadNumber> number = LeadNumber.read(written);
    if (number.isEmpty()) {
      return "Mã “" + written + "” sai, xem lại từng chữ số (số cuối là số kiểm tra).";
    }
    Optional<LeadOutcome> what =
        outcome.matches("\\d{1,2}") ? LeadOutcome.byCode(Integer.parseInt(outcome)) : Optional.empty();
    if (what.isEmpty()) {
      return "Không có kết quả số “" + outcome + "”.";
    }
    Optional<Lead> lead = leads.find(number.get()).filter(found -> access.area(me).covers(found));
    if (lead.isEmpty()) {
      return "Không có việc " + number.get() + ", hoặc việc này không thuộc phần anh/chị.";
    }
    return switch (care.outcome(lead.get().id(), what.get(), null, note, me, deed(key), now())) {
      case YES, BEFORE -> "Đã ghi " + number.get() + ": " + what.get().label() + ".";
      case CLOSED -> "Việc " + number.get() + " đã xong từ trước.";
    };
  }

  private void show(Agent me, Model model) {
    model.addAttribute("mine", leads.toDoOf(me.id(), MOST).stream().filter(lead -> me.id().equals(lead.agentId())).count());
    model.addAttribute("out", sheets.out(access.area(me), MOST));
    model.addAttribute("outcomes", LeadOutcome.choices());
    model.addAttribute("formKey", UUID.randomUUID().toString());
  }

  private static PaperLine line(Lead lead) {
    return new PaperLine(
        lead.number().toString(), lead.calledName(), lead.phone(), lead.bestTime(),
        lead.asked().isEmpty() ? lead.wish() : lead.asked().getLast(), lead.nextStep().label());
  }

  private Instant now() {
    return clock.instant();
  }

  /** The form's key, which the server made: anything else is no form of ours. */
  private static String deed(String key) {
    try {
      return "paper:" + UUID.fromString(key);
    } catch (IllegalArgumentException notOurs) {
      throw new NoSuchPage();
    }
  }

  private Agent me(Principal signedIn) {
    return access.me(signedIn);
  }
}
