package vn.danda.chaos;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Updates that a server fetches: as at Telegram each has the next number, and whoever asks from a number on says that they
 * have all before it.
 */
final class FetchedUpdates {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration FETCHED_WITHIN = Duration.ofSeconds(8);
  private static final Duration LONGEST_POLL = Duration.ofSeconds(1);
  private static final int MOST = 100;

  private final Map<Long, Long> numbers = new HashMap<>();
  private final TreeMap<Long, String> waiting = new TreeMap<>();

  /** Waits until the server has it; false when it does not come for it in time. The same update keeps its number. */
  synchronized boolean isFetched(byte[] update) {
    ObjectNode json = (ObjectNode) JSON.readTree(update);
    long number =
        numbers.computeIfAbsent(
            json.path("update_id").asLong(),
            known -> {
              long next = numbers.size() + 1L;
              waiting.put(next, json.put("update_id", next).toString());
              notifyAll();
              return next;
            });
    long until = System.nanoTime() + FETCHED_WITHIN.toNanos();
    while (waiting.containsKey(number) && System.nanoTime() < until) {
      pause();
    }
    return !waiting.containsKey(number);
  }

  /** The answer to getUpdates. */
  synchronized byte[] from(byte[] question) {
    long offset = JSON.readTree(question).path("offset").asLong();
    waiting.headMap(offset).clear();
    notifyAll();
    long until = System.nanoTime() + LONGEST_POLL.toNanos();
    while (waiting.isEmpty() && System.nanoTime() < until) {
      pause();
    }
    String updates = waiting.values().stream().limit(MOST).collect(Collectors.joining(","));
    return ("{\"ok\":true,\"result\":[" + updates + "]}").getBytes(StandardCharsets.UTF_8);
  }

  private void pause() {
    try {
      wait(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
