package vn.danda.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundListener;
import vn.danda.conversation.ContinuationCodes;
import vn.danda.conversation.Continued;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationEvent.ContinuedElsewhere;
import vn.danda.conversation.ConversationEvent.FromContact;
import vn.danda.conversation.Conversations;
import vn.danda.conversation.Outcome;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;

/**
 * Codes that are out, and whose conversation each leads to. Looked up before a turn is thought through, so that thinking
 * stays pure; the same event looked up again finds the same, although a code works once. Safe for many threads and nodes.
 */
@Component
class Continuations {

  static final Duration VALID = Duration.ofMinutes(10);

  /** A person mistypes; a script guesses. */
  static final int TRIES_PER_CONTACT = 5;

  /** New contacts cost nothing on the web, so guesses are also counted over all; even 1000 hit one in ten million. */
  private static final int TRIES_ALTOGETHER = 1000;

  private static final Logger log = LoggerFactory.getLogger(Continuations.class);
  private static final RedisScript REDEEM = RedisScript.named("redeem_code");

  private final UnifiedJedis redis;
  private final Conversations conversations;
  private final Intake intake;
  private final ContinuationCodes codes;
  private final Clock clock;

  Continuations(
      UnifiedJedis redis, Conversations conversations, Intake intake, ContinuationCodes codes, Clock clock) {
    this.redis = redis;
    this.conversations = conversations;
    this.intake = intake;
    this.codes = codes;
    this.clock = clock;
  }

  /** The event, and when it brings a code, what that leads to. */
  ConversationEvent lookedUp(ConversationEvent event) {
    if (!(event instanceof FromContact arrived)) {
      return event;
    }
    return ContinuationCodes.in(arrived.inbound())
        .<ConversationEvent>map(code -> new FromContact(arrived.inbound(), redeem(code, arrived)))
        .orElse(event);
  }

  /** Before the turn is committed: the code it shows works from now on. */
  void offered(ConversationEvent event, Outcome outcome) {
    if (outcome == Outcome.CONTINUED && event instanceof FromContact arrived && arrived.continued() == null) {
      redis.set(
          RedisKeys.continuation(codes.code(event.key())),
          event.contact().toString(),
          SetParams.setParams().ex(VALID.toSeconds()));
    }
  }

  /**
   * After the turn was committed: the conversation it goes on with is told so, once. Not before, or the turn thought out
   * again would find it empty. If it is never told, a form stays open there too, and that is all. A conversation that a
   * person holds is not left.
   */
  void left(ConversationEvent event) {
    if (event instanceof FromContact(_, Continued.Found(var from))
        && !from.isHeldByPerson(clock.instant())
        && from.care().desk() == null) {
      try {
        intake.on(new ContinuedElsewhere("left:" + event.key(), from.contact(), event.at(), event.contact().channel()));
      } catch (InboundListener.CannotAccept storeIsAway) {
        log.info("a conversation was not told that it goes on elsewhere");
      }
    }
  }

  private Continued redeem(String code, FromContact arrived) {
    Object answer =
        REDEEM.run(
            redis,
            List.of(
                RedisKeys.continuation(code),
                RedisKeys.continuationUsed(arrived.key()),
                RedisKeys.continuationTries(arrived.contact()),
                RedisKeys.CONTINUATION_TRIES),
            List.of(
                arrived.key(),
                arrived.contact().toString(),
                Integer.toString(TRIES_PER_CONTACT),
                Integer.toString(TRIES_ALTOGETHER)));
    return switch (String.valueOf(answer)) {
      case "often" -> new Continued.TooOften();
      case "unknown" -> new Continued.Unknown();
      default -> new Continued.Found(conversations.find(ContactId.parse(String.valueOf(answer))));
    };
  }
}
