package vn.danda.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.InboundEvent.Comment;
import vn.danda.channels.MessageFit;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.HideComment;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.ReplyPrivately;
import vn.danda.channels.OutboundMessage.ReplyPublicly;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.CommentDeed;
import vn.danda.conversation.CommentReason;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent.AgentOnComment;
import vn.danda.conversation.ConversationRecord.CommentChanged;
import vn.danda.conversation.ConversationRecord.CommentHandled;
import vn.danda.conversation.ConversationRecord.CommentHeard;
import vn.danda.conversation.ConversationRecord.CommentHeard.Plan;
import vn.danda.conversation.ConversationRecord.Said;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Redirect;
import vn.danda.knowledge.Understanding;

/**
 * A comment below a post, which everybody reads. Only what the FAQ answers for sure is answered, in private, with one
 * short line in public that says so; numbers that belong to a person are hidden at once; the rest waits for staff.
 * Whether it may really be done now (post, caps, colleagues) the comment's gate decides at the time of sending.
 */
final class CommentStep implements Step {

  private static final EntryId WANTS_PERSON = FaqReply.WANTS_PERSON;
  /** Kinds of small talk that want no answer in public; the other kinds may be questions the search did not see. */
  private static final Set<String> POLITE =
      Set.of("apology", "bye", "compliment", "greeting", "how-are-you", "laugh", "ok", "thanks");

  /** Many alike lines look like spam to the network, and to people. */
  static final List<Line> PUBLIC_LINES =
      List.of(Line.COMMENT_PUBLIC_1, Line.COMMENT_PUBLIC_2, Line.COMMENT_PUBLIC_3, Line.COMMENT_PUBLIC_4);

  private final Replies replies;
  private final FaqReply faqReply;

  CommentStep(Replies replies, FaqReply faqReply) {
    this.replies = replies;
    this.faqReply = faqReply;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (turn.event() instanceof AgentOnComment deed) {
      return Optional.of(byAgent(turn, deed));
    }
    return turn.inbound() instanceof Comment comment ? Optional.of(about(turn, comment)) : Optional.empty();
  }

  private Reply about(Turn turn, Comment comment) {
    if (comment.byUs()) {
      return byPage(turn, comment);
    }
    return switch (comment.change()) {
      case ADDED, EDITED -> written(turn, comment);
      case HIDDEN -> noted(turn, comment.commentId(), CommentChanged.What.HIDDEN);
      case REMOVED -> noted(turn, comment.commentId(), CommentChanged.What.REMOVED);
    };
  }

  /** The page's own words below a comment say that it is answered; its other comments are nobody's question. */
  private static Reply byPage(Turn turn, Comment comment) {
    return comment.parentId() == null || comment.change() != Comment.Change.ADDED
        ? Reply.silent(turn.conversation(), Outcome.NOTED)
        : noted(turn, comment.parentId(), CommentChanged.What.ANSWERED_BY_PAGE);
  }

  private static Reply noted(Turn turn, String commentId, CommentChanged.What what) {
    return Reply.silent(turn.conversation(), Outcome.NOTED)
        .recording(new CommentChanged(turn.event().contact(), commentId, what, turn.now()));
  }

  private Reply written(Turn turn, Comment comment) {
    String text = comment.text();
    if (!PersonalData.mask(text).equals(text)) {
      return hideAndInvite(turn, comment);
    }
    if (text.isBlank()) {
      return left(turn, comment, Plan.WAIT, CommentReason.NO_WORDS, Outcome.NO_MATCH);
    }
    if (CommentWords.asksNothing(text)) {
      return left(turn, comment, Plan.SKIP, CommentReason.NO_QUESTION, Outcome.NOTED);
    }
    if (turn.conversation().isHeldByPerson(turn.now())) {
      return left(turn, comment, Plan.WAIT, CommentReason.HELD, Outcome.HELD);
    }
    // Without the writer's earlier questions: what stands below a post is about the post.
    return understood(
        turn, comment, turn.published().search().understand(new Question(turn.utterance().text(), null, List.of())));
  }

  private Reply understood(Turn turn, Comment comment, Understanding understood) {
    return switch (understood.outcome()) {
      case ANSWERED -> answered(turn, comment, understood);
      case CLARIFY, NOT_SURE -> left(turn, comment, Plan.WAIT, CommentReason.NOT_SURE, Outcome.NO_MATCH);
      case SMALL_TALK ->
          POLITE.contains(String.valueOf(understood.smallTalk()))
              ? left(turn, comment, Plan.SKIP, CommentReason.SMALL_TALK, Outcome.SMALL_TALK)
              : left(turn, comment, Plan.WAIT, CommentReason.NOT_SURE, Outcome.NO_MATCH);
      case REDIRECTED -> left(turn, comment, Plan.WAIT, reason(understood.redirect()), Outcome.REDIRECTED);
    };
  }

  private static CommentReason reason(@Nullable Redirect redirect) {
    return switch (redirect) {
      case DANGER -> CommentReason.DANGER;
      case ABUSE -> CommentReason.ABUSE;
      case null, default -> CommentReason.NOT_OURS;
    };
  }

  private Reply answered(Turn turn, Comment comment, Understanding understood) {
    EntryId entry = understood.entry();
    if (FaqReply.WANTS_ERASURE.equals(entry)) {
      return left(turn, comment, Plan.WAIT, CommentReason.ERASURE, Outcome.NO_MATCH);
    }
    if (WANTS_PERSON.equals(entry)) {
      Reply reply = Reply.silent(turn.conversation(), Outcome.LEAD_STEP);
      return publicly(
          turn,
          comment,
          privately(turn, comment, reply, replies.text(Line.COMMENT_PERSON), List.of(person()))
              .recording(heard(turn, comment, Plan.ANSWER, CommentReason.WANTS_PERSON, entry)));
    }
    FaqReply.Text words =
        faqReply.inPrivate(faqReply.of(comment.text(), understood, turn.published(), null, 0, turn.now()));
    List<Say> parts = fitted(turn, comment, words.text(), words.options());
    if (parts.size() > 1) {
      // The network lets us write one message only.
      return left(turn, comment, Plan.WAIT, CommentReason.ANSWER_TOO_LONG, Outcome.NO_MATCH);
    }
    Conversation next = entry == null ? turn.conversation() : turn.conversation().answered(entry);
    Reply reply = Reply.silent(next.offering(words.options()), Outcome.ANSWERED).about(entry, understood.confidence());
    return publicly(
        turn,
        comment,
        privately(turn, comment, reply, parts.getFirst().text(), parts.getFirst().options())
            .recording(heard(turn, comment, Plan.ANSWER, CommentReason.SURE, entry)));
  }

  private Reply hideAndInvite(Turn turn, Comment comment) {
    Reply hidden =
        Reply.silent(turn.conversation(), Outcome.REDIRECTED)
            .doing(
                new HideComment(comment.contact(), comment.commentId(), CommentDeed.HIDE.key(comment.commentId())));
    if (turn.conversation().isHeldByPerson(turn.now())) {
      return hidden.recording(heard(turn, comment, Plan.WAIT, CommentReason.PERSONAL_DATA, null));
    }
    return privately(turn, comment, hidden, replies.text(Line.COMMENT_INVITE), List.of(person()))
        .recording(heard(turn, comment, Plan.INVITE, CommentReason.PERSONAL_DATA, null));
  }

  private Reply privately(Turn turn, Comment comment, Reply reply, String text, List<Option> options) {
    String key = CommentDeed.REPLY_PRIVATELY.key(comment.commentId());
    Say fitted = fitted(turn, comment, text, options).getFirst();
    return reply
        .doing(
            new ReplyPrivately(
                comment.contact(),
                comment.commentId(),
                turn.event().at(),
                fitted.text(),
                fitted.options(),
                Author.BOT,
                null,
                key))
        .recording(said(turn, key, text, options, null));
  }

  private Reply publicly(Turn turn, Comment comment, Reply reply) {
    String key = CommentDeed.REPLY_PUBLICLY.key(comment.commentId());
    String line =
        replies.text(PUBLIC_LINES.get(Math.floorMod(comment.commentId().hashCode(), PUBLIC_LINES.size())));
    return reply
        .doing(new ReplyPublicly(comment.contact(), comment.commentId(), line, Author.BOT, key))
        .recording(said(turn, key, line, List.of(), null));
  }

  private static List<Say> fitted(Turn turn, Comment comment, String text, List<Option> options) {
    return MessageFit.fit(
        new Say(comment.contact(), text, options, false, Author.BOT, null, turn.event().key()), turn.capabilities());
  }

  private static Reply left(Turn turn, Comment comment, Plan plan, CommentReason reason, Outcome outcome) {
    return Reply.silent(turn.conversation(), outcome).recording(heard(turn, comment, plan, reason, null));
  }

  /** Thinking about it broke: a person looks. */
  static Reply broken(Turn turn, Comment comment) {
    return left(turn, comment, Plan.WAIT, CommentReason.BROKEN, Outcome.ERROR);
  }

  private Reply byAgent(Turn turn, AgentOnComment deed) {
    Reply reply =
        Reply.silent(turn.conversation(), Outcome.AGENT_ACTED)
            .recording(
                new CommentHandled(deed.contact(), deed.commentId(), deed.agent(), deed.deed(), turn.now()));
    String text = deed.text() == null ? "" : deed.text();
    return switch (deed.deed()) {
      case REPLY_PUBLICLY -> {
        String key = CommentDeed.REPLY_PUBLICLY.key(deed.commentId(), deed.key());
        yield reply
            .doing(new ReplyPublicly(deed.contact(), deed.commentId(), text, Author.AGENT, key))
            .recording(said(turn, key, text, List.of(), deed.agent()));
      }
      case REPLY_PRIVATELY -> {
        String key = CommentDeed.REPLY_PRIVATELY.key(deed.commentId(), deed.key());
        yield reply
            .doing(
                new ReplyPrivately(
                    deed.contact(),
                    deed.commentId(),
                    deed.commentedAt(),
                    text,
                    List.of(),
                    Author.AGENT,
                    deed.agent().signature(),
                    key))
            .recording(said(turn, key, text, List.of(), deed.agent()));
      }
      case HIDE ->
          reply.doing(
              new HideComment(
                  deed.contact(), deed.commentId(), CommentDeed.HIDE.key(deed.commentId(), deed.key())));
      case null -> reply;
    };
  }

  private static Said said(Turn turn, String key, String text, List<Option> options, @Nullable AgentRef agent) {
    return new Said(
        turn.event().contact(),
        key,
        text,
        options.stream().map(Option::label).toList(),
        turn.now(),
        agent == null ? Author.BOT : Author.AGENT,
        agent);
  }

  private static CommentHeard heard(
      Turn turn, Comment comment, Plan plan, CommentReason reason, @Nullable EntryId entry) {
    Instant now = turn.now();
    return new CommentHeard(
        comment.contact(),
        comment.commentId(),
        comment.postId(),
        comment.parentId(),
        comment.meta().contactName(),
        PersonalData.mask(comment.text()),
        comment.link(),
        turn.event().at(),
        plan,
        reason,
        entry,
        now);
  }

  private Option person() {
    return Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, "");
  }
}
