package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
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
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.Conversations;
import vn.danda.conversation.Transcripts;
import vn.danda.intake.Intake;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.lead.Lead;
import vn.danda.lead.Leads;

/**
 * One conversation: what was said, and the agent's deeds in it. A deed goes in by the same door as everything else, so
 * that two agents who tap at once are put in order; the page then waits a moment to show who won.
 */
@Controller
@RequestMapping("/console/conversations/{channel}/{externalId}")
class ConversationPageController {

  private static final int LINES = 100;
  private static final Duration SHOWN_AFTER = Duration.ofSeconds(2);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm d/M").withZone(Published.ZONE);

  private final Conversations conversations;
  private final Transcripts transcripts;
  private final Leads leads;
  private final Agents agents;
  private final Intake intake;
  private final Clock clock;

  ConversationPageController(
      Conversations conversations,
      Transcripts transcripts,
      Leads leads,
      Agents agents,
      Intake intake,
      Clock clock) {
    this.conversations = conversations;
    this.transcripts = transcripts;
    this.leads = leads;
    this.agents = agents;
    this.intake = intake;
    this.clock = clock;
  }

  /** A message as the page shows it. */
  record ShownLine(String author, String who, String time, String body, @Nullable String delivery) {}

  @GetMapping
  String page(@PathVariable String channel, @PathVariable String externalId, Principal signedIn, Model model) {
    live(channel, externalId, signedIn, model);
    ContactId contact = new ContactId(channel, externalId);
    Lead lead = leads.openOf(contact).orElse(null);
    boolean mine = "me".equals(model.getAttribute("holder"));
    model.addAttribute("lead", lead == null ? null : LeadCard.of(lead, mine, clock.instant()));
    model.addAttribute("name", lead == null ? name(contact) : lead.calledName());
    model.addAttribute("formKey", UUID.randomUUID().toString());
    return "conversation";
  }

  /** The part that changes: fetched every two seconds, so that what is being typed is not lost. */
  @GetMapping("/live")
  String live(@PathVariable String channel, @PathVariable String externalId, Principal signedIn, Model model) {
    ContactId contact = new ContactId(channel, externalId);
    Agent me = me(signedIn);
    Conversation conversation = conversations.find(contact);
    AgentRef holder = conversation.holder();
    model.addAttribute("link", LeadCard.link(contact));
    model.addAttribute("holder", holder == null ? "bot" : holder.id().equals(me.id()) ? "me" : "other");
    model.addAttribute("state", state(holder, me));
    model.addAttribute("lines", transcripts.of(contact, LINES).stream().map(ConversationPageController::shown).toList());
    return "conversation :: live";
  }

  @PostMapping("/take")
  String take(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam String key,
      Principal signedIn,
      RedirectAttributes redirect) {
    ContactId contact = new ContactId(channel, externalId);
    AgentRef me = me(signedIn).ref();
    UUID lead = leads.openOf(contact).map(Lead::id).orElse(null);
    intake.on(new ConversationEvent.AgentTakes("agent:" + key, contact, clock.instant(), me, lead));
    Conversation after = waitFor(contact, conversation -> conversation.holder() != null);
    AgentRef holder = after.holder();
    if (holder != null && !holder.id().equals(me.id())) {
      redirect.addFlashAttribute("notice", holder.name() + " đã nhận trước rồi, anh/chị xem người khác nhé.");
    }
    return "redirect:" + LeadCard.link(contact);
  }

  @PostMapping("/say")
  String say(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam String key,
      @RequestParam String text,
      Principal signedIn) {
    ContactId contact = new ContactId(channel, externalId);
    if (!text.isBlank()) {
      long before = conversations.find(contact).version();
      intake.on(
          new ConversationEvent.AgentSays("agent:" + key, contact, clock.instant(), me(signedIn).ref(), ArrivedText.of(text).strip()));
      waitFor(contact, conversation -> conversation.version() > before);
    }
    return "redirect:" + LeadCard.link(contact);
  }

  @PostMapping("/give-back")
  String giveBack(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam String key,
      Principal signedIn) {
    ContactId contact = new ContactId(channel, externalId);
    intake.on(
        new ConversationEvent.AgentGivesBack("agent:" + key, contact, clock.instant(), me(signedIn).ref()));
    waitFor(contact, conversation -> conversation.holder() == null);
    return "redirect:" + LeadCard.link(contact);
  }

  @PostMapping("/close")
  String close(@PathVariable String channel, @PathVariable String externalId) {
    leads.openOf(new ContactId(channel, externalId)).ifPresent(lead -> leads.close(lead.id(), clock.instant()));
    return "redirect:/console";
  }

  private Conversation waitFor(ContactId contact, Predicate<Conversation> shown) {
    Instant until = clock.instant().plus(SHOWN_AFTER);
    Conversation conversation = conversations.find(contact);
    while (!shown.test(conversation) && clock.instant().isBefore(until)) {
      LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
      conversation = conversations.find(contact);
    }
    return conversation;
  }

  private Agent me(Principal signedIn) {
    return agents.find(signedIn.getName()).orElseThrow();
  }

  private String name(ContactId contact) {
    String known = conversations.find(contact).contactName();
    return known == null ? "Khách" : known;
  }

  private static String state(@Nullable AgentRef holder, Agent me) {
    if (holder == null) {
      return "Trợ lý tự động đang trả lời.";
    }
    return holder.id().equals(me.id())
        ? "Anh/chị đang trực tiếp trả lời. Trợ lý im lặng."
        : holder.name() + " đang trực tiếp trả lời.";
  }

  private static ShownLine shown(Transcripts.Line line) {
    String who =
        switch (line.author()) {
          case "contact" -> "Người dân";
          case "agent" -> line.agentName() == null ? "Cán bộ" : line.agentName();
          default -> "Trợ lý tự động";
        };
    String delivery =
        line.delivery() == null
            ? null
            : switch (line.delivery()) {
              case "waiting" -> "đang gửi";
              case "failed" -> "không gửi được";
              case "unknown" -> "chưa rõ đã tới chưa";
              default -> null;
            };
    return new ShownLine(line.author(), who, TIME.format(line.saidAt()), line.body(), delivery);
  }
}
