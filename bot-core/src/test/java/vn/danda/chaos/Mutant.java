package vn.danda.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.danda.store.CrashPoint;

/** The pipeline with one of its promises broken, and what must happen to see it. */
enum Mutant {
  POP_BEFORE_SEND(
      Trouble.dying(CrashPoint.AFTER_CLAIM),
      new Change("resources/redis/begin_send.lua", "\nreturn {tries, deaths, ", "\nredis.call('XDEL', KEYS[1], ARGV[1])\nreturn {tries, deaths, ")),

  ACKNOWLEDGE_BEFORE_PROCESS(
      Trouble.dying(CrashPoint.BEFORE_COMMIT),
      new Change(
          "java/vn/danda/intake/ConversationWorker.java",
          "    List<Waiting> waiting = new ArrayList<>();\n",
          "    entries.forEach(entry -> redis.xdel(RedisKeys.inbound(shard), entry.getID()));\n"
              + "    List<Waiting> waiting = new ArrayList<>();\n"),
      new Change("resources/redis/commit.lua", "  return 'GONE'\n", "")),

  TAKEN_BEFORE_IT_IS_STORED(
      Trouble.dying(CrashPoint.BEFORE_ACCEPT),
      new Change(
          "java/vn/danda/intake/Intake.java",
          "  private void take(List<ConversationEvent> events) {\n",
          "  private void take(List<ConversationEvent> events) {\n"
              + "    Thread.ofVirtual().start(() -> takeLater(events));\n"
              + "  }\n\n"
              + "  private void takeLater(List<ConversationEvent> events) {\n")),

  OFFSET_MOVED_ON_BEFORE_IT_IS_STORED(
      Trouble.MEMORY_FULL_WHEN_POLLING,
      new Change(
          "channels",
          "java/vn/danda/channels/telegram/TelegramPolling.java",
          "    if (!events.isEmpty()) {\n      listener.on(events);\n",
          "    offset = next;\n    if (!events.isEmpty()) {\n      listener.on(events);\n")),

  NO_DEDUPE(
      Trouble.NONE,
      new Change("resources/redis/accept.lua", "'NX', 'EX'", "'EX'")),

  NO_VERSION_CHECK(
      Trouble.EVERY_NODE_WORKS_ALL,
      new Change("resources/redis/commit.lua", "  return 'STALE'\n", "")),

  NO_TOKEN(
      Trouble.EVERY_NODE_WORKS_ALL,
      new Change("resources/redis/commit.lua", "  return 'GONE'\n", "")),

  NO_CLAIM(
      Trouble.EVERY_NODE_WORKS_ALL,
      new Change("resources/redis/begin_send.lua", "(claimed > now and not ours) or ", "")),

  CLAIM_SHORTER_THAN_A_SEND(
      Trouble.EVERY_NODE_WORKS_ALL,
      new Change("java/vn/danda/delivery/Outbox.java", "CLAIM = Duration.ofSeconds(8)", "CLAIM = Duration.ofMillis(5)")),

  CLAIM_WITHOUT_AN_END(
      Trouble.dying(CrashPoint.AFTER_CLAIM),
      new Change("resources/redis/begin_send.lua", "now + tonumber(ARGV[2])", "now + 86400000")),

  LEASE_WITHOUT_AN_END(
      Trouble.NODE_KILLS,
      new Change("resources/redis/lease.lua", "'PX', ARGV[2]", "'PX', 86400000")),

  SWALLOWED_PIPELINE_ERRORS(
      Trouble.MEMORY_FULL,
      new Change("java/vn/danda/store/RedisScript.java", "      return response.get();\n    } catch (JedisNoScriptException notLoaded) {\n",
          "      return response.get();\n"
              + "    } catch (redis.clients.jedis.exceptions.JedisDataException swallowed) {\n"
              + "      if (!(swallowed instanceof JedisNoScriptException)) {\n"
              + "        return \"OK\";\n"
              + "      }\n"),
      new Change(
          "java/vn/danda/intake/IntakeQueue.java",
          "          long answer = (Long) response.get();\n",
          "          long answer;\n"
              + "          try {\n"
              + "            answer = (Long) response.get();\n"
              + "          } catch (redis.clients.jedis.exceptions.JedisDataException swallowed) {\n"
              + "            answer = 1;\n"
              + "          }\n")),

  ORDER_IGNORED(
      Trouble.dying(CrashPoint.AFTER_CLAIM),
      new Change(
          "java/vn/danda/delivery/ShardOutbox.java",
          "      if (wait != null) {\n",
          "      if (wait != null) {\n"
              + "        waiting.get(one.message.to()).remove(one);\n"
              + "        waiting.get(one.message.to()).add(one);\n")),

  LATER_IS_NEVER(
      Trouble.NONE,
      new Change(
          "java/vn/danda/delivery/SendRule.java",
          "case SendResult.TryAgain again -> retry(message, again.after(), age);",
          "case SendResult.TryAgain _ -> settled(\"sent\");")),

  SETTLED_BUT_NOT_WRITTEN_DOWN(
      Trouble.NONE,
      new Change("resources/redis/settle_send.lua", "if ARGV[2] ~= '' then", "if ARGV[2] == '' then")),

  RECORDS_FORGOTTEN_BEFORE_THEY_ARE_WRITTEN(
      Trouble.dying(CrashPoint.IN_TRANSACTION),
      new Change(
          "java/vn/danda/intake/Recorder.java",
          "      CrashPoint.BEFORE_RECORD.passed();\n",
          "      redis.xdel(RedisKeys.records(shard), waiting.stream().map(Waiting::id).toArray(StreamEntryID[]::new));\n"
              + "      CrashPoint.BEFORE_RECORD.passed();\n")),

  RECORDER_NOT_IDEMPOTENT(
      Trouble.dying(CrashPoint.AFTER_RECORD),
      new Change(
          "java/vn/danda/conversation/Transcripts.java",
          "        on conflict (message_id) do nothing\n",
          ""));

  private final Trouble trouble;
  private final List<Change> changes;

  Mutant(Trouble trouble, Change... changes) {
    this.trouble = trouble;
    this.changes = List.of(changes);
  }

  Trouble trouble() {
    return trouble;
  }

  /** Its own changes and those its trouble needs. */
  List<Change> changes() {
    List<Change> all = new ArrayList<>(trouble.needs());
    all.addAll(changes);
    return all;
  }

  static List<Trouble> troubles() {
    return Arrays.stream(values()).map(Mutant::trouble).distinct().toList();
  }
}
