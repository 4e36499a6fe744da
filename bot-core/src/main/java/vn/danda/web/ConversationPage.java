package vn.danda.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.danda.channels.ContactId;
import vn.danda.channels.Window;
import vn.danda.content.Published;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Conversations;
import vn.danda.conversation.PersonalData;
import vn.danda.conversation.Transcripts;
import vn.danda.delivery.Windows;
import vn.danda.lead.Agent;
import vn.danda.lead.HandOffCard;
import vn.danda.lead.Lead;
import vn.danda.lead.Leads;

/** What the page of one conversation shows to one agent at one moment. */
@Component
class ConversationPage {

  private static final int LINES = 100;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm d/M").withZone(Published.ZONE);

  private final Conversations conversations;
  private final Transcripts transcripts;
  private final Leads leads;
  private final Windows windows;
  private final LeadAccess access;
  private final Words words;
  private final Clock clock;

  ConversationPage(
      Conversations conversations,
      Transcripts transcripts,
      Leads leads,
      Windows windows,
      LeadAccess access,
      Words words,
      Clock clock) {
    this.conversations = conversations;
    this.transcripts = transcripts;
    this.leads = leads;
    this.windows = windows;
    this.access = access;
    this.words = words;
    this.clock = clock;
  }

  /** A message as the page shows it. */
  record ShownLine(String author, String who, String time, String body, @Nullable String delivery) {}

  /**
   * The contact of an address. Throws {@link NoSuchPage} when it is malformed, nobody ever wrote from there, or it is not
   * this agent's to see: an address tells nobody whether a person wrote.
   */
  ContactId contact(String channel, String externalId, Agent me) {
    ContactId contact;
    try {
      contact = new ContactId(channel, externalId);
    } catch (IllegalArgumentException malformed) {
      throw new NoSuchPage();
    }
    Conversation conversation = conversations.find(contact);
    Lead lead = leads.newestOf(contact).orElse(null);
    boolean known = conversation.version() > 0 || lead != null || !transcripts.of(contact, 1).isEmpty();
    if (!known || !access.maySee(me, conversation, lead)) {
      throw new NoSuchPage();
    }
    return contact;
  }

  /** Fills the model; {@code before} is what the page shows already. Returns the fingerprint of everything in it that may change, for {@code seen}. */
  String show(ContactId contact, Agent me, String before, Model model) {
    Conversation conversation = conversations.find(contact);
    AgentRef holder = conversation.holder();
    Lead lead = leads.openOf(contact).orElse(null);
    boolean mine = LeadAccess.holds(me, conversation);
    boolean myLead = lead != null && me.id().equals(lead.agentId());
    boolean othersLead = lead != null && lead.agentId() != null && !myLead;
    boolean own = mine || myLead;
    boolean full = own || (lead != null && access.isOpened(me, lead));
    String holding = holder == null ? "bot" : mine ? "me" : "other";
    List<ShownLine> lines = transcripts.of(contact, LINES).stream().map(line -> shown(line, full)).toList();
    Instant now = clock.instant();
    Window open = windows.of(conversation);
    WindowLine window = WindowLine.of(open, lead != null && lead.phone() != null, now, words);
    model.addAttribute("window", window.text());
    model.addAttribute("mayWrite", mine && window.mayWrite());
    LeadCard card = lead == null ? null : LeadCard.of(lead, full, now);
    model.addAttribute("link", LeadCard.link(contact));
    model.addAttribute("holder", holding);
    model.addAttribute("state", state(conversation, mine, now));
    model.addAttribute("lead", card);
    model.addAttribute("facts", lead == null || !full ? List.of() : facts(lead, open, now));
    model.addAttribute("name", card == null ? name(conversation, full) : card.name());
    model.addAttribute("mayOpen", lead != null && !full);
    model.addAttribute("mayClose", lead != null && !othersLead && !holding.equals("other"));
    model.addAttribute("lines", lines);
    model.addAttribute("news", news(lines));
    model.addAttribute("formKey", UUID.randomUUID().toString());
    model.addAttribute("nextKey", UUID.randomUUID().toString());
    Object taker = lead == null ? null : lead.agentId();
    String seen = Integer.toHexString(Objects.hash(lines, holding, state(conversation, mine, now), window, taker, full));
    model.addAttribute("seen", seen);
    if (own && lead != null && !seen.equals(before)) {
      access.saw(me, List.of(lead));
    }
    return seen;
  }

  /** A line of the hand-off card. */
  record ShownFact(String label, String value) {}

  /** The hand-off card, for whoever may read all of it. */
  List<ShownFact> facts(Lead lead, Window window, Instant now) {
    return HandOffCard.facts(lead, words.until(window, now), now).stream()
        .map(fact -> new ShownFact(words.of(fact.about()), words.of(fact, lead, now)))
        .toList();
  }

  private String name(Conversation conversation, boolean full) {
    String known = conversation.contactName();
    return known == null ? words.of("talk.nobody") : full ? known : LeadCard.initials(known);
  }

  private String state(Conversation conversation, boolean mine, Instant now) {
    AgentRef holder = conversation.holder();
    if (holder != null) {
      return mine ? words.of("talk.held-by-me") : words.of("talk.held-by", holder.name());
    }
    return words.of(conversation.isHeldByPerson(now) ? "talk.held-outside" : "talk.held-by-bot");
  }

  /** For screen readers: only what the person wrote last, not the whole transcript again. */
  private String news(List<ShownLine> lines) {
    return lines.isEmpty() || !lines.getLast().author().equals("contact") ? "" : words.of("talk.news", lines.getLast().body());
  }

  private ShownLine shown(Transcripts.Line line, boolean mayCall) {
    String who =
        switch (line.author()) {
          case "contact" -> words.of("talk.contact");
          case "agent" -> line.agentName() == null ? words.of("talk.agent") : line.agentName();
          default -> words.of("talk.bot");
        };
    String delivery =
        line.delivery() == null
            ? null
            : switch (line.delivery()) {
              case "waiting" -> words.of("delivery.waiting");
              case "failed" -> WindowLine.failure(line.failure(), words);
              case "unknown" -> words.of("delivery.unknown");
              default -> null;
            };
    // Who has not taken this person on reads no more here than the masked card shows.
    String body = mayCall ? line.body() : PersonalData.mask(line.body());
    return new ShownLine(line.author(), who, TIME.format(line.saidAt()), body, delivery);
  }
}
