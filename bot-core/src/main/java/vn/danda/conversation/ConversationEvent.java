package vn.danda.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;

/** Whatever may change a conversation. Written to the inbound stream of its shard as JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ConversationEvent.FromContact.class, name = "contact"),
  @JsonSubTypes.Type(value = ConversationEvent.AgentTakes.class, name = "agent_takes"),
  @JsonSubTypes.Type(value = ConversationEvent.AgentSays.class, name = "agent_says"),
  @JsonSubTypes.Type(value = ConversationEvent.AgentGivesBack.class, name = "agent_gives_back"),
  @JsonSubTypes.Type(value = ConversationEvent.TimerRang.class, name = "timer")
})
public sealed interface ConversationEvent {

  /** The same for every delivery of the same event, and for no other. */
  String key();

  ContactId contact();

  /** When it happened, by the clock of whoever reported it. */
  Instant at();

  /** Something came from the network. */
  record FromContact(InboundEvent inbound) implements ConversationEvent {
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

  /** An agent takes the conversation over, with the lead that led there if there is one. */
  record AgentTakes(String key, ContactId contact, Instant at, AgentRef agent, @Nullable UUID lead)
      implements ConversationEvent {}

  /** An agent writes to the contact. Only the holder may; who writes into a free conversation takes it by that. */
  record AgentSays(String key, ContactId contact, Instant at, AgentRef agent, String text)
      implements ConversationEvent {}

  /** The agent gives the conversation back to the bot. */
  record AgentGivesBack(String key, ContactId contact, Instant at, AgentRef agent) implements ConversationEvent {}

  /** A timer's time has come; which one, the conversation's state says (or none any more: it was taken off since). */
  record TimerRang(String key, ContactId contact, Instant at) implements ConversationEvent {}
}
