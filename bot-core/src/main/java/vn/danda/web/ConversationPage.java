package vn.danda.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
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
import vn.danda.conversation.Presence;
import vn.danda.conversation.Transcripts;
import vn.danda.delivery.Windows;
import vn.danda.lead.Agent;
import vn.danda.lead.HandOffCard;
import vn.danda.lead.Lead;
import vn.danda.lead.LeadStanding;
import vn.danda.lead.Leads;
import vn.danda.lead.Staff;
import vn.danda.lead.StaffBook;

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
  private final Presence presence;
  private final StaffBook staffBook;
  private final Words words;
  private final Clock clock;

  ConversationPage(
      Conversations conversations,
      Transcripts transcripts,
      Leads leads,
      Windows windows,
      LeadAccess access,
      Presence presence,
      StaffBook staffBook,
      Words words,
      Clock clock) {
    this.conversations = conversations;
    this.transcripts = transcripts;
    this.leads = leads;
    this.windows = windows;
    this.access = access;
    this.presence = presence;
    this.staffBook = staffBook;
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

  /**
   * Fingerprints of what a page shows.
   *
   * @param talk of the conversation and the card
   * @param presence of who else is there: it changes often, and alone
   */
  record Seen(String talk, String presence) {

    static final Seen NOTHING = new Seen("", "");

    static Seen read(String written) {
      int between = written.indexOf('-');
      return between < 0 ? NOTHING : new Seen(written.substring(0, between), written.substring(between + 1));
    }

    @Override
    public String toString() {
      return talk + "-" + presence;
    }
  }

  /** Fills the model; {@code before} is what the page shows already. Returns what it shows with this. */
  Seen show(ContactId contact, Agent me, Seen before, Model model) {
    Conversation conversation = conversations.find(contact);
    AgentRef holder = conversation.holder();
    Lead lead = leads.openOf(contact).orElse(null);
    boolean mine = LeadAccess.holds(me, conversation);
    boolean myLead = lead != null && me.id().equals(lead.agentId());
    boolean othersLead = lead != null && LeadStanding.of(me, lead) == LeadStanding.OTHERS;
    boolean own = mine || myLead;
    boolean full = own || (lead != null && access.isOpened(me, lead));
    String holding = holder == null ? "bot" : mine ? "me" : "other";
    List<Transcripts.Line> said = transcripts.of(contact, LINES);
    List<ShownLine> lines = said.stream().map(line -> shown(line, full)).toList();
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
    Object taker = lead == null ? null : lead.agentId();
    String talk = Integer.toHexString(Objects.hash(lines, holding, state(conversation, mine, now), window, taker, full));
    List<String> present = present(contact, me, said);
    Seen seen = new Seen(talk, Integer.toHexString(present.hashCode()));
    model.addAttribute("present", present);
    model.addAttribute("seen", seen.toString());
    model.addAttribute("sameTalk", talk.equals(before.talk()));
    if (own && lead != null && !talk.equals(before.talk())) {
      access.saw(me, List.of(lead));
    }
    return seen;
  }

  /** What the person wrote last; empty when nothing. */
  String lastWords(ContactId contact) {
    return transcripts.of(contact, LINES).reversed().stream()
        .filter(line -> line.author().equals("contact"))
        .findFirst()
        .map(Transcripts.Line::body)
        .orElse("");
  }

  /** Who else is here, and who types: sentences. */
  private List<String> present(ContactId contact, Agent me, List<Transcripts.Line> said) {
    Presence.Present present = presence.of(contact);
    List<String> sentences = new ArrayList<>();
    Instant typed = present.contactTyped();
    // What they typed may be there already.
    if (typed != null && said.stream().noneMatch(line -> line.author().equals("contact") && line.saidAt().isAfter(typed))) {
      sentences.add(words.of("talk.contact-types"));
    }
    Staff staff = staffBook.get();
    present.looking().stream()
        .filter(other -> !other.equals(me.id()))
        .flatMap(other -> staff.find(other).stream())
        .sorted(Comparator.comparing(Agent::fullName))
        .map(other -> words.of(present.typing().contains(other.id()) ? "talk.types" : "talk.looks", other.fullName()))
        .forEach(sentences::add);
    return List.copyOf(sentences);
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
