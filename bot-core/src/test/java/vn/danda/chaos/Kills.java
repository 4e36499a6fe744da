package vn.danda.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Phaser;

/** kill -9 at random moments: of nodes 70 %, of Redis 20 %, of the database 10 %. */
final class Kills {

  /** More sends than this are never under way at once on one node. */
  private static final int MOST_PER_KILL = 16;

  private static final double MOST_ON_AVERAGE = 1.5;

  /** A dead node's lease is over and its share taken by then. */
  private static final Duration TAKE_OVER = Duration.ofSeconds(6);

  private final Run run;
  private final Random random;
  private final Duration pause;
  private final List<Long> nodes = new ArrayList<>();
  private final List<Long> redis = new ArrayList<>();
  private final List<Long> database = new ArrayList<>();

  /** Those who start again what was killed. */
  private final Phaser starting = new Phaser(1);

  private Kills(Run run, Random random, Duration pause) {
    this.run = run;
    this.random = random;
    this.pause = pause;
  }

  static boolean run(Options options) throws IOException, InterruptedException {
    int kills = options.number("kills", 10);
    long seed = options.seed();
    Run.Load load = Run.Load.of(options, 60);
    Duration pause = Duration.ofSeconds(options.number("seconds-between", 5));
    int nodes = options.number("nodes", 2);
    options.refuseUnknown();
    Run run = Run.start(Run.plan(nodes, load), load, Run::anyNode);
    Kills all = new Kills(run, new Random(seed), pause);
    all.kill(kills);
    Report report = new Report(kills + " kills -9 of " + nodes + " nodes, Redis and database; seed " + seed);
    all.print(run.finish(report), report);
    return run.close(report);
  }

  private enum Victim {
    NODE,
    REDIS,
    DATABASE
  }

  private void kill(int kills) throws IOException, InterruptedException {
    for (Victim victim : victims(kills)) {
      Thread.sleep(random.nextLong(pause.toMillis() / 2, pause.toMillis() * 3 / 2));
      NodeProcess node = run.installation.oneOfSeveralReady(random);
      long moment = System.nanoTime();
      switch (victim) {
        case NODE -> {
          node.kill();
          nodes.add(moment);
          again(node::start);
        }
        case REDIS -> {
          run.installation.redis.kill();
          redis.add(moment);
          Thread.sleep(random.nextLong(1000));
          run.installation.redis.start();
        }
        case DATABASE -> {
          run.installation.killDatabase();
          database.add(moment);
        }
      }
      System.out.printf("killed %s (%d)%n", victim == Victim.NODE ? node.name() : victim, nodes.size() + redis.size() + database.size());
    }
    starting.arriveAndAwaitAdvance();
  }

  /** Exactly the shares, in random order. */
  private List<Victim> victims(int kills) {
    List<Victim> victims = new ArrayList<>();
    for (int i = 0; i < kills; i++) {
      int share = i * 10 / kills;
      victims.add(share < 7 ? Victim.NODE : share < 9 ? Victim.REDIS : Victim.DATABASE);
    }
    Collections.shuffle(victims, random);
    return victims;
  }

  private void again(Start start) {
    starting.register();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                start.now();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } finally {
                starting.arriveAndDeregister();
              }
            });
  }

  private interface Start {
    void now() throws InterruptedException;
  }

  private void print(Tally tally, Report report) {
    List<Long> moments = new ArrayList<>(nodes);
    moments.addAll(redis);
    moments.addAll(database);
    Map<Long, Integer> twice = tally.twicePer(moments);
    report.row("kills: nodes, Redis, database", nodes.size() + ", " + redis.size() + ", " + database.size());
    double average = nodes.isEmpty() ? 0 : (double) tally.twice() / nodes.size();
    report.must("sent twice per node kill, all counted", "%.2f".formatted(average), "<= " + MOST_ON_AVERAGE, average <= MOST_ON_AVERAGE);
    report.must("most at one node kill", most(twice, nodes), MOST_PER_KILL);
    report.row("most at one kill of Redis, of the database", most(twice, redis) + ", " + most(twice, database));
    report.must("sent twice without any kill", twice.getOrDefault(-1L, 0), 0);
    long[] waits = nodes.stream().mapToLong(moment -> longestWait(tally, moment)).sorted().toArray();
    if (waits.length > 0) {
      report.row(
          "longest wait for a reply around a node kill (s): median, most",
          "%.1f, %.1f".formatted(waits[waits.length / 2] / 1e9, waits[waits.length - 1] / 1e9));
    }
  }

  /** Of whoever wrote when the node died or until another one had taken over. */
  private static long longestWait(Tally tally, long moment) {
    return tally.waited().stream()
        .filter(one -> Math.abs(one.taken() - moment) < TAKE_OVER.toNanos())
        .mapToLong(one -> one.replied() - one.taken())
        .max()
        .orElse(0);
  }

  private static int most(Map<Long, Integer> twice, List<Long> moments) {
    return moments.stream().mapToInt(moment -> twice.getOrDefault(moment, 0)).max().orElse(0);
  }
}
