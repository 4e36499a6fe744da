package vn.danda.web;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.channels.ArrivedText;
import vn.danda.channels.ContactId;
import vn.danda.content.Published;
import vn.danda.conversation.PersonalData;
import vn.danda.delivery.Windows;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.lead.Agent;
import vn.danda.lead.CallTimes;
import vn.danda.lead.Lead;
import vn.danda.lead.LeadCare;
import vn.danda.lead.LeadHistory;
import vn.danda.lead.LeadOutcome;
import vn.danda.lead.LeadStanding;
import vn.danda.lead.Leads;
import vn.danda.lead.Staff;
import vn.danda.lead.StaffBook;

/**
 * The card of one lead and what is done for it beside talking: outcome with the next time, note, handing on. The same
 * deeds, with the same rules, as in the agents' own chat and from paper. {@code key} comes with each form: sent twice it
 * is one deed, and the second is answered like the first.
 */
@Controller
@RequestMapping("/console/conversations/{channel}/{externalId}/lead")
class LeadPageController {

  private static final int LONGEST = 500;
  private static final DateTimeFormatter PICKED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm d/M").withZone(Published.ZONE);

  private final ConversationPage conversation;
  private final Leads leads;
  private final LeadCare care;
  private final LeadHistory history;
  private final StaffBook staffBook;
  private final Communes communes;
  private final Windows windows;
  private final LeadAccess access;
  private final Words words;
  private final Clock clock;

  LeadPageController(
      ConversationPage conversation,
      Leads leads,
      LeadCare care,
      LeadHistory history,
      StaffBook staffBook,
      Communes communes,
      Windows windows,
      LeadAccess access,
      Words words,
      Clock clock) {
    this.conversation = conversation;
    this.leads = leads;
    this.care = care;
    this.history = history;
    this.staffBook = staffBook;
    this.communes = communes;
    this.windows = windows;
    this.access = access;
    this.words = words;
    this.clock = clock;
  }

  /** A button to tap: what it sends and what it says. */
  record Choice(String value, String label) {}

  /** One line of the lead's history. */
  record Past(String time, String what, @Nullable String text) {}

  @GetMapping
  String page(@PathVariable String channel, @PathVariable String externalId, Principal signedIn, Model model) {
    Agent me = access.me(signedIn);
    ContactId contact = conversation.contact(channel, externalId, me);
    Lead lead = leads.newestOf(contact).orElseThrow(NoSuchPage::new);
    show(lead, me, model);
    return "lead-page";
  }

  @PostMapping("/outcome")
  String outcome(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam(required = false) @Nullable UUID lead,
      @RequestParam(defaultValue = "") String outcome,
      @RequestParam(defaultValue = "") String when,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(defaultValue = "") String key,
      Principal signedIn,
      RedirectAttributes redirect) {
    Agent me = access.me(signedIn);
    Lead about = lead(conversation.contact(channel, externalId, me), lead);
    String said = text(note);
    Instant now = clock.instant();
    Optional<LeadOutcome> what =
        outcome.matches("\\d{1,2}") ? LeadOutcome.byCode(Integer.parseInt(outcome)) : Optional.empty();
    Instant wished = picked(when);
    String refused =
        what.isEmpty()
            ? words.of("lead.choose-outcome")
            : !when.isBlank() && (wished == null || !wished.isAfter(now)) ? words.of("lead.time-past") : refusal(me, about, key);
    if (refused != null) {
      redirect.addFlashAttribute("notice", refused);
      redirect.addFlashAttribute("kept", said);
      redirect.addFlashAttribute("chosen", outcome);
      return back(about);
    }
    LeadOutcome chosen = what.orElseThrow();
    LeadCare.Done done = care.outcome(about.id(), chosen, wished, said, me, deed(key), now);
    if (done == LeadCare.Done.CLOSED) {
      redirect.addFlashAttribute("notice", words.of("lead.is-closed", about.number()));
      return back(about);
    }
    Lead after = leads.find(about.id()).orElse(about);
    redirect.addFlashAttribute(
        "done", words.of("lead.outcome-done", about.number(), words.of(chosen), words.next(after, now)));
    return "redirect:/console/today";
  }

  @PostMapping("/note")
  String note(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam(required = false) @Nullable UUID lead,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String key,
      Principal signedIn,
      RedirectAttributes redirect) {
    Agent me = access.me(signedIn);
    Lead about = lead(conversation.contact(channel, externalId, me), lead);
    String said = text(text);
    String refused = said.isEmpty() ? words.of("lead.note-empty") : refusal(me, about, key);
    if (refused == null) {
      care.note(about.id(), said, me, deed(key), clock.instant());
      redirect.addFlashAttribute("done", words.of("lead.note-done"));
    } else {
      redirect.addFlashAttribute("notice", refused);
      redirect.addFlashAttribute("keptNote", said);
    }
    return back(about);
  }

  /** {@code target} is {@code agent:CODE} or {@code commune:CODE}. */
  @PostMapping("/transfer")
  String transfer(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam(required = false) @Nullable UUID lead,
      @RequestParam(name = "to", defaultValue = "") String target,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String key,
      Principal signedIn,
      RedirectAttributes redirect) {
    Agent me = access.me(signedIn);
    Lead about = lead(conversation.contact(channel, externalId, me), lead);
    String why = text(reason);
    Staff staff = staffBook.get();
    Agent colleague = target.startsWith("agent:") ? colleague(staff, me, target.substring(6)) : null;
    Commune commune = target.startsWith("commune:") ? commune(target.substring(8)) : null;
    String refused =
        colleague == null && commune == null
            ? words.of("lead.choose-colleague")
            : why.isEmpty() ? words.of("lead.reason-empty") : refusal(me, about, key);
    if (refused != null) {
      redirect.addFlashAttribute("notice", refused);
      redirect.addFlashAttribute("keptReason", why);
      redirect.addFlashAttribute("chosenTo", target);
      return back(about);
    }
    Instant now = clock.instant();
    LeadCare.Done done =
        colleague != null
            ? care.transfer(about.id(), colleague, why, me, deed(key), now)
            : care.moveTo(
                about.id(), requireNonNull(commune).code(), commune.name(), why, me, deed(key), now);
    if (done == LeadCare.Done.CLOSED) {
      redirect.addFlashAttribute("notice", words.of("lead.is-closed", about.number()));
      return back(about);
    }
    String to = leads.find(about.id()).flatMap(after -> staff.find(after.responsibleId())).map(one -> one.ref().signature()).orElse("");
    redirect.addFlashAttribute("done", words.of("lead.transfer-done", about.number(), to));
    return "redirect:/console/today";
  }

  private void show(Lead lead, Agent me, Model model) {
    Instant now = clock.instant();
    LeadStanding standing = LeadStanding.of(me, lead);
    boolean full = me.id().equals(lead.agentId()) || access.isOpened(me, lead);
    LeadCard card = LeadCard.of(lead, full, now);
    model.addAttribute("lead", card);
    model.addAttribute("id", lead.id());
    model.addAttribute("number", lead.number().toString());
    model.addAttribute("facts", full ? conversation.facts(lead, windows.of(lead.contact()), now) : List.of());
    model.addAttribute("next", words.next(lead, now));
    model.addAttribute("overdue", lead.dueAt() != null && lead.dueAt().isBefore(now) && standing != LeadStanding.CLOSED);
    model.addAttribute("standing", standing.name());
    model.addAttribute("mayAct", standing.mayAct());
    model.addAttribute("mayTake", lead.agentId() == null && standing != LeadStanding.CLOSED);
    model.addAttribute("mayOpen", !full);
    model.addAttribute("past", history.of(lead.id()).reversed().stream().map(entry -> past(entry, full)).toList());
    model.addAttribute("outcomeKey", UUID.randomUUID().toString());
    model.addAttribute("noteKey", UUID.randomUUID().toString());
    model.addAttribute("transferKey", UUID.randomUUID().toString());
    model.addAttribute("outcomes", LeadOutcome.choices().stream().map(one -> new Choice(Integer.toString(one.code()), words.of(one))).toList());
    model.addAttribute("times", CallTimes.suggested(lead.bestTime(), now).stream().map(at -> new Choice(PICKED.format(at.atZone(Published.ZONE)), words.moment(at, now))).toList());
    model.addAttribute("earliest", PICKED.format(now.atZone(Published.ZONE)));
    Staff staff = staffBook.get();
    List<Agent> near = staff.colleaguesFor(me, lead).stream().filter(Agent::takesLeads).toList();
    model.addAttribute("near", near.stream().map(LeadPageController::choice).toList());
    model.addAttribute(
        "others",
        staff.all().stream()
            .filter(other -> other.active() && other.takesLeads() && !other.equals(me) && !near.contains(other))
            .map(LeadPageController::choice)
            .toList());
    model.addAttribute(
        "communes",
        communes.all().stream()
            .filter(one -> !one.code().equals(lead.communeCode()))
            .map(one -> new Choice("commune:" + one.code(), one.name()))
            .toList());
    if (me.id().equals(lead.agentId())) {
      access.saw(me, List.of(lead));
    }
  }

  private static Choice choice(Agent agent) {
    return new Choice("agent:" + agent.code(), agent.ref().signature());
  }

  private Past past(LeadHistory.Entry entry, boolean full) {
    String other = entry.otherName() == null ? "" : entry.otherName();
    String who = entry.agentName() == null ? words.of("history.server") : entry.agentName();
    String text = entry.text() == null || full ? entry.text() : PersonalData.mask(entry.text());
    return new Past(TIME.format(entry.at()), words.of("history." + entry.kind(), who, other), text);
  }

  /** Why this is not theirs to do, or null. A form sent a second time is answered like the first. */
  private @Nullable String refusal(Agent me, Lead lead, String key) {
    return switch (LeadStanding.of(me, lead)) {
      case MINE, IN_PLACE -> null;
      case FREE -> history.has(deed(key)) ? null : words.of("lead.take-first");
      case OTHERS -> history.has(deed(key)) ? null : words.of("lead.others", String.valueOf(lead.agentName()));
      case CLOSED -> history.has(deed(key)) ? null : words.of("lead.is-closed", lead.number());
    };
  }

  /** The lead the form was about, not one that came since. */
  private Lead lead(ContactId contact, @Nullable UUID id) {
    Optional<Lead> found = id == null ? leads.newestOf(contact) : leads.find(id);
    return found.filter(lead -> lead.contact().equals(contact)).orElseThrow(NoSuchPage::new);
  }

  private static @Nullable Agent colleague(Staff staff, Agent me, String code) {
    return staff.withCode(code).filter(Agent::active).filter(Agent::takesLeads).filter(other -> !other.equals(me)).orElse(null);
  }

  private @Nullable Commune commune(String code) {
    return communes.all().stream().filter(one -> one.code().equals(code)).findFirst().orElse(null);
  }

  /** The time of the form's field, in Vietnam; null when there is none or it is none. */
  private static @Nullable Instant picked(String when) {
    try {
      return when.isBlank() ? null : LocalDateTime.parse(when.strip()).atZone(Published.ZONE).toInstant();
    } catch (DateTimeParseException noTime) {
      return null;
    }
  }

  private static String text(String written) {
    String text = ArrivedText.of(written).strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static String deed(String key) {
    return FormKey.event(key);
  }

  private static String back(Lead lead) {
    return "redirect:" + LeadCard.link(lead.contact()) + "/lead";
  }
}
