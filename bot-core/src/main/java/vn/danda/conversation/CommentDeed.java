package vn.danda.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What we can do about a comment. */
public enum CommentDeed {
  REPLY_PUBLICLY,
  REPLY_PRIVATELY,
  HIDE;

  private static final Pattern KEY = Pattern.compile("comment:(?<id>[^:]+):(?<deed>[a-z_]+)(?::.*)?");

  /** A deed at one comment. */
  public record AtComment(String commentId, CommentDeed deed) {}

  /** The key of the bot's own deed: there is at most one of each per comment, however often it is thought of. */
  public String key(String commentId) {
    return "comment:" + commentId + ":" + name().toLowerCase(Locale.ROOT);
  }

  /** The key of an agent's deed. */
  public String key(String commentId, String event) {
    return key(commentId) + ":" + event;
  }

  /** What {@link #key} was made of; empty for the keys of other messages. */
  public static Optional<AtComment> of(String key) {
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new AtComment(matcher.group("id"), valueOf(matcher.group("deed").toUpperCase(Locale.ROOT))));
  }
}
