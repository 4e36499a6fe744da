package vn.danda.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import vn.danda.channels.ContactId;

/**
 * One of sixteen slices of all conversations; worked by one node at a time. The number is part of every key name: it
 * cannot be changed without draining the streams.
 */
public record Shard(int number) {

  public static final int COUNT = 16;
  public static final List<Shard> ALL = IntStream.range(0, COUNT).mapToObj(Shard::new).toList();

  public Shard {
    if (number < 0 || number >= COUNT) {
      throw new IllegalArgumentException("No shard " + number + ": 0 to " + (COUNT - 1));
    }
  }

  public static Shard of(ContactId contact) {
    CRC32 crc = new CRC32();
    crc.update(contact.toString().getBytes(StandardCharsets.UTF_8));
    return ALL.get((int) (crc.getValue() % COUNT));
  }

  /** The Redis Cluster hash tag, for example <code>{s07}</code>. */
  String tag() {
    return "{s" + (number < 10 ? "0" : "") + number + "}";
  }

  @Override
  public String toString() {
    return "s" + (number < 10 ? "0" : "") + number;
  }
}
