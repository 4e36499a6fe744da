package vn.danda.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationEvent.TimerRang;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.Conversations.Committed;
import vn.danda.conversation.Conversations.Turn;

/** accept.lua, commit.lua, settle_send.lua and ring.lua, line by line, in memory. */
final class MemoryPipeline implements Pipeline {

  private final Set<String> seen = new HashSet<>();
  private final Map<String, ConversationEvent> inbound = new LinkedHashMap<>();
  private final Map<ContactId, Conversation> states = new HashMap<>();
  private final Map<String, OutboundMessage> outbound = new LinkedHashMap<>();
  private final Map<String, ConversationRecord> records = new LinkedHashMap<>();
  private final Map<ContactId, Instant> timers = new HashMap<>();
  private int ids;

  @Override
  public void accept(ConversationEvent event) {
    if (seen.add(event.key())) {
      inbound.put(nextId(), event);
    }
  }

  @Override
  public Map<String, ConversationEvent> inbound(int most) {
    return first(inbound, most);
  }

  @Override
  public Conversation state(ContactId contact) {
    return states.getOrDefault(contact, Conversation.fresh(contact));
  }

  @Override
  public Committed commit(Turn turn) {
    if (!inbound.containsKey(turn.streamId())) {
      return Committed.GONE;
    }
    Conversation next = turn.next().next();
    ContactId contact = next.contact();
    if (state(contact).version() != turn.next().version()) {
      return Committed.STALE;
    }
    states.put(contact, next);
    next.rings().ifPresentOrElse(at -> timers.put(contact, at), () -> timers.remove(contact));
    turn.messages().forEach(message -> outbound.put(nextId(), message));
    turn.records().forEach(record -> records.put(nextId(), record));
    inbound.remove(turn.streamId());
    return Committed.OK;
  }

  @Override
  public Map<String, OutboundMessage> outbound() {
    return first(outbound, 1);
  }

  @Override
  public void settle(String id, ConversationRecord record) {
    if (outbound.remove(id) != null) {
      records.put(nextId(), record);
    }
  }

  @Override
  public Map<String, ConversationRecord> records(int most) {
    return first(records, most);
  }

  @Override
  public void forgetRecords(List<String> ids) {
    ids.forEach(records::remove);
  }

  @Override
  public void ring(Instant now) {
    List<ContactId> due =
        timers.entrySet().stream().filter(one -> !one.getValue().isAfter(now)).map(Map.Entry::getKey).toList();
    for (ContactId contact : due) {
      Instant at = timers.remove(contact);
      inbound.put(nextId(), new TimerRang("timer:" + ids, contact, at == null ? now : at));
    }
  }

  private String nextId() {
    return ++ids + "-0";
  }

  private static <T> Map<String, T> first(Map<String, T> all, int most) {
    Map<String, T> first = new LinkedHashMap<>();
    for (Map.Entry<String, T> one : all.entrySet()) {
      if (first.size() == most) {
        break;
      }
      first.put(one.getKey(), one.getValue());
    }
    return first;
  }
}
