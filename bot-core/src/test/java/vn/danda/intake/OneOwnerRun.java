package vn.danda.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Capabilities;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.content.Published;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.conversation.Conversations.Committed;
import vn.danda.conversation.Conversations.Turn;
import vn.danda.conversation.Timer;
import vn.danda.dialogue.Dialogue;
import vn.danda.dialogue.Dialogue.Thought;

/**
 * One conversation played to the end in one random order: a person, two agents, a colleague in the page's own inbox,
 * timers, a network that delivers again, two nodes that read, think and commit in small steps and die in between, a
 * sender and a recorder that die between the deed and noting it. Everything follows from the seed.
 */
final class OneOwnerRun {

  static final ContactId CONTACT = new ContactId("messenger", "4711");

  private static final Capabilities CAPABILITIES = new Capabilities(2000, 13, 20, true, 100, 10);
  private static final AgentRef HOA = new AgentRef(new UUID(0, 1), "Nguyễn Thị Hoa", "NA-0001");
  private static final AgentRef NAM = new AgentRef(new UUID(0, 2), "Trần Văn Nam", "NA-0002");

  private static final List<String> WORDS =
      List.of(
          "gặp cán bộ", "đồng ý", "Hạnh", "0912345678", "xã Diễn Châu", "buổi tối", "thôi", "cảm ơn em", "1", "2",
          "mỗi tháng đóng thấp nhất bao nhiêu", "alo");

  private final Random random;
  private final Pipeline pipeline;
  private final Dialogue dialogue;
  private final Published published;
  private Instant now = Instant.parse("2026-11-24T02:00:00Z");
  private int events;

  private final List<ConversationEvent> delivered = new ArrayList<>();
  private final Set<String> accepted = new LinkedHashSet<>();
  private final List<Node> nodes = List.of(new Node(), new Node());
  private @Nullable String sending;

  /** What was committed, in its order. */
  private final Map<String, Spoken> committed = new LinkedHashMap<>();
  private final Map<String, String> leadsBelong = new HashMap<>();

  /** What arrived at the network and in the database. */
  private final List<Say> sent = new ArrayList<>();
  private final LeadBook book = new LeadBook();

  OneOwnerRun(long seed, Pipeline pipeline, Dialogue dialogue, Published published) {
    this.random = new Random(seed);
    this.pipeline = pipeline;
    this.dialogue = dialogue;
    this.published = published;
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

  void play() {
    int steps = 30 + random.nextInt(60);
    for (int i = 0; i < steps; i++) {
      now = now.plus(random.nextInt(40) == 0 ? Duration.ofHours(random.nextInt(6)) : Duration.ofSeconds(random.nextInt(90)));
      step();
    }
    nodes.forEach(Node::dies);
    for (int i = 0; i < 200 && !isQuiet(); i++) {
      work(nodes.getFirst(), false);
      send(false);
      record(false);
    }
    check();
  }

  private void step() {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> deliver(new ConversationEvent.FromContact(fromPerson()));
      case 3 -> deliver(new ConversationEvent.AgentTakes(key(), CONTACT, now, agent(), null));
      case 4 -> deliver(new ConversationEvent.AgentSays(key(), CONTACT, now, agent(), "Chào anh/chị"));
      case 5 -> deliver(new ConversationEvent.AgentGivesBack(key(), CONTACT, now, agent()));
      case 6 -> {
        if (random.nextInt(4) == 0) {
          deliver(new ConversationEvent.FromContact(new InboundEvent.Echo(meta(), "tôi trả lời từ trang")));
        } else if (!delivered.isEmpty()) {
          pipeline.accept(delivered.get(random.nextInt(delivered.size())));
        }
      }
      case 7 -> pipeline.ring(now);
      case 8, 9, 10, 11, 12 -> work(nodes.get(random.nextInt(2)), true);
      case 13, 14 -> send(true);
      default -> record(true);
    }
  }

  private void deliver(ConversationEvent event) {
    pipeline.accept(event);
    delivered.add(event);
    accepted.add(event.key());
  }

  private InboundEvent fromPerson() {
    List<Option> buttons = sent.isEmpty() ? List.of() : sent.getLast().options();
    if (!buttons.isEmpty() && random.nextBoolean()) {
      Option pressed = buttons.get(random.nextInt(buttons.size()));
      return new InboundEvent.Choice(meta(), pressed.payload(), pressed.label(), null);
    }
    return new InboundEvent.Text(meta(), WORDS.get(random.nextInt(WORDS.size())), null, false);
  }

  /** One small step of a node: read, think or commit one turn; or die. */
  private void work(Node node, boolean mayDie) {
    if (mayDie && random.nextInt(12) == 0) {
      node.dies();
    } else if (!node.thoughts.isEmpty()) {
      commit(node.thoughts.removeFirst());
    } else if (node.read == null) {
      node.batch = pipeline.inbound(1 + random.nextInt(4));
      node.read = node.batch.isEmpty() ? null : pipeline.state(CONTACT);
    } else {
      think(node, node.read);
      node.read = null;
    }
  }

  private void think(Node node, Conversation read) {
    Conversation state = read;
    for (Map.Entry<String, ConversationEvent> one : node.batch.entrySet()) {
      Thought thought = dialogue.reply(state, one.getValue(), published, CAPABILITIES, now);
      Conversation next = withATimerNowAndThen(thought.next());
      Turn turn = new Turn(one.getKey(), next, thought.messages(), thought.records());
      node.thoughts.add(new Thinking(one.getValue(), state, now, turn));
      state = next.next();
    }
  }

  private Conversation withATimerNowAndThen(Conversation next) {
    return switch (random.nextInt(8)) {
      case 0 -> next.withTimer(new Timer("test", now.plusSeconds(random.nextInt(600)), null));
      case 1 -> next.withoutTimer("test");
      default -> next;
    };
  }

  private void commit(Thinking one) {
    if (pipeline.commit(one.turn()) != Committed.OK) {
      return;
    }
    String key = one.event().key();
    List<Say> said =
        one.turn().messages().stream().filter(Say.class::isInstance).map(Say.class::cast).toList();
    if (committed.put(key, new Spoken(one.before().holder(), one.turn().next().holder(), said)) != null) {
      throw new AssertionError("Two turns for " + key);
    }
    boolean stays = one.turn().next().isHeldByPerson(one.at()) && one.before().isHeldByPerson(one.at());
    if (stays && !isAgents(one.event()) && said.stream().anyMatch(OneOwnerRun::isBots)) {
      throw new AssertionError("The bot spoke while a person held the conversation: " + key);
    }
    for (ConversationRecord record : one.turn().records()) {
      if (record instanceof LeadOpened lead) {
        leadsBelong.put(lead.leadId().toString(), "waiting");
      } else if (record instanceof HolderChanged changed && changed.agent() != null && changed.lead() != null) {
        leadsBelong.put(changed.lead().toString(), changed.agent().code());
      }
    }
  }

  private void send(boolean mayDie) {
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
      pipeline.settle(first.getKey(), new Settled(CONTACT, messageId, "sent", null, null));
    }
  }

  private void record(boolean mayDie) {
    Map<String, ConversationRecord> waiting = pipeline.records(1 + random.nextInt(5));
    waiting.values().forEach(book::write);
    if (!waiting.isEmpty() && !(mayDie && random.nextInt(4) == 0)) {
      pipeline.forgetRecords(List.copyOf(waiting.keySet()));
    }
  }

  private boolean isQuiet() {
    return pipeline.inbound(1).isEmpty()
        && pipeline.outbound().isEmpty()
        && pipeline.records(1).isEmpty()
        && nodes.getFirst().thoughts.isEmpty();
  }

  private void check() {
    if (!isQuiet()) {
      throw new AssertionError("Something never ends");
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
    if (!book.queues().equals(leadsBelong)) {
      throw new AssertionError("Leads belong to " + leadsBelong + " but the lists say " + book.queues());
    }
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

  private AgentRef agent() {
    return random.nextBoolean() ? HOA : NAM;
  }

  private Meta meta() {
    return new Meta(key(), CONTACT, now, now, null);
  }

  private String key() {
    return "e" + ++events;
  }
}
