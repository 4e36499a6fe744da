package vn.danda.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;

/** Whatever may change a conversation. Written to the inbound stream of its shard as JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ConversationEvent.FromContact.class, name = "contact"),
  @JsonSubTypes.Type(value = ConversationEvent.ContinuedElsewhere.class, name = "continued_elsewhere"),
  @JsonSubTypes.Type(value = ConversationEvent.AgentTakes.class, name = "agent_takes"),
  @JsonSubTypes.Type(value = ConversationEvent.AgentSays.class, name = "agent_says"),
  @JsonSubTypes.Type(value = ConversationEvent.AgentOnComment.class, name = "agent_on_comment"),
  @JsonSubTypes.Type(value = ConversationEvent.AgentGivesBack.class, name = "agent_gives_back"),
  @JsonSubTypes.Type(value = ConversationEvent.TimerRang.class, name = "timer"),
  @JsonSubTypes.Type(value = ConversationEvent.LeadClosed.class, name = "lead_closed"),
  @JsonSubTypes.Type(value = ConversationEvent.Told.class, name = "told"),
  @JsonSubTypes.Type(value = ConversationEvent.DeskLinked.class, name = "desk_linked"),
  @JsonSubTypes.Type(value = ConversationEvent.DeskUnlinked.class, name = "desk_unlinked"),
  @JsonSubTypes.Type(value = ConversationEvent.OperatorErases.class, name = "operator_erases")
})
public sealed interface ConversationEvent {

  /** The same for every delivery of the same event, and for no other. */
  String key();

  ContactId contact();

  /** When it happened, by the clock of whoever reported it. */
  Instant at();

  /**
   * Something came from the network.
   *
   * @param continued what the code in it led to, looked up just before the turn; never stored; null where there is none
   */
  record FromContact(InboundEvent inbound, @JsonIgnore @Nullable Continued continued) implements ConversationEvent {
    public FromContact(InboundEvent inbound) {
      this(inbound, null);
    }

    @JsonCreator
    static FromContact stored(@JsonProperty("inbound") InboundEvent inbound) {
      return new FromContact(inbound);
    }

    @Override
    public String key() {
      return inbound.meta().dedupeKey();
    }

    @Override
    public ContactId contact() {
      return inbound.contact();
    }

    @Override
    public Instant at() {
      return inbound.meta().occurredAt();
    }
  }

  /** The person went on with this conversation on that channel. */
  record ContinuedElsewhere(String key, ContactId contact, Instant at, String channel) implements ConversationEvent {}

  /** An agent takes the conversation over, with the lead that led there if there is one. */
  record AgentTakes(String key, ContactId contact, Instant at, AgentRef agent, @Nullable UUID lead)
      implements ConversationEvent {}

  /** An agent writes to the contact. Only the holder may; who writes into a free conversation takes it by that. */
  record AgentSays(String key, ContactId contact, Instant at, AgentRef agent, String text)
      implements ConversationEvent {}

  /**
   * An agent acts on a comment of the contact's.
   *
   * @param deed null = it needs nothing more
   * @param text what to write, or null
   */
  record AgentOnComment(
      String key,
      ContactId contact,
      Instant at,
      AgentRef agent,
      String commentId,
      Instant commentedAt,
      @Nullable CommentDeed deed,
      @Nullable String text)
      implements ConversationEvent {}

  /** The agent gives the conversation back to the bot. */
  record AgentGivesBack(String key, ContactId contact, Instant at, AgentRef agent) implements ConversationEvent {}

  /** A timer's time has come; which one, the conversation's state says (or none any more: it was taken off since). */
  record TimerRang(String key, ContactId contact, Instant at) implements ConversationEvent {}

  /**
   * The lead is done with. Whoever holds the conversation for it gives it back; {@code talked} says that staff and
   * person have talked, so that the person may be asked how it was.
   */
  record LeadClosed(String key, ContactId contact, Instant at, UUID lead, AgentRef agent, boolean talked)
      implements ConversationEvent {}

  /**
   * Something worked out elsewhere that is to be said in this conversation.
   *
   * @param what which sentence, by its key in the bot's replies
   * @param fill what stands in its braces
   * @param agent only to be said while this chat is that agent's own; null for anybody
   * @param focus the lead the agent sees to from now on, or null
   */
  record Told(
      String key,
      ContactId contact,
      Instant at,
      String what,
      Map<String, String> fill,
      @Nullable UUID agent,
      Care.@Nullable Focus focus)
      implements ConversationEvent {
    public Told {
      fill = Map.copyOf(fill);
    }
  }

  /** This chat is an agent's own from now on. */
  record DeskLinked(String key, ContactId contact, Instant at, AgentRef agent) implements ConversationEvent {}

  /** This chat is no longer that agent's. */
  record DeskUnlinked(String key, ContactId contact, Instant at, UUID agent) implements ConversationEvent {}

  /** Somebody of the office erases everything of the person, because they asked for it by another way. */
  record OperatorErases(String key, ContactId contact, Instant at, AgentRef operator) implements ConversationEvent {}
}
