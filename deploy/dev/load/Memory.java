import java.util.List;

/**
 * What one conversation takes in Redis when nobody writes, on average over those that are there. {@code java Memory.java REDIS_PORT REDIS_PASSWORD}
 */
public final class Memory {

  public static void main(String[] arguments) throws Exception {
    Redis redis = new Redis(Integer.parseInt(arguments[0]), arguments.length > 1 ? arguments[1] : "");
    long bytes = 0;
    long conversations = 0;
    String cursor = "0";
    do {
      List<?> page = (List<?>) redis.call("SCAN", cursor, "MATCH", "*:conversation:*", "COUNT", "1000");
      cursor = (String) page.getFirst();
      for (Object key : (List<?>) page.get(1)) {
        bytes += Long.parseLong((String) redis.call("MEMORY", "USAGE", (String) key));
        conversations++;
      }
    } while (!cursor.equals("0"));
    System.out.printf("| memory | %d conversations in Redis, %d bytes each |%n", conversations, conversations == 0 ? 0 : bytes / conversations);
  }

  private Memory() {}
}
