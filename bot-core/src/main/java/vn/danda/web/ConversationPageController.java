package vn.danda.web;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.channels.ArrivedText;
import vn.danda.channels.ContactId;
import vn.danda.content.Published;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.Conversations;
import vn.danda.conversation.News;
import vn.danda.conversation.Presence;
import vn.danda.delivery.ChannelRegistry;
import vn.danda.intake.Intake;
import vn.danda.lead.Agent;
import vn.danda.lead.Lead;
import vn.danda.lead.LeadCare;
import vn.danda.lead.LeadOutcome;
import vn.danda.lead.LeadStanding;
import vn.danda.lead.Leads;
import vn.danda.web.ConversationPage.Seen;

/**
 * One conversation: what was said, and the agent's deeds in it. A deed goes in by the same door as everything else, so
 * that two agents who tap at once are put in order; the page then waits a moment to show who won.
 *
 * <p>{@code key} comes with the form: a double tap, or a second try on a bad line, is one deed.
 */
@Controller
@RequestMapping("/console/conversations/{channel}/{externalId}")
class ConversationPageController {

  private static final int SHORTEST_REASON = 5;
  private static final int LONGEST_REASON = 300;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy").withZone(Published.ZONE);
  private static final Duration SHOWN_AFTER = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final ConversationPage page;
  private final Conversations conversations;
  private final Leads leads;
  private final LeadCare care;
  private final LeadAccess access;
  private final Intake intake;
  private final Presence presence;
  private final News news;
  private final ConsoleStreams streams;
  private final ChannelRegistry channels;
  private final CannedReplies canned;
  private final Words words;
  private final Clock clock;

  ConversationPageController(
      ConversationPage page, Conversations conversations, Leads leads, LeadCare care, LeadAccess access, Intake intake,
      Presence presence, News news, ConsoleStreams streams, ChannelRegistry channels, CannedReplies canned, Words words, Clock clock) {
    this.page = page;
    this.conversations = conversations;
    this.leads = leads;
    this.care = care;
    this.access = access;
    this.intake = intake;
    this.presence = presence;
    this.news = news;
    this.streams = streams;
    this.channels = channels;
    this.canned = canned;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping
  String page(@PathVariable String channel, @PathVariable String externalId, Principal signedIn, Model model) {
    Agent me = access.me(signedIn);
    ContactId contact = page.contact(channel, externalId, me);
    presence.looks(contact, me.id());
    page.show(contact, me, Seen.NOTHING, model);
    return "conversation";
  }

  /**
   * The parts that change, asked for when the stream says so, and every two seconds where there is no stream. Nothing
   * (204) when the page shows them already: what has the focus, is being read or being typed is then left alone.
   */
  @GetMapping("/live")
  @Nullable String live(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam(defaultValue = "") String seen,
      Principal signedIn,
      Model model,
      HttpServletResponse response) {
    Agent me = access.me(signedIn);
    ContactId contact = page.contact(channel, externalId, me);
    presence.looks(contact, me.id());
    Seen before = Seen.read(seen);
    if (page.show(contact, me, before, model).equals(before)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return null;
    }
    return "conversation-live";
  }

  /** Says "news" when the page should ask for what changes; as long as it is open, the agent counts as looking. */
  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> events(@PathVariable String channel, @PathVariable String externalId, Principal signedIn) {
    Agent me = access.me(signedIn);
    ContactId contact = page.contact(channel, externalId, me);
    return streams.open(news.bell(contact), () -> presence.looks(contact, me.id()));
  }

  /** The agent types: colleagues see it, and the person too while this agent holds the conversation. */
  @PostMapping("/typing")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void typing(@PathVariable String channel, @PathVariable String externalId, Principal signedIn) {
    Agent me = access.me(signedIn);
    ContactId contact = page.contact(channel, externalId, me);
    presence.types(contact, me.id());
    if (isHeldBy(me.ref(), conversations.find(contact))) {
      channels.find(contact.channel()).ifPresent(network -> Thread.ofVirtual().name("typing").start(() -> network.typing(contact)));
    }
  }

  /** Published answers that fit the words; with no words, those that fit what the person wrote last. */
  @GetMapping("/replies")
  String replies(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam(defaultValue = "") String q,
      Principal signedIn,
      Model model) {
    ContactId contact = page.contact(channel, externalId, access.me(signedIn));
    Conversation conversation = conversations.find(contact);
    String words = q.isBlank() ? page.lastWords(contact) : ArrivedText.of(q);
    model.addAttribute("replies", canned.find(words, conversation.audience(), clock.instant()));
    model.addAttribute("day", DAY.format(clock.instant()));
    return "conversation-parts :: replies";
  }

  @PostMapping("/take")
  String take(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam String key,
      Principal signedIn,
      RedirectAttributes redirect) {
    Agent agent = access.me(signedIn);
    ContactId contact = page.contact(channel, externalId, agent);
    AgentRef me = agent.ref();
    UUID lead = leads.openOf(contact).map(Lead::id).orElse(null);
    intake.on(new ConversationEvent.AgentTakes(FormKey.event(key), contact, clock.instant(), me, lead));
    waitUntil(() -> conversations.find(contact).holder() != null);
    AgentRef holder = conversations.find(contact).holder();
    if (holder != null && !holder.id().equals(me.id())) {
      redirect.addFlashAttribute("notice", words.of("talk.too-late", holder.name()));
    } else {
      waitUntil(() -> leads.openOf(contact).map(Lead::agentId).filter(me.id()::equals).isPresent() || lead == null);
    }
    return "redirect:" + LeadCard.link(contact);
  }

  @PostMapping("/say")
  String say(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam String key,
      @RequestParam String text,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      Principal signedIn,
      Model model) {
    Agent me = access.me(signedIn);
    ContactId contact = page.contact(channel, externalId, me);
    Seen before = page.show(contact, me, Seen.NOTHING, model);
    if (!text.isBlank()) {
      String said = ArrivedText.of(text).strip();
      intake.on(new ConversationEvent.AgentSays(FormKey.event(key), contact, clock.instant(), me.ref(), said));
      waitUntil(() -> !page.show(contact, me, Seen.NOTHING, model).talk().equals(before.talk()));
    }
    return inPlace ? "conversation-live" : "redirect:" + LeadCard.link(contact);
  }

  /** Shows for a while what is masked, to somebody who did not take this person on; who and why is recorded first. */
  @PostMapping("/open")
  String open(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam String reason,
      Principal signedIn,
      RedirectAttributes redirect) {
    Agent me = access.me(signedIn);
    ContactId contact = page.contact(channel, externalId, me);
    String why = ArrivedText.of(reason).strip();
    if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
      redirect.addFlashAttribute("notice", words.of("talk.reason-length", SHORTEST_REASON, LONGEST_REASON));
    } else {
      leads.openOf(contact).ifPresent(lead -> access.open(me, lead, why));
    }
    return "redirect:" + LeadCard.link(contact);
  }

  @PostMapping("/give-back")
  String giveBack(
      @PathVariable String channel, @PathVariable String externalId, @RequestParam String key, Principal signedIn) {
    Agent me = access.me(signedIn);
    ContactId contact = page.contact(channel, externalId, me);
    giveBack(contact, key, me.ref());
    return "redirect:" + LeadCard.link(contact);
  }

  /** Done: the lead leaves the lists, and the bot answers again if this agent had the conversation. */
  @PostMapping("/close")
  String close(
      @PathVariable String channel,
      @PathVariable String externalId,
      @RequestParam String key,
      Principal signedIn,
      RedirectAttributes redirect) {
    Agent me = access.me(signedIn);
    ContactId contact = page.contact(channel, externalId, me);
    Lead lead = leads.openOf(contact).orElse(null);
    if (lead != null && LeadStanding.of(me, lead) == LeadStanding.OTHERS) {
      redirect.addFlashAttribute("notice", words.of("lead.others", String.valueOf(lead.agentName())));
      return "redirect:" + LeadCard.link(contact);
    }
    if (lead == null) {
      if (isHeldBy(me.ref(), conversations.find(contact))) {
        giveBack(contact, key, me.ref());
      }
    } else if (care.outcome(lead.id(), LeadOutcome.ANSWERED_IN_CHAT, null, null, me, FormKey.event(key), clock.instant()) == LeadCare.Done.YES) {
      waitUntil(() -> !isHeldBy(me.ref(), conversations.find(contact)));
      redirect.addFlashAttribute("done", words.of("lead.closed-done", lead.number()));
    }
    return "redirect:/console/today";
  }

  private void giveBack(ContactId contact, String key, AgentRef me) {
    intake.on(new ConversationEvent.AgentGivesBack(FormKey.event(key), contact, clock.instant(), me));
    waitUntil(() -> !isHeldBy(me, conversations.find(contact)));
  }

  private static boolean isHeldBy(AgentRef agent, Conversation conversation) {
    AgentRef holder = conversation.holder();
    return holder != null && holder.id().equals(agent.id());
  }

  private void waitUntil(BooleanSupplier shown) {
    Instant until = clock.instant().plus(SHOWN_AFTER);
    while (!shown.getAsBoolean() && clock.instant().isBefore(until)) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }
}
