package vn.danda.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Capabilities;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.content.Published;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.CommentDeed;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord;
import vn.danda.dialogue.Dialogue.Thought;
import vn.danda.duty.DutyCalendars;
import vn.danda.duty.PublicDays;
import vn.danda.duty.WeekHours;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.place.Communes;
import vn.danda.lead.Agent;
import vn.danda.lead.Staff;

/** Plays one conversation through the pure dialogue, over the shipped content, on 24 November 2026. */
final class Chat {

  static final Published PUBLISHED = Published.of(1, KnowledgeFiles.shipped(), Figures.shipped());
  static final Capabilities WEB = new Capabilities(4000, 13, 30, false, 100, 10);
  static final AgentRef HOA = new AgentRef(new UUID(0, 1), "Nguyễn Thị Hoa", "NA-0001");
  static final AgentRef NAM = new AgentRef(new UUID(0, 2), "Trần Văn Nam", "NA-0002");

  /** Hoa of Diễn Châu, in office hours; somebody who left. */
  static final Staff STAFF =
      new Staff(
          List.of(
              new Agent(HOA.id(), "hoa", HOA.name(), HOA.code(), Set.of(Agent.Role.AGENT), List.of("17488"), true, false),
              new Agent(NAM.id(), "nam", NAM.name(), NAM.code(), Set.of(Agent.Role.AGENT), List.of("16681"), false, false)),
          new DutyCalendars(
              Map.of("office", WeekHours.parse("T2-T6 07:30-11:30 13:30-17:00")), Map.of("all", PublicDays.days())),
          Map.of());

  private static final Dialogue DIALOGUE = dialogue();

  private final ContactId contact = new ContactId("web", "v1");
  private Instant now = Instant.parse("2026-11-24T02:00:00Z");
  private int events;
  Conversation state = Conversation.fresh(contact);
  Thought last = new Thought(state, List.of(), List.of(), vn.danda.conversation.Outcome.NOTED);
  final List<ConversationRecord> records = new ArrayList<>();

  private static Dialogue dialogue() {
    Replies replies = new Replies("BHXH tỉnh Nghệ An");
    return new Dialogue(replies, new FaqReply(replies), Communes.shipped(), () -> STAFF);
  }

  void types(String text) {
    play(new ConversationEvent.FromContact(new InboundEvent.Text(meta(), text, null, false)));
  }

  /** Presses the button of that label under the last message. */
  void presses(String label) {
    Option option =
        state.offered().stream()
            .filter(offered -> offered.label().equals(label))
            .findFirst()
            .orElseThrow(() -> new AssertionError("No button '" + label + "' among " + labels()));
    play(new ConversationEvent.FromContact(new InboundEvent.Choice(meta(), option.payload(), label, null)));
  }

  void enters() {
    play(new ConversationEvent.FromContact(new InboundEvent.Entry(meta(), InboundEvent.Entry.How.START, null)));
  }

  /** Opens the chat by a link that carries this word. */
  void entersBy(String word) {
    play(new ConversationEvent.FromContact(new InboundEvent.Entry(meta(), InboundEvent.Entry.How.START, word)));
  }

  void sendsPhoto() {
    play(new ConversationEvent.FromContact(new InboundEvent.Media(meta(), "photo", null)));
  }

  void colleagueTypesInThePageInbox(String text) {
    play(new ConversationEvent.FromContact(new InboundEvent.Echo(meta(), text)));
  }

  /** Writes it below a post; the comment's id is {@code 7001_801}. */
  void comments(String text) {
    comments(text, InboundEvent.Comment.Change.ADDED, false);
  }

  void comments(String text, InboundEvent.Comment.Change change, boolean byUs) {
    String parent = byUs ? "7001_801" : null;
    String id = byUs ? "7001_899" : "7001_801";
    play(
        new ConversationEvent.FromContact(
            new InboundEvent.Comment(meta(), "101_7001", id, parent, change, text, byUs, null)));
  }

  void agentOnComment(AgentRef agent, @Nullable CommentDeed deed, @Nullable String text) {
    play(new ConversationEvent.AgentOnComment(key(), contact, now, agent, "7001_801", now, deed, text));
  }

  void agentTakes(AgentRef agent) {
    play(new ConversationEvent.AgentTakes(key(), contact, now, agent, null));
  }

  void agentSays(AgentRef agent, String text) {
    play(new ConversationEvent.AgentSays(key(), contact, now, agent, text));
  }

  void agentGivesBack(AgentRef agent) {
    play(new ConversationEvent.AgentGivesBack(key(), contact, now, agent));
  }

  void agentCloses(AgentRef agent) {
    UUID lead = java.util.Objects.requireNonNull(state.openLead());
    play(new ConversationEvent.LeadClosed(key(), contact, now, lead, agent, true));
  }

  /** A timer whose time has come rings. */
  void rings() {
    play(new ConversationEvent.TimerRang(key(), contact, now));
  }

  void waits(Duration time) {
    now = now.plus(time);
  }

  List<Say> said() {
    return last.messages().stream()
        .filter(OutboundMessage.Say.class::isInstance)
        .map(OutboundMessage.Say.class::cast)
        .toList();
  }

  String saidText() {
    return String.join("\n", said().stream().map(Say::text).toList());
  }

  List<String> labels() {
    return state.offered().stream().map(Option::label).toList();
  }

  private void play(ConversationEvent event) {
    last = DIALOGUE.reply(state, event, PUBLISHED, WEB, now);
    state = last.next().next();
    records.addAll(last.records());
    now = now.plusSeconds(5);
  }

  private Meta meta() {
    return new Meta(key(), contact, now, now, null);
  }

  private String key() {
    return "test:" + ++events;
  }
}
