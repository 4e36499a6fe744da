package vn.danda.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.danda.store.CrashPoint;

/** What happens to an installation while people write to it, so that a broken promise shows. */
record Trouble(Kind kind, @Nullable CrashPoint place) {

  static final Trouble NONE = new Trouble(Kind.NONE, null);
  static final Trouble EVERY_NODE_WORKS_ALL = new Trouble(Kind.EVERY_NODE_WORKS_ALL, null);
  static final Trouble NODE_KILLS = new Trouble(Kind.NODE_KILLS, null);
  static final Trouble MEMORY_FULL = new Trouble(Kind.MEMORY_FULL, null);

  static final Trouble MEMORY_FULL_WHEN_POLLING = new Trouble(Kind.MEMORY_FULL_WHEN_POLLING, null);

  private static final int DEATHS = 3;

  private enum Kind {
    /** Only what always happens: repeats, and a network that says "later". */
    NONE,
    /** Leases are given to everybody: what is promised must hold without them. */
    EVERY_NODE_WORKS_ALL,
    NODE_KILLS,
    DEATHS_AT_A_PLACE,
    /** Redis refuses every write for some seconds, and says so. */
    MEMORY_FULL,
    /** The same while the server fetches what people write. */
    MEMORY_FULL_WHEN_POLLING
  }

  static Trouble dying(CrashPoint place) {
    return new Trouble(Kind.DEATHS_AT_A_PLACE, place);
  }

  boolean isPolled() {
    return kind == Kind.MEMORY_FULL_WHEN_POLLING;
  }

  /** Only then may something be sent twice. */
  boolean kills() {
    return kind == Kind.NODE_KILLS || kind == Kind.DEATHS_AT_A_PLACE;
  }

  /** What must be changed in the server for it; with these alone everything must still hold. */
  List<Change> needs() {
    return kind != Kind.EVERY_NODE_WORKS_ALL
        ? List.of()
        : List.of(
            new Change("resources/redis/lease.lua", "  return 0\n", "  return 1\n"),
            new Change(
                "java/vn/danda/intake/ShardLeases.java", "boolean share = owner(shard, live).equals(node);", "boolean share = true;"));
  }

  void happenTo(Installation installation) throws InterruptedException {
    NodeProcess first = installation.nodes.getFirst();
    Random random = new Random(7);
    switch (kind) {
      case NONE, EVERY_NODE_WORKS_ALL -> Thread.sleep(Duration.ofSeconds(20));
      case NODE_KILLS -> {
        for (int i = 0; i < DEATHS; i++) {
          Thread.sleep(Duration.ofSeconds(2));
          first.kill();
          first.start();
        }
      }
      case DEATHS_AT_A_PLACE -> {
        for (int i = 0; i < DEATHS; i++) {
          CrashPoints.dieAt(place, first, random);
        }
        first.start();
      }
      case MEMORY_FULL, MEMORY_FULL_WHEN_POLLING -> {
        Thread.sleep(Duration.ofSeconds(5));
        installation.redis.limitMemory("100kb");
        Thread.sleep(Duration.ofSeconds(4));
        installation.redis.limitMemory("0");
        Thread.sleep(Duration.ofSeconds(5));
      }
    }
  }

  @Override
  public String toString() {
    return place == null ? kind.name() : "dying " + place;
  }
}
