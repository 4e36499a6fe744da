import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What lies in Redis when nobody writes, by kind: how many keys, and how many bytes each takes on average. {@code java
 * Memory.java REDIS_PORT REDIS_PASSWORD}. A lead lies in the database; what its conversation takes more is all it takes here.
 * A {@code seen} key is there for every message of the last seven days.
 */
public final class Memory {

  private record Kind(long keys, long bytes) {
    Kind plus(long more) {
      return new Kind(keys + 1, bytes + more);
    }
  }

  public static void main(String[] arguments) throws Exception {
    Redis redis = new Redis(Integer.parseInt(arguments[0]), arguments.length > 1 ? arguments[1] : "");
    Map<String, Kind> kinds = new TreeMap<>();
    String cursor = "0";
    do {
      List<?> page = (List<?>) redis.call("SCAN", cursor, "COUNT", "1000");
      cursor = (String) page.getFirst();
      for (Object found : (List<?>) page.get(1)) {
        String key = (String) found;
        String bytes = (String) redis.call("MEMORY", "USAGE", key);
        if (bytes != null) {
          String kind = kind(redis, key);
          kinds.put(kind, kinds.getOrDefault(kind, new Kind(0, 0)).plus(Long.parseLong(bytes)));
        }
      }
    } while (!cursor.equals("0"));
    kinds.forEach((kind, all) -> System.out.printf("| memory | %s: %d keys, %d bytes each |%n", kind, all.keys, all.bytes / all.keys));
  }

  /** The word behind the shard, as {@code RedisKeys} has it. */
  private static String kind(Redis redis, String key) throws Exception {
    String[] parts = key.split(":");
    String kind = parts[0].startsWith("{") && parts.length > 1 ? parts[1] : parts[0];
    if (!kind.equals("conversation")) {
      return kind;
    }
    Object state = redis.call("HGET", key, "state");
    return state != null && state.toString().contains("\"openLead\"") ? "conversation with a lead" : kind;
  }

  private Memory() {}
}
