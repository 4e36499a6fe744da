package vn.danda.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.danda.channels.ContactId;
import vn.danda.content.Published;
import vn.danda.conversation.News;
import vn.danda.conversation.Transcripts;
import vn.danda.conversation.Transcripts.Unanswered;
import vn.danda.delivery.Windows;
import vn.danda.lead.Agent;
import vn.danda.lead.Agent.Role;
import vn.danda.lead.Area;
import vn.danda.lead.Lead;
import vn.danda.lead.Leads;
import vn.danda.lead.StaffBook;

/** The agents' first page: what is due, who is new, who waits for a word. In that order, one tap from each to its card. */
@Controller
@RequestMapping("/console/today")
class TodayController {

  private static final int MOST = 50;
  private static final Set<Role> SUPERVISE = Set.of(Role.SUPERVISOR, Role.OFFICE, Role.ADMINISTRATOR);

  private final Leads leads;
  private final Transcripts transcripts;
  private final Windows windows;
  private final StaffBook staffBook;
  private final News news;
  private final ConsoleStreams streams;
  private final LeadAccess access;
  private final Words words;
  private final Clock clock;

  TodayController(
      Leads leads,
      Transcripts transcripts,
      Windows windows,
      StaffBook staffBook,
      News news,
      ConsoleStreams streams,
      LeadAccess access,
      Words words,
      Clock clock) {
    this.leads = leads;
    this.transcripts = transcripts;
    this.windows = windows;
    this.staffBook = staffBook;
    this.news = news;
    this.streams = streams;
    this.access = access;
    this.words = words;
    this.clock = clock;
  }

  /** Something to do for a lead; {@code agent} is named only where it is somebody else's. */
  record Due(LeadCard lead, String what, boolean overdue, @Nullable String agent) {
    Object shown() {
      return List.of(lead.shown(), what, overdue, String.valueOf(agent));
    }
  }

  /** Somebody who waits for the agent's word. */
  record Waiting(String key, String name, String words, LeadCard.Age age, String window, String link) {}

  @GetMapping
  String today(Principal signedIn, Model model) {
    Agent me = access.me(signedIn);
    if (!me.takesLeads()) {
      return "redirect:/console";
    }
    show(me, "", model);
    return "today";
  }

  /** Says "news" when the page should ask for its lists. */
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(Principal signedIn) {
    access.me(signedIn);
    return streams.open(news.bellOfLists(), () -> {});
  }

  /** What changes, asked for again and again; nothing (204) when the page shows it already. */
  @GetMapping("/lists")
  @Nullable String lists(
      @RequestParam(defaultValue = "") String seen, Principal signedIn, Model model, HttpServletResponse response) {
    if (show(access.me(signedIn), seen, model).equals(seen)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return null;
    }
    return "today :: lists";
  }

  private String show(Agent me, String before, Model model) {
    Instant now = clock.instant();
    Instant midnight = Published.day(now).plusDays(1).atStartOfDay(Published.ZONE).toInstant();
    Area area = access.area(me);
    List<Lead> mine = leads.dueOf(me.id(), now, midnight, MOST);
    Set<UUID> listed = mine.stream().map(Lead::id).collect(Collectors.toSet());
    List<Due> due = mine.stream().map(lead -> due(lead, me, now)).toList();
    List<LeadCard> fresh =
        leads.list(area, Leads.Status.OPEN, MOST).stream()
            .filter(lead -> !listed.contains(lead.id()))
            .map(lead -> LeadCard.of(lead, false, now))
            .toList();
    List<Waiting> waiting = transcripts.waitingFor(me.id(), MOST).stream().map(one -> waiting(one, now)).toList();
    List<Due> team =
        me.roles().stream().anyMatch(SUPERVISE::contains)
            ? leads.overdueOfOthers(area, now, MOST).stream().map(lead -> due(lead, me, now)).toList()
            : List.of();
    List<Due> later = leads.laterOf(me.id(), midnight, MOST).stream().map(lead -> due(lead, me, now)).toList();
    model.addAttribute("due", due);
    model.addAttribute("fresh", fresh);
    model.addAttribute("waiting", waiting);
    model.addAttribute("team", team);
    model.addAttribute("later", later);
    model.addAttribute("nothing", due.isEmpty() && fresh.isEmpty() && waiting.isEmpty() && team.isEmpty());
    model.addAttribute("name", me.fullName());
    List<?> shown =
        List.of(
            due.stream().map(Due::shown).toList(), fresh.stream().map(LeadCard::shown).toList(), waiting,
            team.stream().map(Due::shown).toList(), later.stream().map(Due::shown).toList());
    String seen = Integer.toHexString(shown.hashCode());
    model.addAttribute("seen", seen);
    if (!seen.equals(before)) {
      access.saw(me, mine.stream().filter(lead -> me.id().equals(lead.agentId())).toList());
    }
    return seen;
  }

  private Due due(Lead lead, Agent me, Instant now) {
    boolean mine = me.id().equals(lead.agentId());
    boolean overdue = lead.dueAt() != null && lead.dueAt().isBefore(now);
    UUID whose = lead.agentId() != null ? lead.agentId() : lead.responsibleId();
    String agent = me.id().equals(whose) ? null : staffBook.get().find(whose).map(Agent::fullName).orElse(null);
    return new Due(LeadCard.of(lead, mine, now), words.next(lead, now), overdue, agent);
  }

  private Waiting waiting(Unanswered one, Instant now) {
    ContactId contact = one.contact();
    boolean hasPhone = leads.openOf(contact).map(Lead::phone).isPresent();
    WindowLine window = WindowLine.of(windows.of(contact), hasPhone, now, words);
    String name = one.contactName() == null ? words.of("talk.nobody") : one.contactName();
    LeadCard.Age age = LeadCard.Age.of(Duration.between(one.saidAt(), now));
    return new Waiting(contact.toString(), name, one.body(), age, window.text(), LeadCard.link(contact));
  }
}
