package vn.danda.conversation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;

/** Something that happened and belongs into the database. Written to the records stream by the commit of its turn. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ConversationRecord.Heard.class, name = "heard"),
  @JsonSubTypes.Type(value = ConversationRecord.Said.class, name = "said"),
  @JsonSubTypes.Type(value = ConversationRecord.Settled.class, name = "settled"),
  @JsonSubTypes.Type(value = ConversationRecord.HolderChanged.class, name = "holder"),
  @JsonSubTypes.Type(value = ConversationRecord.ConsentGiven.class, name = "consent"),
  @JsonSubTypes.Type(value = ConversationRecord.LeadOpened.class, name = "lead"),
  @JsonSubTypes.Type(value = ConversationRecord.ConsentWithdrawn.class, name = "withdrawn"),
  @JsonSubTypes.Type(value = ConversationRecord.LeadChanged.class, name = "lead_changed"),
  @JsonSubTypes.Type(value = ConversationRecord.Rated.class, name = "rated"),
  @JsonSubTypes.Type(value = ConversationRecord.Judged.class, name = "judged"),
  @JsonSubTypes.Type(value = ConversationRecord.DataWanted.class, name = "data_wanted"),
  @JsonSubTypes.Type(value = ConversationRecord.LinkTried.class, name = "link_tried"),
  @JsonSubTypes.Type(value = ConversationRecord.DeskDeed.class, name = "desk_deed"),
  @JsonSubTypes.Type(value = ConversationRecord.Forwarded.class, name = "forwarded"),
  @JsonSubTypes.Type(value = ConversationRecord.CommentHeard.class, name = "comment"),
  @JsonSubTypes.Type(value = ConversationRecord.CommentChanged.class, name = "comment_changed"),
  @JsonSubTypes.Type(value = ConversationRecord.CommentHandled.class, name = "comment_handled"),
  @JsonSubTypes.Type(value = ConversationRecord.DataRequested.class, name = "data_requested"),
  @JsonSubTypes.Type(value = ConversationRecord.Erased.class, name = "erased")
})
public sealed interface ConversationRecord {

  ContactId contact();

  /** The person said something, and how the turn ended. {@code body} is null when there was nothing to read. */
  record Heard(
      ContactId contact,
      String messageId,
      @Nullable String body,
      Instant at,
      @Nullable String contactName,
      boolean reachable,
      Outcome outcome,
      @Nullable EntryId entry,
      @Nullable Double confidence)
      implements ConversationRecord {}

  /** We said something; it waits to be sent. An {@link Author#AGENT} without {@code agent} wrote in the account's own inbox. */
  record Said(
      ContactId contact,
      String messageId,
      String body,
      List<String> options,
      Instant at,
      Author author,
      @Nullable AgentRef agent)
      implements ConversationRecord {}

  /**
   * What became of a message of ours: {@code sent}, {@code failed} or {@code unknown}.
   *
   * @param failure why it failed, as one of the words in the column of that name, or null
   */
  record Settled(
      ContactId contact, String messageId, String delivery, @Nullable String externalId, @Nullable String failure)
      implements ConversationRecord {}

  /** The conversation passed to an agent, or ({@code agent} null) back to the bot. */
  record HolderChanged(ContactId contact, long version, @Nullable AgentRef agent, @Nullable UUID lead, Instant at)
      implements ConversationRecord {}

  /**
   * A comment was written or changed, and what the bot makes of it.
   *
   * @param text with numbers of persons masked: the queue is read by more people than the conversation
   * @param plan what is to be done
   * @param entry the entry it is answered with, or null
   */
  record CommentHeard(
      ContactId contact,
      String commentId,
      String postId,
      @Nullable String parentId,
      @Nullable String writer,
      String text,
      @Nullable String link,
      Instant commentedAt,
      Plan plan,
      CommentReason reason,
      @Nullable EntryId entry,
      Instant at)
      implements ConversationRecord {
    /** What is to be done about a comment. */
    public enum Plan {
      /** One private message, then one public line. */
      ANSWER,
      /** One private message only. */
      INVITE,
      /** It waits for staff. */
      WAIT,
      /** Nothing is asked. */
      SKIP
    }
  }

  /** Something happened to a comment at the network. */
  record CommentChanged(ContactId contact, String commentId, What what, Instant at) implements ConversationRecord {
    /** What happened. */
    public enum What {
      REMOVED,
      HIDDEN,
      /** The page wrote below it: a colleague there, or the news of our own line. */
      ANSWERED_BY_PAGE
    }
  }

  /** An agent acted on a comment; {@code deed} null = it needs nothing more. */
  record CommentHandled(
      ContactId contact, String commentId, AgentRef agent, @Nullable CommentDeed deed, Instant at)
      implements ConversationRecord {}

  /** The person wants everything they said erased. */
  record Erased(ContactId contact, Instant at, @Nullable String key, @Nullable String receipt)
      implements ConversationRecord {
    public Erased(ContactId contact, Instant at) {
      this(contact, at, null, null);
    }
  }

  /** The person asked their network for a right over their data; {@code taskId} is the same for every delivery of it. */
  record DataRequested(ContactId contact, String taskId, Instant at) implements ConversationRecord {}

  /** The person agreed to something. */
  record ConsentGiven(ContactId contact, String consentId, String purpose, String wordingVersion, Instant at)
      implements ConversationRecord {}

  /** The person left what an agent needs. Follows its {@link ConsentGiven} in the stream. */
  record LeadOpened(
      ContactId contact,
      UUID leadId,
      String consentId,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String communeCode,
      @Nullable String communeText,
      @Nullable String bestTime,
      @Nullable Audience audience,
      List<String> asked,
      Instant at,
      @Nullable String earlier,
      @Nullable String wish,
      @Nullable List<String> answered,
      @Nullable String computed)
      implements ConversationRecord {

    public LeadOpened(
        ContactId contact,
        UUID leadId,
        String consentId,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String communeCode,
        @Nullable String communeText,
        @Nullable String bestTime,
        @Nullable Audience audience,
        List<String> asked,
        Instant at) {
      this(
          contact, leadId, consentId, name, phone, communeCode, communeText, bestTime, audience, asked, at, null, null,
          null, null);
    }
  }

  /** The person corrected what they left; only what is not null in {@code facts} changes. */
  record LeadChanged(
      ContactId contact, String key, UUID leadId, LeadFacts facts, @Nullable Audience audience, Instant at)
      implements ConversationRecord {}

  /** The person takes back every consent. */
  record ConsentWithdrawn(ContactId contact, String key, Instant at) implements ConversationRecord {}

  /** How the person found the agent's help: 1 not good, 2 fair, 3 good. */
  record Rated(ContactId contact, UUID leadId, int stars, Instant at) implements ConversationRecord {}

  /** Whether the last answer with this entry was what the person wanted. */
  record Judged(ContactId contact, EntryId entry, boolean fits, Instant at) implements ConversationRecord {}

  /** The person wants to see what is kept about them. */
  record DataWanted(ContactId contact, String key, String receipt, Instant at) implements ConversationRecord {}

  /** Somebody sent what may be the one-time code that makes this chat an agent's own. */
  record LinkTried(ContactId contact, String key, String code, Instant at) implements ConversationRecord {}

  /**
   * An agent did something in their own chat.
   *
   * @param number the lead's number as it stood on the button or was typed, or null = the one in focus
   * @param argument what the deed needs besides: words, an outcome's code, a colleague's code
   */
  record DeskDeed(
      ContactId contact,
      String key,
      Instant at,
      AgentRef agent,
      Verb verb,
      @Nullable String number,
      @Nullable UUID focus,
      @Nullable String argument)
      implements ConversationRecord {
    /** What an agent can do there. */
    public enum Verb {
      TAKE,
      OPEN,
      LIST,
      SAY,
      NOTE,
      OUTCOME,
      COLLEAGUES,
      TRANSFER,
      GIVE_BACK,
      UNLINK
    }
  }

  /** The turn of one conversation led to an event in another. */
  record Forwarded(ContactId contact, ConversationEvent event) implements ConversationRecord {}
}
