package vn.danda.channels;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that reached us from a network, in our own words. Written to the inbound stream as JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = InboundEvent.Text.class, name = "text"),
  @JsonSubTypes.Type(value = InboundEvent.Choice.class, name = "choice"),
  @JsonSubTypes.Type(value = InboundEvent.Entry.class, name = "entry"),
  @JsonSubTypes.Type(value = InboundEvent.ContactShared.class, name = "contact"),
  @JsonSubTypes.Type(value = InboundEvent.Media.class, name = "media"),
  @JsonSubTypes.Type(value = InboundEvent.Echo.class, name = "echo"),
  @JsonSubTypes.Type(value = InboundEvent.Control.class, name = "control"),
  @JsonSubTypes.Type(value = InboundEvent.Comment.class, name = "comment"),
  @JsonSubTypes.Type(value = InboundEvent.GroupCommand.class, name = "group_command"),
  @JsonSubTypes.Type(value = InboundEvent.Reachability.class, name = "reachability"),
  @JsonSubTypes.Type(value = InboundEvent.DataRequest.class, name = "data_request"),
  @JsonSubTypes.Type(value = InboundEvent.Unsupported.class, name = "unsupported")
})
public sealed interface InboundEvent {

  Meta meta();

  default ContactId contact() {
    return meta().contact();
  }

  /**
   * Whether the person did this themselves, in a way after which their network lets us write to them. A comment is written
   * to everybody: no network counts it as writing to us.
   */
  default boolean opensWindow() {
    return switch (this) {
      case Text _, Choice _, Entry _, ContactShared _, Media _, GroupCommand _ -> true;
      case Echo _, Control _, Comment _, Reachability _, DataRequest _, Unsupported _ -> false;
    };
  }

  /**
   * What every event has.
   *
   * @param dedupeKey the same for every delivery of the same event and for no other, for example {@code telegram:u:17}; at
   *     most {@value #LONGEST_KEY} letters, because the database has an index of them
   * @param contact who wrote
   * @param occurredAt when, by the network's clock
   * @param receivedAt when it reached us
   * @param contactName how the network names the person, or null
   */
  record Meta(
      String dedupeKey, ContactId contact, Instant occurredAt, Instant receivedAt, @Nullable String contactName) {

    static final int LONGEST_KEY = 300;

    public Meta {
      mustFit("key", dedupeKey);
    }

    private static void mustFit(String what, String id) {
      if (id.length() > LONGEST_KEY) {
        throw new IllegalArgumentException("A " + what + " of " + id.length() + " letters; at most " + LONGEST_KEY);
      }
    }
  }

  /**
   * A written message.
   *
   * @param text as typed, NFC
   * @param externalId the network's message id, or null
   * @param edited an earlier message in new words
   */
  record Text(Meta meta, String text, @Nullable String externalId, boolean edited) implements InboundEvent {}

  /**
   * A button was pressed.
   *
   * @param payload what we put behind the button
   * @param label what stood on it, or null when the network does not say
   * @param acknowledgeToken what the network wants back so that the button stops spinning, or null
   */
  record Choice(Meta meta, String payload, @Nullable String label, @Nullable String acknowledgeToken)
      implements InboundEvent {}

  /**
   * The person came in: pressed start, opened the widget, followed the account.
   *
   * @param referral what stood in the link they came by, or null
   */
  record Entry(Meta meta, How how, @Nullable String referral) implements InboundEvent {
    /** How the person came in. */
    public enum How {
      START,
      REFERRAL,
      FOLLOW,
      WIDGET_OPEN
    }
  }

  /**
   * A phone number shared through the network's own button.
   *
   * @param phone as the network gives it
   * @param own proven to be the sender's own number
   * @param name what the person is called, where the network sends that along, or null
   * @param place ward and province in words, where the network sends them along, or null
   */
  record ContactShared(
      Meta meta,
      String phone,
      boolean own,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String place)
      implements InboundEvent {
    public ContactShared(Meta meta, String phone, boolean own) {
      this(meta, phone, own, null, null);
    }
  }

  /**
   * A photo, voice message, file, sticker, location. We do not fetch it.
   *
   * @param what for example {@code photo}
   * @param caption words that came with it, or null
   */
  record Media(Meta meta, String what, @Nullable String caption) implements InboundEvent {}

  /** A person typed in the account's own inbox, outside our console: the bot must fall silent. */
  record Echo(Meta meta, String text) implements InboundEvent {}

  /** The network says who has the conversation now: we ({@code ours}), or a colleague in the account's own inbox. */
  record Control(Meta meta, boolean ours) implements InboundEvent {}

  /**
   * Something was written below a post of ours, for everybody to read. {@link Meta#contact()} is who wrote it.
   *
   * @param postId the post it stands below; like the other ids at most {@value Meta#LONGEST_KEY} letters
   * @param commentId the network's id of the comment
   * @param parentId the comment it answers, or null when it stands directly below the post
   * @param change what happened to the comment
   * @param text as typed, NFC; empty when there are no words (a picture, a removed comment)
   * @param byUs the account itself wrote it: we, or a colleague
   * @param link where it can be read, or null
   */
  record Comment(
      Meta meta,
      String postId,
      String commentId,
      @Nullable String parentId,
      Change change,
      String text,
      boolean byUs,
      @Nullable String link)
      implements InboundEvent {
    /** What happened to a comment. */
    public enum Change {
      ADDED,
      EDITED,
      /** Out of everybody's sight but its writer's; also the news of our own hiding it. */
      HIDDEN,
      REMOVED
    }

    public Comment {
      Meta.mustFit("post id", postId);
      Meta.mustFit("comment id", commentId);
      Meta.mustFit("id of the comment it answers", parentId == null ? "" : parentId);
    }
  }

  /**
   * Somebody called us by name in a group; {@link Meta#contact()} is the group. Everybody there reads the answer, so it
   * may hold nothing about a person. What people say to each other in a group never becomes an event with words.
   *
   * @param command what was called, without slash
   * @param words what stood behind it; may be empty
   * @param author who called, as we would know them in a private chat
   */
  record GroupCommand(Meta meta, String command, String words, ContactId author) implements InboundEvent {}

  /** The person blocked ({@code reachable} false) or unblocked us. */
  record Reachability(Meta meta, boolean reachable) implements InboundEvent {}

  /**
   * The person asked their network for a right over their data (to have it erased, no longer used): somebody of the
   * office must act.
   *
   * @param what the network's own word for it
   */
  record DataRequest(Meta meta, String what) implements InboundEvent {}

  /** Something we do not handle; counted by {@code what}. */
  record Unsupported(Meta meta, String what) implements InboundEvent {}
}
