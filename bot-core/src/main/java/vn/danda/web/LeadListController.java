package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.channels.ArrivedText;
import vn.danda.conversation.PersonalData;
import vn.danda.lead.Agent;
import vn.danda.lead.Area;
import vn.danda.lead.Lead;
import vn.danda.lead.LeadLists;
import vn.danda.lead.LeadSearch;
import vn.danda.lead.Leads;
import vn.danda.lead.NextStep;

/** All leads of one's area, page by page, and finding one of them again by whatever is remembered of it. */
@Controller
class LeadListController {

  private static final int SIZE = 50;
  private static final int FOUND = 30;
  private static final int LONGEST = 100;

  private final LeadLists lists;
  private final LeadSearch search;
  private final LeadAccess access;
  private final Words words;
  private final Clock clock;

  LeadListController(LeadLists lists, LeadSearch search, LeadAccess access, Words words, Clock clock) {
    this.lists = lists;
    this.search = search;
    this.access = access;
    this.words = words;
    this.clock = clock;
  }

  /**
   * One line of the list.
   *
   * @param wrote the words that were looked for, as the person wrote them; masked unless the lead is the reader's own
   */
  record LeadLine(
      String number, String name, @Nullable String phone, @Nullable String commune, String state, @Nullable String wrote, LeadCard.Age age, String link) {}

  /** How many a list holds: counted up to 99. */
  record Tab(String key, String label, String count, boolean here) {}

  /** {@code q} finds; without it, one page of the list {@code which}, the one after {@code at} and {@code lead}. */
  @GetMapping("/console/leads")
  String leads(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "open") String which,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "") String lead,
      Principal signedIn,
      Model model) {
    Agent me = access.me(signedIn);
    Area area = access.area(me);
    String whole = ArrivedText.of(q).strip();
    String typed = whole.substring(0, Math.min(whole.length(), LONGEST));
    Leads.Status status = status(which);
    model.addAttribute("q", typed);
    if (typed.isEmpty()) {
      LeadLists.Page page = lists.page(area, status, place(at, lead), SIZE);
      model.addAttribute("lines", lines(me, page.leads()));
      model.addAttribute("next", page.next());
    } else {
      found(me, area, typed, model);
    }
    model.addAttribute("which", which(status));
    model.addAttribute("tabs", Stream.of(Leads.Status.values()).map(one -> tab(area, one, typed.isEmpty() && one == status)).toList());
    return "leads";
  }

  /** By number or name first; by what they wrote only what is not there already. */
  private void found(Agent me, Area area, String typed, Model model) {
    List<Lead> named = search.find(area, typed, FOUND + 1);
    List<UUID> there = named.stream().map(Lead::id).toList();
    List<LeadSearch.Wrote> wrote =
        search.wrote(area, typed, FOUND).stream().filter(one -> !there.contains(one.lead().id())).toList();
    access.saw(me, wrote.stream().map(LeadSearch.Wrote::lead).filter(one -> isMine(me, one)).toList());
    model.addAttribute("lines", lines(me, named.stream().limit(FOUND).toList()));
    model.addAttribute("more", named.size() > FOUND);
    model.addAttribute("wrote", wrote.stream().map(one -> line(me, one.lead(), one.body())).toList());
  }

  private List<LeadLine> lines(Agent me, List<Lead> leads) {
    access.saw(me, leads.stream().filter(lead -> isMine(me, lead)).toList());
    return leads.stream().map(lead -> line(me, lead, null)).toList();
  }

  private LeadLine line(Agent me, Lead lead, @Nullable String body) {
    Instant now = clock.instant();
    boolean mine = isMine(me, lead);
    LeadCard card = LeadCard.of(lead, mine, now);
    String wrote = body == null || mine ? body : PersonalData.mask(body);
    return new LeadLine(
        lead.number().toString(), card.name(), card.phone(), card.commune(), state(lead, mine, now), wrote, card.age(), card.link());
  }

  private String state(Lead lead, boolean mine, Instant now) {
    if (lead.status() == Leads.Status.CLOSED) {
      return lead.outcome() == null ? words.of(NextStep.NONE) : words.of(NextStep.NONE) + ": " + words.of(lead.outcome());
    }
    boolean overdue = lead.dueAt() != null && lead.dueAt().isBefore(now);
    String next = overdue ? words.of(lead.nextStep()) + ", " + words.of("find.overdue") : words.next(lead, now);
    String who = mine ? words.of("find.me") : lead.agentName() == null ? words.of("find.nobody") : lead.agentName();
    return who + " · " + next;
  }

  private Tab tab(Area area, Leads.Status status, boolean here) {
    int count = lists.count(area, status);
    String shown = count > LeadLists.COUNTED ? words.of("find.more-than", LeadLists.COUNTED) : Integer.toString(count);
    return new Tab(which(status), words.of("find." + which(status)), shown, here);
  }

  private static boolean isMine(Agent me, Lead lead) {
    return me.id().equals(lead.agentId());
  }

  private static String which(Leads.Status status) {
    return status.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Addresses are typed by hand too: what is no list is the first one. */
  private static Leads.Status status(String which) {
    return Stream.of(Leads.Status.values()).filter(one -> which(one).equals(which)).findFirst().orElse(Leads.Status.OPEN);
  }

  private static LeadLists.@Nullable Place place(String at, String lead) {
    try {
      return at.isEmpty() ? null : new LeadLists.Place(Instant.parse(at), UUID.fromString(lead));
    } catch (IllegalArgumentException | java.time.format.DateTimeParseException notOurs) {
      return null;
    }
  }
}
