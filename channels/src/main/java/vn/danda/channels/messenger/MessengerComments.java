package vn.danda.channels.messenger;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent.Comment;
import vn.danda.channels.InboundEvent.Comment.Change;
import vn.danda.channels.InboundEvent.Meta;

/**
 * Reads changes of the page's feed: comments below our posts become {@link Comment}s, all else (posts, likes, reactions)
 * asks nothing of us and is counted.
 */
final class MessengerComments {

  /** It becomes part of an address when we answer. */
  private static final Pattern ID = Pattern.compile("[0-9]{1,32}(_[0-9]{1,32}){0,2}");

  private final String pageId;
  private final Instant receivedAt;

  MessengerComments(String pageId, Instant receivedAt) {
    this.pageId = pageId;
    this.receivedAt = receivedAt;
  }

  Reading read(JsonObject change) {
    if (!"feed".equals(MessengerJson.text(change, "field"))) {
      return Reading.notKept("field_not_handled");
    }
    JsonObject value = MessengerJson.object(change, "value");
    if (!"comment".equals(MessengerJson.text(value, "item"))) {
      return Reading.notKept("feed_not_a_comment");
    }
    Change what = change(MessengerJson.text(value, "verb"));
    String commentId = MessengerJson.word(value, "comment_id");
    if (what == null || commentId == null || !ID.matcher(commentId).matches()) {
      return Reading.notKept("comment_unreadable");
    }
    return Reading.of(comment(value, commentId, what));
  }

  private Comment comment(JsonObject value, String commentId, Change what) {
    String postId = MessengerJson.word(value, "post_id");
    String parent = MessengerJson.word(value, "parent_id");
    String text = MessengerJson.text(value, "message");
    return new Comment(
        meta(value, commentId, what),
        postId == null ? "" : postId,
        commentId,
        isBelowPost(parent, postId) ? null : parent,
        what,
        text == null || what == Change.REMOVED ? "" : text,
        pageId.equals(MessengerJson.text(MessengerJson.object(value, "from"), "id")),
        link(value));
  }

  /** A comment directly below the post carries a parent too: the post. Its id may be written without the page's. */
  private static boolean isBelowPost(@Nullable String parent, @Nullable String post) {
    return parent == null || parent.equals(post) || (post != null && post.endsWith("_" + parent));
  }

  private static @Nullable Change change(@Nullable String verb) {
    return switch (verb) {
      case "add" -> Change.ADDED;
      case "edited", "edit", "unhide" -> Change.EDITED;
      case "hide" -> Change.HIDDEN;
      case "remove", "delete" -> Change.REMOVED;
      case null, default -> null;
    };
  }

  private Meta meta(JsonObject value, String commentId, Change what) {
    String key = MessengerEvents.CHANNEL + ":c:" + commentId + ":" + MessengerJson.text(value, "verb");
    if (what == Change.EDITED) {
      // One comment may be edited again and again; the time given is often the one of its writing.
      key += ":" + MessengerJson.fingerprint(new JsonPrimitive(String.valueOf(MessengerJson.text(value, "message"))));
    }
    JsonObject from = MessengerJson.object(value, "from");
    return new Meta(
        key,
        writer(MessengerJson.word(from, "id"), commentId),
        MessengerJson.time(value, "created_time", receivedAt),
        receivedAt,
        MessengerJson.word(from, "name"));
  }

  /** Meta leaves out who wrote while the app lacks a permission: such a comment is a stranger's of its own. */
  private static ContactId writer(@Nullable String id, String commentId) {
    return new ContactId(MessengerEvents.CHANNEL, id == null ? "comment." + commentId : id);
  }

  private static @Nullable String link(JsonObject value) {
    String link = MessengerJson.word(MessengerJson.object(value, "post"), "permalink_url");
    return link != null && link.startsWith("https://") ? link : null;
  }
}
