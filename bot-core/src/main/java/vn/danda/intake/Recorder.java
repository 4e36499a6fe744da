package vn.danda.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.Transcripts;
import vn.danda.delivery.RedisWebChatLog;
import vn.danda.lead.Leads;
import vn.danda.store.Announcements;
import vn.danda.store.Announcements.Topic;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;

/**
 * Writes what happened into the database, in order, and only then takes it out of the records stream. A record that was
 * written before changes nothing, so a crash in between does no harm; while the database is away the stream waits.
 */
@Component
class Recorder {

  private static final int BATCH = 200;
  private static final Logger log = LoggerFactory.getLogger(Recorder.class);
  private static final RedisScript PARK = RedisScript.named("park");

  private final UnifiedJedis redis;
  private final Transcripts transcripts;
  private final Leads leads;
  private final RedisWebChatLog webChat;
  private final TransactionTemplate transactions;
  private final Announcements announcements;

  Recorder(
      UnifiedJedis redis,
      Transcripts transcripts,
      Leads leads,
      RedisWebChatLog webChat,
      TransactionTemplate transactions,
      Announcements announcements) {
    this.redis = redis;
    this.transcripts = transcripts;
    this.leads = leads;
    this.webChat = webChat;
    this.transactions = transactions;
    this.announcements = announcements;
  }

  /** Writes one batch; returns how many records were taken out of the stream. Throws when the database is away. */
  int record(Shard shard) {
    List<StreamEntry> entries =
        redis.xrange(RedisKeys.records(shard), (StreamEntryID) null, (StreamEntryID) null, BATCH);
    if (entries.isEmpty()) {
      return 0;
    }
    List<ConversationRecord> records = new ArrayList<>();
    entries.forEach(entry -> read(shard, entry, records));
    transactions.executeWithoutResult(status -> records.forEach(this::write));
    redis.xdel(RedisKeys.records(shard), entries.stream().map(StreamEntry::getID).toArray(StreamEntryID[]::new));
    announce(records);
    return entries.size();
  }

  private void write(ConversationRecord record) {
    switch (record) {
      case ConversationRecord.Heard heard -> transcripts.write(heard);
      case ConversationRecord.Said said -> transcripts.write(said);
      case ConversationRecord.Settled settled -> transcripts.write(settled);
      case ConversationRecord.HolderChanged changed -> {
        transcripts.write(changed);
        leads.write(changed);
      }
      case ConversationRecord.ConsentGiven consent -> leads.write(consent);
      case ConversationRecord.LeadOpened lead -> leads.write(lead);
      case ConversationRecord.Erased erased -> {
        transcripts.erase(erased.contact());
        leads.erase(erased.contact(), erased.at());
        webChat.forget(erased.contact());
      }
    }
  }

  private void announce(List<ConversationRecord> records) {
    Set<ContactId> contacts = new LinkedHashSet<>();
    records.forEach(record -> contacts.add(record.contact()));
    contacts.forEach(contact -> announcements.announce(Topic.CONSOLE, contact.toString()));
  }

  private void read(Shard shard, StreamEntry entry, List<ConversationRecord> into) {
    try {
      into.add(Json.read(entry.getFields().getOrDefault("r", ""), ConversationRecord.class));
    } catch (Json.Unreadable e) {
      log.error("record parked shard={} entry={} because={}", shard, entry.getID(), e.getMessage());
      PARK.run(
          redis,
          List.of(RedisKeys.records(shard), RedisKeys.dead(shard)),
          List.of(entry.getID().toString(), "records", String.valueOf(e.getMessage())));
    }
  }
}
