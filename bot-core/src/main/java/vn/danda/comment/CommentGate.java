package vn.danda.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.HideComment;
import vn.danda.channels.OutboundMessage.OnComment;
import vn.danda.channels.OutboundMessage.ReplyPrivately;
import vn.danda.channels.OutboundMessage.ReplyPublicly;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Refused;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.TryAgain;
import vn.danda.conversation.CommentReason;
import vn.danda.delivery.SendGate;

/**
 * The last word before something is done about a comment. A comment is answered once, however often it is delivered,
 * edited or tried: what was sent is written down, and asked for here before the next try. Safe for many threads and
 * nodes.
 */
@Component
class CommentGate implements SendGate {

  /** The recorder writes within moments; while the database is away comments wait for it. */
  private static final Duration WRITTEN_SOON = Duration.ofSeconds(1);

  private static final Duration DATABASE_AWAY = Duration.ofMinutes(1);

  private final Comments comments;
  private final Posts posts;
  private final CommentSettings settings;
  private final TransactionTemplate transactions;
  private final Clock clock;

  CommentGate(
      Comments comments, Posts posts, CommentSettings settings, TransactionTemplate transactions, Clock clock) {
    this.comments = comments;
    this.posts = posts;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<SendResult> holdsBack(OutboundMessage message) {
    return switch (message) {
      // At once, whatever else is: a number stands in public. Hiding twice is hiding once.
      case HideComment _ -> Optional.empty();
      case ReplyPrivately reply -> ofOurComment(reply, comment -> privately(comment, reply.author()));
      case ReplyPublicly reply -> ofOurComment(reply, comment -> publicly(comment, reply.author()));
      case Say _, Acknowledge _ -> Optional.empty();
    };
  }

  private Optional<SendResult> ofOurComment(OnComment about, Function<Comment, Optional<SendResult>> rule) {
    try {
      return comments
          .find(about.commentId())
          .map(rule)
          .orElseGet(() -> Optional.of(new TryAgain(WRITTEN_SOON, "the comment is not written down yet")));
    } catch (DataAccessException away) {
      return Optional.of(new TryAgain(DATABASE_AWAY, "the database is away"));
    }
  }

  /** One message per comment, whoever writes it: the network takes no second. */
  private Optional<SendResult> privately(Comment comment, Author author) {
    if ("sent".equals(comment.privateReply())) {
      return refused("the private message was sent before");
    }
    if (comment.is("gone")) {
      return refused("the comment is gone");
    }
    return author == Author.AGENT ? Optional.empty() : ofBot(comment);
  }

  private Optional<SendResult> publicly(Comment comment, Author author) {
    if (comment.is("gone")) {
      return refused("the comment is gone");
    }
    if (author == Author.AGENT) {
      return Optional.empty();
    }
    if ("sent".equals(comment.publicReply())) {
      return Optional.of(new Sent(null));
    }
    if (!comment.is("answering")) {
      return refused("the comment is in other hands");
    }
    if (comment.privateReply() == null) {
      return Optional.of(new TryAgain(WRITTEN_SOON, "the private message is not settled yet"));
    }
    // "I have written to you" must be true.
    return comment.privateReply().equals("sent") ? Optional.empty() : refused("the private message did not arrive");
  }

  private Optional<SendResult> ofBot(Comment comment) {
    if (!comment.is("answering")) {
      return refused("the comment is in other hands");
    }
    if (comment.claimedAt() != null) {
      return Optional.empty();
    }
    Posts.Post post = posts.find(comment.postId());
    CommentReason reason = transactions.execute(status -> claim(comment, post, clock.instant()));
    return reason == null ? Optional.empty() : refused(reason.name());
  }

  private @Nullable CommentReason claim(Comment comment, Posts.Post post, Instant now) {
    comments.countAlone();
    CommentReason reason = against(comment, post, now);
    if (reason == null) {
      comments.claim(comment.id(), now);
    } else {
      comments.heldBack(comment.id(), reason);
    }
    return reason;
  }

  private @Nullable CommentReason against(Comment comment, Posts.Post post, Instant now) {
    if (!settings.answers()) {
      return CommentReason.SWITCHED_OFF;
    }
    CommentReason ofPost = against(post, now);
    if (ofPost != null) {
      return ofPost;
    }
    if (colleagueAnswers(comment.parentId())) {
      return CommentReason.COLLEAGUE_IN_THREAD;
    }
    if (comments.claimedBelow(comment.postId()) >= settings.perPost()) {
      return CommentReason.POST_CAP;
    }
    return comments.claimedWithin(Duration.ofHours(1), now) >= settings.perHour() ? CommentReason.HOUR_CAP : null;
  }

  private @Nullable CommentReason against(Posts.Post post, Instant now) {
    if (post.botAnswers() != null) {
      return post.botAnswers() ? null : CommentReason.POST_OFF;
    }
    if (post.postedAt() == null) {
      return CommentReason.POST_AGE_UNKNOWN;
    }
    return post.postedAt().plus(settings.postAge()).isBefore(now) ? CommentReason.POST_OLD : null;
  }

  private boolean colleagueAnswers(@Nullable String parentId) {
    return parentId != null
        && comments.find(parentId).filter(parent -> "page".equals(parent.answeredBy())).isPresent();
  }

  private static Optional<SendResult> refused(String why) {
    return Optional.of(new Refused(why));
  }
}
