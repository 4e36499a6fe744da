package vn.danda.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.danda.channels.Capabilities;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.MessageFit;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.content.Published;
import vn.danda.conversation.ContinuationCodes;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.ConversationRecord.Heard;
import vn.danda.conversation.ConversationRecord.Said;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.Timer;
import vn.danda.conversation.PersonalData;
import vn.danda.dialogue.Reply.Saying;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.place.Communes;
import vn.danda.lead.Staff;

/**
 * Thinks one turn through. The steps below are asked in this order; the first that answers ends the turn. So "the bot
 * never talks over a person" is decided in one place: {@link HeldStep} stands before every step that speaks for the bot.
 */
@Component
public class Dialogue {

  private final Replies replies;
  private final Supplier<Staff> staff;
  private final List<Step> steps;

  /** {@code staff} says who works here and when, at the moment of a turn. */
  public Dialogue(Replies replies, FaqReply faqReply, Communes communes, Supplier<Staff> staff) {
    this(replies, faqReply, communes, staff, ContinuationCodes.random(), word -> Map.of());
  }

  /** {@code links} are the addresses that open other channels and hand a word over there, by the channel's name. */
  @Autowired
  public Dialogue(
      Replies replies,
      FaqReply faqReply,
      Communes communes,
      Supplier<Staff> staff,
      ContinuationCodes codes,
      OtherChannels links) {
    this.replies = replies;
    this.staff = staff;
    DeskButtons buttons = new DeskButtons(replies);
    LeadStep lead = new LeadStep(replies, faqReply, communes);
    EraseStep erase = new EraseStep(replies);
    this.steps =
        List.of(
            new CommentStep(replies, faqReply),
            new AgentStep(replies, erase),
            new ToldStep(replies, buttons),
            new NoticeStep(),
            new GroupStep(replies),
            new DeskStep(replies, buttons),
            new OwnDataStep(replies, erase),
            new HeldStep(),
            new ContinueStep(replies, lead, codes, links),
            new ChannelOffStep(replies),
            new CameForStep(replies, faqReply),
            new GreetingStep(replies),
            new SecretStep(replies),
            new RatingStep(replies),
            new JudgeStep(replies),
            new AgentCheckStep(replies, communes),
            new ReminderStep(replies),
            lead,
            new TimerStep(),
            new SumStep(replies),
            erase,
            new ButtonStep(replies, faqReply, lead),
            new MediaStep(replies),
            new FaqStep(replies, faqReply, lead, erase));
  }

  /**
   * What a turn leads to.
   *
   * @param next the state to commit; its version is still the one of before the turn
   */
  public record Thought(
      Conversation next, List<OutboundMessage> messages, List<ConversationRecord> records, Outcome outcome) {}

  public Thought reply(
      Conversation before, ConversationEvent event, Published published, Capabilities capabilities, Instant now) {
    Turn turn = turn(before, event, published, capabilities, now);
    for (Step step : steps) {
      Optional<Reply> reply = step.answer(turn);
      if (reply.isPresent()) {
        return thought(turn, reply.get());
      }
    }
    throw new IllegalStateException("No step answered a " + event.getClass().getSimpleName());
  }

  /** The honest sentence when thinking broke. */
  public Thought apologise(
      Conversation before, ConversationEvent event, Published published, Capabilities capabilities, Instant now) {
    Turn turn = turn(before, event, published, capabilities, now);
    Reply silent = Reply.silent(turn.conversation(), Outcome.ERROR);
    if (turn.inbound() instanceof InboundEvent.Comment comment) {
      return thought(turn, CommentStep.broken(turn, comment));
    }
    boolean speak = turn.inbound() != null && !turn.conversation().isHeldByPerson(now);
    return thought(
        turn,
        speak
            ? silent.saying(
                published.render(replies.text(Line.ERROR, "hotline", "{{hotline}}"), now).text(),
                List.of(Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, "")))
            : silent);
  }

  private Turn turn(
      Conversation before, ConversationEvent event, Published published, Capabilities capabilities, Instant now) {
    Conversation conversation = before;
    if (event instanceof ConversationEvent.FromContact from && from.inbound().opensWindow()) {
      conversation = before.heardFrom(from.inbound().meta().contactName(), event.at());
    }
    Timer rang = event instanceof ConversationEvent.TimerRang ? before.due(now).orElse(null) : null;
    if (rang != null) {
      // Whatever its step makes of it, it does not ring again.
      conversation = before.withoutTimer(rang.kind());
    }
    return new Turn(
        conversation, event, rang, Utterance.of(event, before.offered(), capabilities), published, staff.get(), capabilities, now);
  }

  private static Thought thought(Turn turn, Reply reply) {
    List<OutboundMessage> messages = new ArrayList<>();
    List<ConversationRecord> records = new ArrayList<>();
    // Who is erased leaves no trace of having said so.
    boolean untold = reply.outcome() == Outcome.ERASED || isDesk(turn, reply);
    if (reply.outcome() != Outcome.ERASED) {
      heard(turn, reply).ifPresent(records::add);
    }
    records.addAll(reply.records());
    acknowledgement(turn).ifPresent(messages::add);
    messages.addAll(reply.onComments());
    for (int i = 0; i < reply.sayings().size(); i++) {
      Saying saying = reply.sayings().get(i);
      String key = turn.event().key() + "#" + i;
      messages.addAll(MessageFit.fit(say(turn, saying, key), turn.capabilities()));
      if (!untold) {
        records.add(said(turn, saying, key));
      }
    }
    return new Thought(offering(remembering(turn, reply)), List.copyOf(messages), List.copyOf(records), reply.outcome());
  }

  /** An agent's own chat leaves no transcript: what matters in it is recorded where the lead is, and can be erased there. */
  private static boolean isDesk(Turn turn, Reply reply) {
    return turn.conversation().care().desk() != null || reply.next().care().desk() != null;
  }

  /** The answers and the sum a person got, for whoever talks to them next. */
  private static Reply remembering(Turn turn, Reply reply) {
    Conversation next = reply.next();
    if (reply.outcome() == Outcome.ANSWERED && reply.entry() != null) {
      String label = turn.published().entry(reply.entry()).map(FaqEntry::label).orElse(reply.entry().value());
      return reply.withNext(next.withCare(next.care().answering(label)));
    }
    if (reply.outcome() == Outcome.CALCULATED && !reply.sayings().isEmpty()) {
      return reply.withNext(next.withCare(next.care().computing(firstLine(reply.sayings().getFirst().text()))));
    }
    return reply;
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= 140 ? line : line.substring(0, 139) + "…";
  }

  /** Only buttons under our newest message may be meant by a number. */
  private static Conversation offering(Reply reply) {
    if (reply.sayings().isEmpty()) {
      return reply.next();
    }
    return reply.next().offering(reply.sayings().getLast().options());
  }

  private static Say say(Turn turn, Saying saying, String key) {
    return new Say(
        turn.event().contact(),
        saying.text(),
        saying.options(),
        saying.askPhone(),
        saying.agent() == null ? Author.BOT : Author.AGENT,
        saying.agent() == null ? null : saying.agent().signature(),
        key);
  }

  private static Said said(Turn turn, Saying saying, String key) {
    return new Said(
        turn.event().contact(),
        key,
        saying.text(),
        saying.options().stream().map(Option::label).toList(),
        turn.now(),
        saying.agent() == null ? Author.BOT : Author.AGENT,
        saying.agent());
  }

  private static Optional<ConversationRecord> heard(Turn turn, Reply reply) {
    InboundEvent inbound = turn.inbound();
    if (inbound == null || (inbound instanceof InboundEvent.Comment comment && comment.byUs())) {
      return Optional.empty();
    }
    return Optional.of(
        new Heard(
            inbound.contact(),
            inbound.meta().dedupeKey(),
            isDesk(turn, reply) || isLinkTry(reply) ? null : kept(reply.next(), body(inbound)),
            turn.event().at(),
            inbound.meta().contactName(),
            reply.next().reachable(),
            reply.outcome(),
            reply.entry(),
            reply.confidence()));
  }

  private static boolean isLinkTry(Reply reply) {
    return reply.records().stream().anyMatch(ConversationRecord.LinkTried.class::isInstance);
  }

  /** Masked before it is kept: what identifies a person always, telephone numbers until they agreed to be called. */
  private static @Nullable String kept(Conversation conversation, @Nullable String body) {
    if (body == null) {
      return null;
    }
    return conversation.care().mayBeCalled() ? PersonalData.maskSecrets(body) : PersonalData.mask(body);
  }

  private static @Nullable String body(InboundEvent inbound) {
    return switch (inbound) {
      case InboundEvent.Text text -> text.text();
      case InboundEvent.Choice choice -> choice.label() == null ? "[" + choice.payload() + "]" : choice.label();
      case InboundEvent.ContactShared shared -> shared.phone();
      case InboundEvent.Media media -> "[" + media.what() + "]" + (media.caption() == null ? "" : " " + media.caption());
      case InboundEvent.GroupCommand called -> ("/" + called.command() + " " + called.words()).strip();
      case InboundEvent.Comment comment -> comment.text().isBlank() ? null : "💬 " + comment.text();
      case InboundEvent.Echo _,
          InboundEvent.Entry _,
          InboundEvent.Control _,
          InboundEvent.Reachability _,
          InboundEvent.DataRequest _,
          InboundEvent.Unsupported _ ->
          null;
    };
  }

  private static Optional<OutboundMessage> acknowledgement(Turn turn) {
    return turn.inbound() instanceof InboundEvent.Choice choice && choice.acknowledgeToken() != null
        ? Optional.of(new OutboundMessage.Acknowledge(choice.contact(), choice.acknowledgeToken()))
        : Optional.empty();
  }
}
