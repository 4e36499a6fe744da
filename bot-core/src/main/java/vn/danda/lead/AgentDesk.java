package vn.danda.lead;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.audit.Audit;
import vn.danda.audit.Audit.Deed;
import vn.danda.channels.ContactId;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Care;
import vn.danda.conversation.ConversationEvent.AgentGivesBack;
import vn.danda.conversation.ConversationEvent.AgentSays;
import vn.danda.conversation.ConversationEvent.AgentTakes;
import vn.danda.conversation.ConversationEvent.DeskLinked;
import vn.danda.conversation.ConversationEvent.DeskUnlinked;
import vn.danda.conversation.ConversationEvent.Told;
import vn.danda.conversation.ConversationRecord.DeskDeed;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.LinkTried;
import vn.danda.delivery.Windows;
import vn.danda.duty.OpeningWords;

/**
 * What agents do in their own chat, without a browser. Each deed is checked here against who may do it and then goes the
 * same way as one from the console: into the lead's record, or as an event into the citizen's conversation, where the
 * order of events decides. Runs in the recorder's transaction; a deed that comes again changes nothing.
 */
@Component
public class AgentDesk {

  private static final int LISTED = 10;
  private static final int BUTTONS = 6;

  private final JdbcClient database;
  private final Leads leads;
  private final LeadCare care;
  private final LinkCodes codes;
  private final StaffBook staffBook;
  private final Postbox postbox;
  private final Windows windows;
  private final Audit audit;

  AgentDesk(
      JdbcClient database, Leads leads, LeadCare care, LinkCodes codes, StaffBook staffBook, Postbox postbox, Windows windows, Audit audit) {
    this.database = database;
    this.leads = leads;
    this.care = care;
    this.codes = codes;
    this.staffBook = staffBook;
    this.postbox = postbox;
    this.windows = windows;
    this.audit = audit;
  }

  /** Somebody sent a code. */
  @Transactional
  public void tried(LinkTried tried) {
    switch (codes.use(tried.contact(), tried.code(), tried.key(), tried.at())) {
      case RIGHT -> codes.usedBy(tried.key()).flatMap(id -> staffBook.read().find(id)).ifPresent(agent -> link(agent, tried));
      case WRONG -> tell(tried.contact(), tried.key(), tried.at(), "desk_link_wrong", Map.of(), null, null);
      case TOO_OFTEN -> tell(tried.contact(), tried.key(), tried.at(), "desk_link_too_often", Map.of(), null, null);
    }
  }

  /** The agent's chat is theirs no longer: they asked for it, or lost their telephone. */
  @Transactional
  public void unlink(Agent agent, String key, Instant at) {
    ContactId desk = agent.desk();
    if (desk != null) {
      database.sql("update agent set desk = null where agent_id = ?").param(agent.id()).update();
      postbox.post(new DeskUnlinked(key + ":unlink", desk, at, agent.id()));
    }
  }

  /** An agent took a conversation: in their own chat they read whom they have taken on. */
  @Transactional
  public void taken(HolderChanged changed) {
    AgentRef agent = changed.agent();
    if (agent != null && agent.desk() != null && changed.lead() != null) {
      ContactId desk = agent.desk();
      leads.find(changed.lead())
          .filter(lead -> agent.id().equals(lead.agentId()))
          .ifPresent(
              lead -> card(lead, desk, agent.id(), "card:" + lead.id() + ":" + changed.version(), changed.at()));
    }
  }

  /** Does it, or says in the agent's chat why not. */
  @Transactional
  public void on(DeskDeed deed) {
    Staff staff = staffBook.read();
    Optional<Agent> me =
        staff.find(deed.agent().id()).filter(agent -> agent.active() && deed.contact().equals(agent.desk()));
    if (me.isEmpty()) {
      postbox.post(new DeskUnlinked(deed.key() + ":unlink", deed.contact(), deed.at(), deed.agent().id()));
      return;
    }
    Agent agent = me.get();
    switch (deed.verb()) {
      case LIST -> list(deed, agent);
      case UNLINK -> unlink(agent, deed.key(), deed.at());
      case TAKE, OPEN, SAY, NOTE, OUTCOME, COLLEAGUES, TRANSFER, GIVE_BACK ->
          lead(deed)
              .filter(lead -> staff.maySee(agent, lead))
              .ifPresentOrElse(lead -> on(staff, agent, lead, deed), () -> say(deed, agent, "desk_no_such_lead"));
    }
  }

  private void on(Staff staff, Agent agent, Lead lead, DeskDeed deed) {
    switch (LeadStanding.of(agent, lead)) {
      case CLOSED -> say(deed, agent, "desk_lead_closed");
      case OTHERS ->
          say(deed, agent, "desk_taken_by_other", "agent", String.valueOf(lead.agentName()), "number", lead.number().toString());
      case FREE -> {
        if (deed.verb() == DeskDeed.Verb.TAKE) {
          mine(staff, agent, lead, deed);
        } else {
          say(deed, agent, "desk_take_first", "number", lead.number().toString());
        }
      }
      case MINE, IN_PLACE -> mine(staff, agent, lead, deed);
    }
  }

  private void mine(Staff staff, Agent agent, Lead lead, DeskDeed deed) {
    String argument = deed.argument() == null ? "" : deed.argument();
    switch (deed.verb()) {
      case TAKE -> {
        if (agent.id().equals(lead.agentId())) {
          card(lead, deed.contact(), agent.id(), deed.key() + ":card", deed.at());
        } else {
          postbox.post(new AgentTakes(deed.key() + ":take", lead.contact(), deed.at(), agent.ref(), lead.id()));
        }
      }
      case OPEN -> card(lead, deed.contact(), agent.id(), deed.key() + ":card", deed.at());
      case SAY -> postbox.post(new AgentSays(deed.key() + ":say", lead.contact(), deed.at(), agent.ref(), argument));
      case NOTE -> {
        care.note(lead.id(), argument, agent, deed.key() + ":note", deed.at());
        say(deed, agent, "desk_noted", "number", lead.number().toString());
      }
      case OUTCOME -> outcome(agent, lead, deed, argument);
      case COLLEAGUES -> colleagues(staff, agent, lead, deed);
      case TRANSFER -> transfer(staff, agent, lead, deed, argument);
      case GIVE_BACK -> postbox.post(new AgentGivesBack(deed.key() + ":back", lead.contact(), deed.at(), agent.ref()));
      case LIST, UNLINK -> throw new IllegalArgumentException("Not about a lead: " + deed.verb());
    }
  }

  /** {@code argument} is the outcome's code, and perhaps the wished time: in words, or {@code @} and the seconds of a button. */
  private void outcome(Agent agent, Lead lead, DeskDeed deed, String argument) {
    String[] parts = argument.strip().split(" |(?=@)", 2);
    Optional<LeadOutcome> outcome =
        parts[0].matches("\\d{1,2}") ? LeadOutcome.byCode(Integer.parseInt(parts[0])) : Optional.empty();
    if (outcome.isEmpty()) {
      say(deed, agent, "desk_no_such_outcome");
      return;
    }
    Instant wished = null;
    if (parts.length == 2) {
      switch (wished(parts[1], deed.at())) {
        case WishedTime.At(Instant moment) -> wished = moment;
        case WishedTime.OneOf(List<Instant> moments) -> {
          askWhen(agent, lead, deed, parts[0], moments);
          return;
        }
        case WishedTime.Unclear _ -> {
          askWhen(agent, lead, deed, parts[0], CallTimes.suggested(lead.bestTime(), deed.at()));
          return;
        }
      }
    }
    care.outcome(lead.id(), outcome.get(), wished, null, agent, deed.key() + ":outcome", deed.at());
    Lead now = leads.find(lead.id()).orElseThrow();
    String next =
        now.dueAt() == null || now.nextStep() == NextStep.NONE
            ? "xong việc này"
            : HandOffCard.next(now, deed.at());
    say(deed, agent, "desk_outcome", "number", lead.number().toString(), "outcome", outcome.get().label(), "next", next);
  }

  private static WishedTime wished(String words, Instant now) {
    return words.matches("@\\d{1,12}") ? new WishedTime.At(Instant.ofEpochSecond(Long.parseLong(words.substring(1)))) : WishedTime.read(words, now);
  }

  private void askWhen(Agent agent, Lead lead, DeskDeed deed, String outcome, List<Instant> moments) {
    Map<String, String> fill = new LinkedHashMap<>();
    fill.put("number", lead.number().toString());
    int n = 0;
    for (Instant moment : moments) {
      fill.put("option" + ++n, outcome + " @" + moment.getEpochSecond() + " " + OpeningWords.of(moment, deed.at()));
    }
    tell(deed.contact(), deed.key(), deed.at(), "desk_when", fill, agent.id(), null);
  }

  /** As many as fit under one message; the codes stand on the buttons. */
  private void colleagues(Staff staff, Agent agent, Lead lead, DeskDeed deed) {
    Map<String, String> fill = new LinkedHashMap<>();
    fill.put("number", lead.number().toString());
    int n = 0;
    for (Agent other : staff.colleaguesFor(agent, lead).stream().limit(BUTTONS).toList()) {
      fill.put("option" + ++n, other.code() + " " + other.fullName());
    }
    tell(deed.contact(), deed.key(), deed.at(), n == 0 ? "desk_no_colleague" : "desk_colleagues", fill, agent.id(), null);
  }

  /** {@code argument} is the colleague's code, a space, and the reason. */
  private void transfer(Staff staff, Agent agent, Lead lead, DeskDeed deed, String argument) {
    int space = argument.indexOf(' ');
    Optional<Agent> to =
        space < 0 ? Optional.empty() : staff.withCode(argument.substring(0, space)).filter(Agent::active).filter(Agent::takesLeads);
    if (to.isEmpty()) {
      say(deed, agent, "desk_no_such_colleague");
      return;
    }
    care.transfer(lead.id(), to.get(), argument.substring(space + 1), agent, deed.key() + ":transfer", deed.at());
    say(deed, agent, "desk_transferred", "number", lead.number().toString(), "agent", to.get().ref().signature());
  }

  private void list(DeskDeed deed, Agent agent) {
    List<Lead> mine = leads.toDoOf(agent.id(), LISTED);
    String lines =
        mine.stream()
            .map(lead -> "• " + lead.number() + " · " + Optional.ofNullable(lead.communeText()).orElse("chưa rõ xã") + " · "
                + HandOffCard.next(lead, deed.at()))
            .collect(Collectors.joining("\n"));
    say(deed, agent, mine.isEmpty() ? "desk_nothing_to_do" : "desk_list", "lines", lines);
  }

  /** The card shows all there is about the person: that this agent saw it is recorded, once a day. */
  private void card(Lead lead, ContactId desk, UUID agent, String key, Instant at) {
    staffBook.read().find(agent)
        .ifPresent(who -> audit.addOnce(who.userName(), Deed.SAW, List.of("lead:" + lead.number()), at.truncatedTo(ChronoUnit.DAYS)));
    String lines = String.join("\n", HandOffCard.lines(lead, HandOffCard.until(windows.of(lead.contact()), at), at));
    Care.Focus focus = new Care.Focus(lead.id(), lead.number().toString());
    tell(desk, key, at, "desk_card", Map.of("number", lead.number().toString(), "card", lines), agent, focus);
  }

  private Optional<Lead> lead(DeskDeed deed) {
    if (deed.number() != null) {
      return LeadNumber.read(deed.number()).flatMap(leads::find);
    }
    return deed.focus() == null ? Optional.empty() : leads.find(deed.focus());
  }

  private void link(Agent agent, LinkTried tried) {
    Staff staff = staffBook.read();
    staff.all().stream()
        .filter(other -> tried.contact().equals(other.desk()) && !other.equals(agent))
        .forEach(other -> database.sql("update agent set desk = null where agent_id = ?").param(other.id()).update());
    if (agent.desk() != null && !agent.desk().equals(tried.contact())) {
      postbox.post(new DeskUnlinked(tried.key() + ":unlink", agent.desk(), tried.at(), agent.id()));
    }
    database.sql("update agent set desk = ? where agent_id = ?").params(tried.contact().toString(), agent.id()).update();
    AgentRef linked = new AgentRef(agent.id(), agent.fullName(), agent.code(), tried.contact());
    postbox.post(new DeskLinked(tried.key() + ":link", tried.contact(), tried.at(), linked));
  }

  private void say(DeskDeed deed, Agent agent, String what, String... fill) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < fill.length; i += 2) {
      all.put(fill[i], fill[i + 1]);
    }
    tell(deed.contact(), deed.key(), deed.at(), what, all, agent.id(), null);
  }

  private void tell(
      ContactId desk,
      String key,
      Instant at,
      String what,
      Map<String, String> fill,
      @Nullable UUID agent,
      Care.@Nullable Focus focus) {
    postbox.post(new Told(key + ":" + what, desk, at, what, fill, agent, focus));
  }
}
