package vn.danda.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.content.Published;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.dialogue.Dialogue;

/**
 * One conversation played to the end in one random order: a person, two agents, a colleague in the page's own inbox,
 * timers, and an {@link Exchange} that dies here and there. Everything follows from the seed.
 */
final class OneOwnerRun {

  static final ContactId CONTACT = new ContactId("messenger", "4711");

  private static final AgentRef HOA = new AgentRef(new UUID(0, 1), "Nguyễn Thị Hoa", "NA-0001");
  private static final AgentRef NAM = new AgentRef(new UUID(0, 2), "Trần Văn Nam", "NA-0002");

  private static final String EVERYTHING = "gặp cán bộ, tôi tên Hạnh ở xã Diễn Châu, sđt 0912 345 678, gọi sau 17h nhé";

  private static final List<String> WORDS =
      List.of(
          "gặp cán bộ", "đồng ý", "Hạnh", "0912345678", "xã Diễn Châu", "buổi tối", "thôi", "cảm ơn em", "1", "2",
          "mỗi tháng đóng thấp nhất bao nhiêu", "alo", EVERYTHING, EVERYTHING, EVERYTHING);

  private final Random random;
  private final Exchange exchange;
  private final Map<String, String> leadsBelong = new HashMap<>();
  private final LeadBook book = new LeadBook();
  private Instant now = Instant.parse("2026-11-24T02:00:00Z");
  private int events;

  OneOwnerRun(long seed, Pipeline pipeline, Dialogue dialogue, Published published) {
    this.random = new Random(seed);
    this.exchange = new Exchange(CONTACT, pipeline, dialogue, published, random, this::committed);
  }

  void play() {
    int steps = 30 + random.nextInt(60);
    for (int i = 0; i < steps; i++) {
      now = now.plus(random.nextInt(40) == 0 ? Duration.ofHours(random.nextInt(6)) : Duration.ofSeconds(random.nextInt(90)));
      step();
    }
    exchange.nodesDie();
    for (int i = 0; i < 200 && !exchange.isQuiet(); i++) {
      exchange.goOn(now, this::write);
    }
    exchange.check();
    if (!book.queues().equals(leadsBelong)) {
      throw new AssertionError("Leads belong to " + leadsBelong + " but the lists say " + book.queues());
    }
  }

  private void step() {
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> exchange.deliver(new ConversationEvent.FromContact(fromPerson()));
      case 3 -> exchange.deliver(new ConversationEvent.AgentTakes(key(), CONTACT, now, agent(), null));
      case 4 -> exchange.deliver(new ConversationEvent.AgentSays(key(), CONTACT, now, agent(), "Chào anh/chị"));
      case 5 -> exchange.deliver(new ConversationEvent.AgentGivesBack(key(), CONTACT, now, agent()));
      case 6 -> {
        if (random.nextInt(4) == 0) {
          exchange.deliver(new ConversationEvent.FromContact(new InboundEvent.Echo(meta(), "tôi trả lời từ trang")));
        } else {
          exchange.deliverAgain();
        }
      }
      case 7 -> exchange.ring(now);
      case 8, 9, 10, 11, 12 -> exchange.work(now);
      case 13, 14 -> exchange.send(true);
      default -> exchange.record(this::write, true);
    }
  }

  private InboundEvent fromPerson() {
    List<Option> buttons = exchange.buttons();
    if (!buttons.isEmpty() && random.nextBoolean()) {
      Option pressed = buttons.get(random.nextInt(buttons.size()));
      return new InboundEvent.Choice(meta(), pressed.payload(), pressed.label(), null);
    }
    return new InboundEvent.Text(meta(), WORDS.get(random.nextInt(WORDS.size())), null, false);
  }

  private void committed(ConversationRecord record) {
    if (record instanceof LeadOpened lead) {
      leadsBelong.put(lead.leadId().toString(), "waiting");
    } else if (record instanceof HolderChanged changed && changed.agent() != null && changed.lead() != null) {
      leadsBelong.put(changed.lead().toString(), changed.agent().code());
    }
  }

  private boolean write(List<ConversationRecord> records) {
    records.forEach(book::write);
    return true;
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
