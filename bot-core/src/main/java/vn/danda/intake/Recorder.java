package vn.danda.intake;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.comment.Comments;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.News;
import vn.danda.conversation.Transcripts;
import vn.danda.lead.AgentDesk;
import vn.danda.lead.LeadCare;
import vn.danda.lead.Leads;
import vn.danda.lead.OwnData;
import vn.danda.lead.Postbox;
import vn.danda.store.CrashPoint;
import vn.danda.store.Json;
import vn.danda.store.RedisKeys;
import vn.danda.store.RedisScript;
import vn.danda.store.Shard;
import vn.danda.watch.OperatorTasks;

/**
 * Writes what happened into the database, in order, and only then takes it out of the records stream. A record that was
 * written before changes nothing, so a crash in between does no harm; while the database is away the stream waits.
 */
@Component
class Recorder {

  /** As many records are written together. */
  static final int BATCH = 200;

  /** Something too long for an index; Spring takes it for a database without room. */
  private static final String TOO_LARGE = "54000";

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);
  private static final RedisScript PARK = RedisScript.named("park");

  private final UnifiedJedis redis;
  private final Transcripts transcripts;
  private final Leads leads;
  private final LeadCare care;
  private final AgentDesk desk;
  private final OwnData ownData;
  private final Postbox postbox;
  private final Comments comments;
  private final Erasures erasures;
  private final OperatorTasks tasks;
  private final News news;
  private final TransactionTemplate transactions;

  Recorder(
      UnifiedJedis redis,
      Transcripts transcripts,
      Leads leads,
      LeadCare care,
      AgentDesk desk,
      OwnData ownData,
      Postbox postbox,
      Comments comments,
      Erasures erasures,
      OperatorTasks tasks,
      News news,
      TransactionTemplate transactions) {
    this.redis = redis;
    this.transcripts = transcripts;
    this.leads = leads;
    this.care = care;
    this.desk = desk;
    this.ownData = ownData;
    this.postbox = postbox;
    this.comments = comments;
    this.erasures = erasures;
    this.tasks = tasks;
    this.news = news;
    this.transactions = transactions;
  }

  /** One entry of the stream, read. */
  private record Waiting(StreamEntryID id, ConversationRecord record) {}

  /** Writes one batch; returns how many records were taken out of the stream. Throws when the database is away. */
  int record(Shard shard) {
    List<StreamEntry> entries =
        redis.xrange(RedisKeys.records(shard), (StreamEntryID) null, (StreamEntryID) null, BATCH);
    List<Waiting> waiting = new ArrayList<>();
    entries.forEach(entry -> read(shard, entry, waiting));
    if (!waiting.isEmpty()) {
      CrashPoint.BEFORE_RECORD.passed();
      write(shard, waiting);
      CrashPoint.AFTER_RECORD.passed();
      news.recorded(waiting.stream().map(Waiting::record).toList());
      redis.xdel(RedisKeys.records(shard), waiting.stream().map(Waiting::id).toArray(StreamEntryID[]::new));
      CrashPoint.AFTER_FORGET.passed();
    }
    return entries.size();
  }

  /** All in one transaction; when the database refuses one of them, each by itself, so that one does not hold up all. */
  private void write(Shard shard, List<Waiting> waiting) {
    try {
      transactions.executeWithoutResult(
          status -> {
            write(waiting.stream().map(Waiting::record).toList());
            CrashPoint.IN_TRANSACTION.passed();
          });
    } catch (DataAccessException e) {
      throwUnlessRefused(e);
      waiting.forEach(one -> writeOrPark(shard, one));
    }
  }

  private void writeOrPark(Shard shard, Waiting one) {
    try {
      transactions.executeWithoutResult(status -> write(List.of(one.record())));
    } catch (DataAccessException e) {
      throwUnlessRefused(e);
      // Only the class: the database's words quote the row.
      park(shard, one.id(), one.record().getClass().getSimpleName() + ": " + e.getClass().getSimpleName());
    }
  }

  /** Goes on only when it is the record's own fault, which no waiting mends: else the shard's records would wait for ever. */
  private static void throwUnlessRefused(DataAccessException e) {
    boolean tooLarge = e.getMostSpecificCause() instanceof SQLException sql && TOO_LARGE.equals(sql.getSQLState());
    if (!tooLarge && !(e instanceof DataIntegrityViolationException)) {
      throw e;
    }
  }

  /** Words that follow each other are written together; what else happened stands in its place between them. */
  void write(List<ConversationRecord> records) {
    List<ConversationRecord> words = new ArrayList<>();
    for (ConversationRecord record : records) {
      switch (record) {
        case ConversationRecord.Heard _, ConversationRecord.Said _, ConversationRecord.Settled _ -> words.add(record);
        default -> {
          writeWords(words);
          words.clear();
          write(record);
        }
      }
    }
    writeWords(words);
  }

  private void writeWords(List<ConversationRecord> words) {
    transcripts.write(words);
    words.forEach(
        word -> {
          if (word instanceof ConversationRecord.Settled settled) {
            comments.write(settled);
          }
        });
  }

  private void write(ConversationRecord record) {
    switch (record) {
      case ConversationRecord.Heard _, ConversationRecord.Said _, ConversationRecord.Settled _ ->
          writeWords(List.of(record));
      case ConversationRecord.CommentHeard heard -> comments.write(heard);
      case ConversationRecord.CommentChanged changed -> comments.write(changed);
      case ConversationRecord.CommentHandled handled -> comments.write(handled);
      case ConversationRecord.HolderChanged changed -> {
        transcripts.write(changed);
        care.taken(changed);
        desk.taken(changed);
      }
      case ConversationRecord.DataRequested request ->
          tasks.open(request.taskId(), "data_request", request.contact(), request.at());
      case ConversationRecord.ConsentGiven consent -> leads.write(consent);
      case ConversationRecord.LeadOpened lead -> care.opened(lead);
      case ConversationRecord.LeadChanged changed -> care.changed(changed);
      case ConversationRecord.ConsentWithdrawn withdrawn -> care.withdrawn(withdrawn.contact(), withdrawn.key(), withdrawn.at());
      case ConversationRecord.Rated rated -> care.rated(rated.leadId(), rated.stars(), rated.at());
      case ConversationRecord.Judged judged -> transcripts.write(judged);
      case ConversationRecord.DataWanted wanted -> ownData.show(wanted);
      case ConversationRecord.LinkTried tried -> desk.tried(tried);
      case ConversationRecord.DeskDeed deed -> desk.on(deed);
      case ConversationRecord.Forwarded forwarded -> postbox.post(forwarded.event());
      case ConversationRecord.Erased erased -> erasures.erase(erased);
    }
  }

  private void read(Shard shard, StreamEntry entry, List<Waiting> into) {
    try {
      String json = entry.getFields().getOrDefault("r", "");
      into.add(new Waiting(entry.getID(), Json.read(json, ConversationRecord.class)));
    } catch (Json.Unreadable e) {
      park(shard, entry.getID(), String.valueOf(e.getMessage()));
    }
  }

  private void park(Shard shard, StreamEntryID id, String why) {
    log.error("record parked shard={} entry={} because={}", shard, id, why);
    PARK.run(
        redis, List.of(RedisKeys.records(shard), RedisKeys.dead(shard)), List.of(id.toString(), "records", why));
  }
}
