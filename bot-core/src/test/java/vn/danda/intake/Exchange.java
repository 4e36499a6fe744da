package vn.danda.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Capabilities;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.content.Published;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.conversation.Conversations.Committed;
import vn.danda.conversation.Conversations.Turn;
import vn.danda.conversation.Timer;
import vn.danda.dialogue.Dialogue;
import vn.danda.dialogue.Dialogue.Thought;

/**
 * One conversation and what works on it: a network that delivers again, two nodes that read, think and commit in small
 * steps and die in between, a sender that dies between the deed and noting it.
 */
final class Exchange {

  private static final Capabilities CAPABILITIES = new Capabilities(2000, 13, 20, true, 100, 10);

  private final ContactId contact;
  private final Pipeline pipeline;
  private final Dialogue dialogue;
  private final Published published;
  private final Random random;
  private final Consumer<ConversationRecord> committedRecord;

  private final List<ConversationEvent> delivered = new ArrayList<>();
  private final Set<String> accepted = new LinkedHashSet<>();
  private final List<Node> nodes = List.of(new Node(), new Node());
  private @Nullable String sending;

  /** What was committed, in its order. */
  private final Map<String, Spoken> committed = new LinkedHashMap<>();

  /** What arrived at the network. */
  private final List<Say> sent = new ArrayList<>();

  /** {@code committedRecord} is told every record in the order of the commits. */
  Exchange(
      ContactId contact,
      Pipeline pipeline,
      Dialogue dialogue,
      Published published,
      Random random,
      Consumer<ConversationRecord> committedRecord) {
    this.contact = contact;
    this.pipeline = pipeline;
    this.dialogue = dialogue;
    this.published = published;
    this.random = random;
    this.committedRecord = committedRecord;
  }

  /** What a node has in its hands. */
  private static final class Node {
    Map<String, ConversationEvent> batch = Map.of();
    @Nullable Conversation read;
    final List<Thinking> thoughts = new ArrayList<>();

    void dies() {
      batch = Map.of();
      read = null;
      thoughts.clear();
    }
  }

  private record Spoken(@Nullable AgentRef before, @Nullable AgentRef after, List<Say> words) {}

  private record Thinking(ConversationEvent event, Conversation before, Instant at, Turn turn) {}

  ContactId contact() {
    return contact;
  }

  Conversation state() {
    return pipeline.state(contact);
  }

  void deliver(ConversationEvent event) {
    pipeline.accept(event);
    delivered.add(event);
    accepted.add(event.key());
  }

  /** The network was not sure we had it. */
  void deliverAgain() {
    if (!delivered.isEmpty()) {
      pipeline.accept(delivered.get(random.nextInt(delivered.size())));
    }
  }

  /** When this event came, which is before its turn. */
  Instant cameAt(String key) {
    return delivered.stream().filter(event -> event.key().equals(key)).findFirst().orElseThrow().at();
  }

  void ring(Instant now) {
    pipeline.ring(now);
  }

  /** The buttons under what arrived last. */
  List<Option> buttons() {
    return sent.isEmpty() ? List.of() : sent.getLast().options();
  }

  void work(Instant now) {
    work(nodes.get(random.nextInt(2)), now, true);
  }

  /** One small step of a node: read, think or commit one turn; or die. */
  private void work(Node node, Instant now, boolean mayDie) {
    if (mayDie && random.nextInt(12) == 0) {
      node.dies();
    } else if (!node.thoughts.isEmpty()) {
      if (!commit(node.thoughts.removeFirst())) {
        // As Conversations.commit: what was thought out on a turn that did not come about must not either.
        node.thoughts.clear();
      }
    } else if (node.read == null) {
      node.batch = pipeline.inbound(1 + random.nextInt(4));
      node.read = node.batch.isEmpty() ? null : pipeline.state(contact);
    } else {
      think(node, node.read, now);
      node.read = null;
    }
  }

  private void think(Node node, Conversation read, Instant now) {
    Conversation state = read;
    for (Map.Entry<String, ConversationEvent> one : node.batch.entrySet()) {
      Thought thought = dialogue.reply(state, one.getValue(), published, CAPABILITIES, now);
      Conversation next = withATimerNowAndThen(thought.next(), now);
      Turn turn = new Turn(one.getKey(), next, thought.messages(), thought.records());
      node.thoughts.add(new Thinking(one.getValue(), state, now, turn));
      state = next.next();
    }
  }

  private Conversation withATimerNowAndThen(Conversation next, Instant now) {
    return switch (random.nextInt(8)) {
      case 0 -> next.withTimer(new Timer("test", now.plusSeconds(random.nextInt(600)), null));
      case 1 -> next.withoutTimer("test");
      default -> next;
    };
  }

  private boolean commit(Thinking one) {
    if (pipeline.commit(one.turn()) != Committed.OK) {
      return false;
    }
    String key = one.event().key();
    List<Say> said =
        one.turn().messages().stream().filter(Say.class::isInstance).map(Say.class::cast).toList();
    if (committed.put(key, new Spoken(one.before().holder(), one.turn().next().holder(), said)) != null) {
      throw new AssertionError("Two turns for " + key);
    }
    boolean stays = one.turn().next().isHeldByPerson(one.at()) && one.before().isHeldByPerson(one.at());
    if (stays && !isAgents(one.event()) && said.stream().anyMatch(Exchange::isBots)) {
      throw new AssertionError("The bot spoke while a person held the conversation: " + key);
    }
    one.turn().records().forEach(committedRecord);
    return true;
  }

  void send(boolean mayDie) {
    Map<String, OutboundMessage> waiting = pipeline.outbound();
    if (waiting.isEmpty()) {
      return;
    }
    Map.Entry<String, OutboundMessage> first = waiting.entrySet().iterator().next();
    if (!first.getKey().equals(sending) && first.getValue() instanceof Say say) {
      sent.add(say);
      sending = first.getKey();
    }
    if (mayDie && random.nextInt(6) == 0) {
      // The network took it and nobody wrote that down: it is sent again.
      sending = null;
    } else if (!mayDie || random.nextBoolean()) {
      String messageId = first.getValue() instanceof Say say ? say.key() : "acknowledged";
      pipeline.settle(first.getKey(), new Settled(contact, messageId, "sent", null, null));
    }
  }

  /** Has {@code recorder} write some records, if it can; now and then it dies before they are taken out of the stream. */
  void record(Predicate<List<ConversationRecord>> recorder, boolean mayDie) {
    Map<String, ConversationRecord> waiting = pipeline.records(1 + random.nextInt(5));
    if (!waiting.isEmpty() && recorder.test(List.copyOf(waiting.values())) && !(mayDie && random.nextInt(4) == 0)) {
      pipeline.forgetRecords(List.copyOf(waiting.keySet()));
    }
  }

  void nodesDie() {
    nodes.forEach(Node::dies);
  }

  /** Goes on with what is begun, without dying. */
  void goOn(Instant now, Predicate<List<ConversationRecord>> recorder) {
    work(nodes.getFirst(), now, false);
    send(false);
    record(recorder, false);
  }

  boolean isQuiet() {
    return pipeline.inbound(1).isEmpty()
        && pipeline.outbound().isEmpty()
        && pipeline.records(1).isEmpty()
        && nodes.getFirst().thoughts.isEmpty();
  }

  /** At the end, when it is quiet: a turn for everything that came, everything said has arrived, nobody talked over another. */
  void check() {
    if (!isQuiet()) {
      throw new AssertionError("Something never ends with " + contact);
    }
    Set<String> lost = new LinkedHashSet<>(accepted);
    lost.removeAll(committed.keySet());
    if (!lost.isEmpty()) {
      throw new AssertionError("No turn for " + lost);
    }
    List<String> wanted = committed.values().stream().flatMap(turn -> turn.words().stream()).map(Say::key).toList();
    List<String> arrived = List.copyOf(new LinkedHashSet<>(sent.stream().map(Say::key).toList()));
    if (!arrived.equals(wanted)) {
      throw new AssertionError("Committed " + wanted + " but sent " + arrived);
    }
    checkThatNobodyTalksOverAnother();
  }

  /** As the person sees it: between an agent's coming and going there is no sentence of the bot's, nor another agent's. */
  private void checkThatNobodyTalksOverAnother() {
    for (Spoken turn : committed.values()) {
      boolean changes = !signature(turn.before()).equals(signature(turn.after()));
      for (Say say : turn.words()) {
        if (isBots(say) && changes) {
          // "Hoa is here now", or "I am back": said by the turn that makes it so.
          continue;
        }
        mustBe(signature(turn.after()), isBots(say) ? "" : String.valueOf(say.authorName()), say);
      }
    }
  }

  private static String signature(@Nullable AgentRef agent) {
    return agent == null ? "" : agent.signature();
  }

  private static void mustBe(String holder, String speaker, Say say) {
    if (!holder.equals(speaker)) {
      throw new AssertionError("'" + speaker + "' spoke while '" + holder + "' had it: " + say.key());
    }
  }

  private static boolean isBots(Say say) {
    return say.author() == Author.BOT;
  }

  private static boolean isAgents(ConversationEvent event) {
    return event instanceof ConversationEvent.AgentTakes
        || event instanceof ConversationEvent.AgentSays
        || event instanceof ConversationEvent.AgentGivesBack;
  }
}
