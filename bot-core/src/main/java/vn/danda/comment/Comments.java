package vn.danda.comment;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.conversation.PersonalStore;
import vn.danda.conversation.CommentDeed;
import vn.danda.conversation.CommentReason;
import vn.danda.conversation.ConversationRecord.CommentChanged;
import vn.danda.conversation.ConversationRecord.CommentHandled;
import vn.danda.conversation.ConversationRecord.CommentHeard;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.store.Sql;

/** The book of comments: written by the recorder, read by the gate and the page. Writing a record again changes nothing. */
@Component
public class Comments implements PersonalStore {

  private final JdbcClient database;

  Comments(JdbcClient database) {
    this.database = database;
  }

  public Optional<Comment> find(String commentId) {
    return database.sql("select * from comment where comment_id = ?").param(commentId).query(Comment::of).optional();
  }

  /** Those that wait for staff: first what harms somebody while it waits, then the oldest. */
  public List<Comment> waiting(int most) {
    return database
        .sql("select * from comment where status = 'waiting' order by reason in ('DANGER', 'HIDE_FAILED') desc, commented_at limit ?")
        .param(most)
        .query(Comment::of)
        .list();
  }

  int countWaiting() {
    return database.sql("select count(*) from comment where status = 'waiting'").query(Integer.class).single();
  }

  /** Those that do not wait any more, the newest first. */
  public List<Comment> handled(int most) {
    return database
        .sql("select * from comment where status <> 'waiting' order by changed_at desc limit ?")
        .param(most)
        .query(Comment::of)
        .list();
  }

  /** An edited comment is thought over once more, as long as nobody answered it; after that only its words change. */
  public void write(CommentHeard heard) {
    database
        .sql("insert into post (post_id, link, first_seen_at) values (?, ?, ?) on conflict (post_id) do nothing")
        .params(Sql.values(heard.postId(), heard.link(), Timestamp.from(heard.at())))
        .update();
    database
        .sql(
            """
            insert into comment (comment_id, contact_id, writer, post_id, parent_id, body, link, commented_at, status,
              reason, entry_id, wants_public, answered_by, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (comment_id) do update set
              body = excluded.body,
              status = case when comment.status in ('waiting', 'skipped') and comment.edits = 0
                then excluded.status else comment.status end,
              reason = case when comment.status in ('waiting', 'skipped') and comment.edits = 0
                then excluded.reason else comment.reason end,
              entry_id = coalesce(excluded.entry_id, comment.entry_id),
              wants_public = comment.wants_public or excluded.wants_public,
              answered_by = coalesce(comment.answered_by, excluded.answered_by),
              edits = comment.edits + 1,
              changed_at = excluded.changed_at
            """)
        .params(
            Sql.values(
                heard.commentId(),
                heard.contact().toString(),
                heard.writer(),
                heard.postId(),
                heard.parentId(),
                heard.text(),
                heard.link(),
                Timestamp.from(heard.commentedAt()),
                status(heard.plan()),
                heard.reason().name(),
                heard.entry() == null ? null : heard.entry().value(),
                heard.plan() == CommentHeard.Plan.ANSWER,
                isAnswered(heard.plan()) ? "bot" : null,
                Timestamp.from(heard.at())))
        .update();
  }

  private static boolean isAnswered(CommentHeard.Plan plan) {
    return plan == CommentHeard.Plan.ANSWER || plan == CommentHeard.Plan.INVITE;
  }

  private static String status(CommentHeard.Plan plan) {
    return switch (plan) {
      case ANSWER, INVITE -> "answering";
      case WAIT -> "waiting";
      case SKIP -> "skipped";
    };
  }

  public void write(CommentChanged changed) {
    switch (changed.what()) {
      case REMOVED -> change(changed.commentId(), "gone", CommentReason.REMOVED, changed.at());
      case HIDDEN -> hidden(changed.commentId(), changed.at());
      case ANSWERED_BY_PAGE -> answeredByPage(changed.commentId(), changed.at());
    }
  }

  /** Also the news of our own hiding, which must not end what we are still about to say in private. */
  private void hidden(String commentId, Instant at) {
    database.sql("update comment set hidden = true where comment_id = ?").param(commentId).update();
    database
        .sql("update comment set status = 'done', reason = ?, changed_at = ? where comment_id = ? and status = 'waiting'")
        .params(CommentReason.HIDDEN_ON_PAGE.name(), Timestamp.from(at), commentId)
        .update();
  }

  /** A colleague at the network took one that waited; below one we are answering it is the news of our own line. */
  private void answeredByPage(String commentId, Instant at) {
    database
        .sql(
            """
            update comment set status = 'answered', reason = ?, answered_by = 'page', public_reply = 'sent', changed_at = ?
            where comment_id = ? and status in ('waiting', 'skipped')
            """)
        .params(CommentReason.ON_PAGE.name(), Timestamp.from(at), commentId)
        .update();
    database
        .sql(
            """
            update comment set public_reply = 'sent',
              status = case when private_reply = 'sent' or not wants_public then 'answered' else status end
            where comment_id = ? and status = 'answering' and claimed_at is not null
            """)
        .param(commentId)
        .update();
  }

  public void write(CommentHandled handled) {
    boolean sends = handled.deed() == CommentDeed.REPLY_PUBLICLY || handled.deed() == CommentDeed.REPLY_PRIVATELY;
    database
        .sql(
            """
            update comment set status = ?, reason = ?, answered_by = ?, wants_public = ?, changed_at = ?
            where comment_id = ?
            """)
        .params(
            sends ? "answering" : "done",
            CommentReason.AGENT.name(),
            handled.agent().name(),
            handled.deed() == CommentDeed.REPLY_PUBLICLY,
            Timestamp.from(handled.at()),
            handled.commentId())
        .update();
  }

  /** What became of something we did about a comment; other messages' keys are none of ours. */
  public void write(Settled settled) {
    CommentDeed.of(settled.messageId()).ifPresent(at -> settle(at, settled.delivery()));
  }

  private void settle(CommentDeed.AtComment at, String delivery) {
    boolean sent = delivery.equals("sent");
    switch (at.deed()) {
      case HIDE -> {
        if (sent) {
          database.sql("update comment set hidden = true where comment_id = ?").param(at.commentId()).update();
        } else {
          failed(at.commentId(), CommentReason.HIDE_FAILED, List.of("answering", "answered", "waiting", "done"));
        }
      }
      case REPLY_PRIVATELY -> {
        delivered("private_reply", at.commentId(), delivery);
        if (sent) {
          answered(at.commentId(), "not wants_public or public_reply = 'sent'");
        } else {
          failed(at.commentId(), CommentReason.PRIVATE_FAILED, List.of("answering"));
        }
      }
      case REPLY_PUBLICLY -> {
        delivered("public_reply", at.commentId(), delivery);
        if (sent) {
          answered(at.commentId(), "true");
        } else {
          failed(at.commentId(), CommentReason.PUBLIC_FAILED, List.of("answering"));
        }
      }
    }
  }

  /** What was sent once stays so, though a second try was held back. */
  private void delivered(String column, String commentId, String delivery) {
    database
        .sql("update comment set %1$s = ? where comment_id = ? and %1$s is distinct from 'sent'".formatted(column))
        .params(delivery, commentId)
        .update();
  }

  private void answered(String commentId, String when) {
    database
        .sql("update comment set status = 'answered' where comment_id = ? and status = 'answering' and (" + when + ")")
        .param(commentId)
        .update();
  }

  private void failed(String commentId, CommentReason reason, List<String> from) {
    database
        .sql("update comment set status = 'waiting', reason = ? where comment_id = ? and status = any(?)")
        .params(reason.name(), commentId, from.toArray(String[]::new))
        .update();
  }

  /** The bot is not let to answer this one. */
  void heldBack(String commentId, CommentReason reason) {
    failed(commentId, reason, List.of("answering"));
  }

  void claim(String commentId, Instant at) {
    database
        .sql("update comment set claimed_at = ? where comment_id = ? and claimed_at is null")
        .params(Timestamp.from(at), commentId)
        .update();
  }

  /** For the length of the transaction one gate counts alone, on all nodes. */
  void countAlone() {
    database.sql("select pg_advisory_xact_lock(hashtext('comment_caps'))").query((row, n) -> 0).single();
  }

  int claimedBelow(String postId) {
    return database
        .sql("select count(*) from comment where post_id = ? and claimed_at is not null")
        .param(postId)
        .query(Integer.class)
        .single();
  }

  int claimedWithin(Duration time, Instant now) {
    return database
        .sql("select count(*) from comment where claimed_at > ?")
        .param(Timestamp.from(now.minus(time)))
        .query(Integer.class)
        .single();
  }

  private void change(String commentId, String status, CommentReason reason, Instant at) {
    database
        .sql("update comment set status = ?, reason = ?, changed_at = ? where comment_id = ?")
        .params(status, reason.name(), Timestamp.from(at), commentId)
        .update();
  }

  @Override
  public void erase(Erasure erasure) {
    database.sql("delete from comment where contact_id = ?").param(erasure.contact().toString()).update();
  }
}
