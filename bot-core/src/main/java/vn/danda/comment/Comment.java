package vn.danda.comment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;
import vn.danda.conversation.CommentReason;

/**
 * A comment as it stands.
 *
 * @param status answering, waiting, answered, done, skipped or gone
 * @param claimedAt when the bot was let to answer it, or null
 * @param answeredBy {@code bot}, {@code page} (a colleague at the network), an agent's name, or null
 */
public record Comment(
    String id,
    ContactId contact,
    @Nullable String writer,
    String postId,
    @Nullable String parentId,
    String body,
    @Nullable String link,
    Instant commentedAt,
    String status,
    CommentReason reason,
    @Nullable String privateReply,
    @Nullable String publicReply,
    boolean hidden,
    @Nullable Instant claimedAt,
    @Nullable String answeredBy) {

  static Comment of(ResultSet row, int number) throws SQLException {
    Timestamp claimed = row.getTimestamp("claimed_at");
    return new Comment(
        row.getString("comment_id"),
        ContactId.parse(row.getString("contact_id")),
        row.getString("writer"),
        row.getString("post_id"),
        row.getString("parent_id"),
        row.getString("body"),
        row.getString("link"),
        row.getTimestamp("commented_at").toInstant(),
        row.getString("status"),
        CommentReason.valueOf(row.getString("reason")),
        row.getString("private_reply"),
        row.getString("public_reply"),
        row.getBoolean("hidden"),
        claimed == null ? null : claimed.toInstant(),
        row.getString("answered_by"));
  }

  boolean is(String wanted) {
    return status.equals(wanted);
  }
}
