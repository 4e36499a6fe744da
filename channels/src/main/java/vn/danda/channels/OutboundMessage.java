package vn.danda.channels;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to bring to a person, in our own words. Written to the outbound stream as JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OutboundMessage.Say.class, name = "say"),
  @JsonSubTypes.Type(value = OutboundMessage.Acknowledge.class, name = "acknowledge"),
  @JsonSubTypes.Type(value = OutboundMessage.ReplyPublicly.class, name = "reply_publicly"),
  @JsonSubTypes.Type(value = OutboundMessage.ReplyPrivately.class, name = "reply_privately"),
  @JsonSubTypes.Type(value = OutboundMessage.HideComment.class, name = "hide_comment")
})
public sealed interface OutboundMessage {

  ContactId to();

  /**
   * Words, with buttons below.
   *
   * @param text plain text, NFC; paragraphs are separated by an empty line
   * @param options buttons, most useful first
   * @param askPhone show the network's own "share my number" button where there is one
   * @param author who speaks
   * @param authorName the agent's name and code when a person speaks, shown to the contact, or null
   * @param key the same for every try of the same message, for networks (and our own web chat) that can use it
   */
  record Say(
      ContactId to,
      String text,
      List<Option> options,
      boolean askPhone,
      Author author,
      @Nullable String authorName,
      String key)
      implements OutboundMessage {
    public Say {
      options = List.copyOf(options);
      if (text.isBlank()) {
        throw new IllegalArgumentException("A message needs text");
      }
    }
  }

  /** Tells the network that a button press was seen, so that the button stops spinning. Shows nothing. */
  record Acknowledge(ContactId to, String token) implements OutboundMessage {}

  /** Something done about a comment; {@link #to()} is who wrote it. Only networks with posts know these. */
  sealed interface OnComment extends OutboundMessage {
    String commentId();

    /** The same for every try. */
    String key();
  }

  /** A line below the comment that everybody can read: short, and without anything about a person. */
  record ReplyPublicly(ContactId to, String commentId, String text, Author author, String key) implements OnComment {}

  /**
   * The one message a network lets us write to somebody who commented and never wrote to us.
   *
   * @param commentedAt when the comment was written; networks allow the message for a few days after
   * @param options buttons, most useful first; they fit the network
   */
  record ReplyPrivately(
      ContactId to,
      String commentId,
      Instant commentedAt,
      String text,
      List<Option> options,
      Author author,
      @Nullable String authorName,
      String key)
      implements OnComment {
    public ReplyPrivately {
      options = List.copyOf(options);
    }
  }

  /** Takes the comment out of everybody's sight but its writer's. */
  record HideComment(ContactId to, String commentId, String key) implements OnComment {}

  /** Who speaks. */
  enum Author {
    BOT,
    AGENT
  }

  /**
   * A button. Where a network has none it is shown as a numbered line.
   *
   * @param label at most 30 characters
   * @param payload what comes back in {@link InboundEvent.Choice}; at most 64 bytes of ASCII
   */
  record Option(String label, String payload) {
    public Option {
      if (label.isBlank()) {
        throw new IllegalArgumentException("A button needs a label");
      }
      if (payload.isEmpty() || payload.length() > 64 || !payload.chars().allMatch(c -> c > 32 && c < 127)) {
        throw new IllegalArgumentException("A button's payload must be 1 to 64 printable ASCII characters: " + payload);
      }
    }
  }
}
