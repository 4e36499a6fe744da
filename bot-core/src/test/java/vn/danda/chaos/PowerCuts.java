package vn.danda.chaos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundListener.CannotAccept;
import vn.danda.intake.Intake;
import vn.danda.intake.RealIntake;
import vn.danda.store.Shard;

/**
 * Fifty writers hand events to the server's own intake; in the middle of that the power fails: Redis is killed and its
 * file is cut to what had been synced. Every event that was acknowledged must be found. The same with {@code everysec} must
 * lose some, or the test could not see a loss.
 */
final class PowerCuts {

  private static final int WRITERS = 50;

  /** As long as what stands behind a button of 250 letters makes the entry: about 600 bytes. */
  private static final String TEXT = "mỗi tháng đóng bao nhiêu ạ ".repeat(9);

  private static final Pattern KEY = Pattern.compile("\"dedupeKey\":\"([^\"]+)\"");

  private final Path shim;
  private final Path program;
  private final AtomicLong next = new AtomicLong();

  private PowerCuts(Path shim, Path program) {
    this.shim = shim;
    this.program = program;
  }

  /** What became of the acknowledged events of one or more cuts. */
  record Found(long acknowledged, long lost, int cutsWithLoss, long unsyncedBytes) {
    Found plus(Found other) {
      return new Found(
          acknowledged + other.acknowledged,
          lost + other.lost,
          cutsWithLoss + other.cutsWithLoss,
          unsyncedBytes + other.unsyncedBytes);
    }
  }

  static boolean run(Options options) throws IOException, InterruptedException {
    int cuts = options.number("cuts", 5);
    int forgetful = options.number("everysec-cuts", Math.min(cuts, 5));
    int millis = options.number("millis", 700);
    long seed = options.seed();
    options.refuseUnknown();
    Path folder = Files.createTempDirectory("danda-power");
    try {
      PowerCuts power = new PowerCuts(compile(folder), RedisProcess.unpack(Installation.folder(folder.resolve("programs"))));
      Found always = power.cut("always", cuts, millis, folder, new Random(seed));
      Found everysec = power.cut("everysec", forgetful, millis, folder, new Random(seed));
      Report report = new Report(cuts + " power cuts of Redis, " + WRITERS + " writers; seed " + seed);
      report.row("always: acknowledged", always.acknowledged());
      report.must("always: of these lost", always.lost(), 0);
      report.row("always: bytes cut off, written but not synced", always.unsyncedBytes());
      report.row("everysec: acknowledged, " + forgetful + " cuts", everysec.acknowledged());
      report.must("everysec: of these lost", everysec.lost(), "> 0", everysec.lost() > 0);
      report.row("everysec: cuts that lost something", everysec.cutsWithLoss());
      report.print();
      return report.isGood();
    } finally {
      Installation.delete(folder);
    }
  }

  /** For a machine without a compiler there is no such test; empty folder of the shim's source is an error. */
  static boolean canBeMade() {
    return Signals.run("sh", "-c", "command -v gcc") == 0;
  }

  private static Path compile(Path folder) {
    Path library = folder.resolve("powercut.so");
    int code = Signals.run("gcc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source().toString(), "-ldl");
    if (code != 0) {
      throw new IllegalStateException("gcc does not compile " + source() + " (code " + code + ")");
    }
    return library;
  }

  private static Path source() {
    Path here = Path.of("deploy/dev/chaos/powercut.c");
    return Files.exists(here) ? here : Path.of("..").resolve(here);
  }

  Found cut(String fsync, int cuts, int millis, Path folder, Random random) throws IOException, InterruptedException {
    Found all = new Found(0, 0, 0, 0);
    for (int i = 0; i < cuts; i++) {
      Path place = folder.resolve(fsync + "-" + i);
      all = all.plus(cutOnce(fsync, millis / 2 + random.nextInt(millis), place));
      Installation.delete(place);
    }
    return all;
  }

  private Found cutOnce(String fsync, int millis, Path place) throws IOException, InterruptedException {
    Path note = place.resolveSibling(place.getFileName() + ".synced");
    Map<String, String> environment = Map.of("LD_PRELOAD", shim.toString(), "DANDA_SYNCED", note.toString());
    try (RedisProcess redis = new RedisProcess(program, place, fsync, environment)) {
      redis.start();
      Set<String> acknowledged = write(redis, millis);
      long written = Files.size(redis.appendOnlyFile());
      long synced = synced(note);
      try (FileChannel file = FileChannel.open(redis.appendOnlyFile(), StandardOpenOption.WRITE)) {
        file.truncate(synced);
      }
      redis.start();
      long all = acknowledged.size();
      acknowledged.removeAll(found(redis));
      return new Found(all, acknowledged.size(), acknowledged.isEmpty() ? 0 : 1, Math.max(0, written - synced));
    }
  }

  /** Writes until the power fails; the keys of what was acknowledged before. */
  private Set<String> write(RedisProcess redis, int millis) throws InterruptedException {
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(WRITERS);
    try (RedisClient client =
        RedisClient.builder()
            .hostAndPort(new HostAndPort("127.0.0.1", redis.port()))
            .clientConfig(DefaultJedisClientConfig.builder().socketTimeoutMillis(1500).build())
            .poolConfig(pool)
            .build()) {
      Intake intake = RealIntake.on(client);
      List<Thread> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(Thread.ofPlatform().start(() -> writeUntilRefused(intake, acknowledged)));
      }
      Thread.sleep(millis);
      redis.kill();
      for (Thread writer : writers) {
        writer.join();
      }
    }
    return new HashSet<>(acknowledged);
  }

  private void writeUntilRefused(Intake intake, Queue<String> acknowledged) {
    try {
      while (true) {
        long number = next.incrementAndGet();
        String key = "telegram:" + number;
        ContactId contact = new ContactId("telegram", Long.toString(5_000_000_000L + number % 5_000));
        Instant now = Instant.now();
        // A pressed button is let in however many wait, and here nobody works them off: only the power ends it.
        intake.on(List.of(new InboundEvent.Choice(new InboundEvent.Meta(key, contact, now, now, null), TEXT, null, null)));
        acknowledged.add(key);
      }
    } catch (CannotAccept powerIsOff) {
      // The network would deliver this one again.
    }
  }

  private static Set<String> found(RedisProcess redis) {
    Set<String> keys = new HashSet<>();
    try (Jedis jedis = redis.client()) {
      for (Shard shard : Shard.ALL) {
        StreamEntryID from = new StreamEntryID(0, 0);
        List<StreamEntry> page;
        do {
          page = jedis.xrange("{" + shard + "}:inbound", from, StreamEntryID.MAXIMUM_ID, 1000);
          for (StreamEntry entry : page) {
            Matcher key = KEY.matcher(entry.getFields().getOrDefault("e", ""));
            if (key.find()) {
              keys.add(key.group(1));
            }
            from = new StreamEntryID(entry.getID().getTime(), entry.getID().getSequence() + 1);
          }
        } while (page.size() == 1000);
      }
    }
    return keys;
  }

  private static long synced(Path note) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(note)).order(ByteOrder.nativeOrder()).getLong();
  }
}
