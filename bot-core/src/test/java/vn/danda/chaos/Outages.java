package vn.danda.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A store goes away in one way or another for a while and comes back. */
final class Outages {

  /** A reply that takes longer than this is not yet "as always". */
  private static final Duration PROMPT = Duration.ofSeconds(2);

  private static final Duration NORMAL_WITHIN = Duration.ofSeconds(10);
  private static final Duration BEFORE = Duration.ofSeconds(8);
  private static final Duration AFTERWARDS = Duration.ofSeconds(15);

  private final Run run;

  private Outages(Run run) {
    this.run = run;
  }

  /** What happens. */
  enum Kind {
    /** redis-server is killed and comes back when it is over. */
    REDIS_GONE,
    /** redis-server is stopped in the middle of what it does (SIGSTOP): connections stay, answers do not come. */
    REDIS_HUNG,
    /** Every answer of Redis takes half a second longer. */
    REDIS_SLOW,
    /** The cable to Redis is cut: nothing arrives, nobody is told. */
    REDIS_CUT,
    /** Redis has no memory left and refuses every write. */
    MEMORY_FULL,
    /** Nothing can be written to the disk of Redis. Needs root, to mount a small disk. */
    DISK_FULL,
    /** The database refuses connections. */
    DATABASE_GONE,
    /** The cable to the database is cut. */
    DATABASE_CUT
  }

  static boolean run(Options options) throws IOException, InterruptedException {
    List<Kind> kinds =
        Stream.of(options.text("kinds", "all").split(","))
            .flatMap(name -> name.equals("all") ? Stream.of(Kind.values()) : Stream.of(Kind.valueOf(name.toUpperCase(Locale.ROOT))))
            .toList();
    Duration seconds = Duration.ofSeconds(options.number("seconds", 10));
    Duration withoutDatabase = Duration.ofSeconds(options.number("database-seconds", (int) seconds.toSeconds()));
    Run.Load load = Run.Load.of(options, 40);
    int nodes = options.number("nodes", 2);
    options.refuseUnknown();
    boolean good = true;
    for (Kind kind : kinds) {
      good &= run(kind, nodes, load, kind == Kind.DATABASE_GONE ? withoutDatabase : seconds);
    }
    return good;
  }

  private static boolean run(Kind kind, int nodes, Run.Load load, Duration time) throws IOException, InterruptedException {
    if (kind == Kind.DISK_FULL && !SmallDisk.canBeMade()) {
      System.out.println(kind + " is left out: mounting a small disk needs root");
      return true;
    }
    try (SmallDisk disk = kind == Kind.DISK_FULL ? SmallDisk.make() : SmallDisk.none()) {
      FakeNetwork network = new FakeNetwork(load.networkDelay());
      Run run = Run.start(new Installation.Plan(nodes, network, null, disk.folder(), false), load, Run::anyNode);
      Thread.sleep(BEFORE);
      long began = System.nanoTime();
      new Outages(run).happen(kind, time, disk);
      long ended = System.nanoTime();
      Thread.sleep(AFTERWARDS);
      Report report = new Report(kind + " for " + time.toSeconds() + " s, " + nodes + " nodes, " + load.rate() + " messages/s");
      Tally tally = run.finish(report);
      print(report, run, tally, began, ended);
      return run.close(report);
    }
  }

  private void happen(Kind kind, Duration time, SmallDisk disk) throws IOException, InterruptedException {
    Installation all = run.installation;
    switch (kind) {
      case REDIS_GONE -> {
        all.redis.kill();
        Thread.sleep(time);
        all.redis.start();
      }
      case REDIS_HUNG -> {
        Signals.send("STOP", all.redis.pid());
        Thread.sleep(time);
        Signals.send("CONT", all.redis.pid());
      }
      case REDIS_SLOW -> {
        all.redisCable.slow(Duration.ofMillis(500));
        Thread.sleep(time);
        all.redisCable.mend();
      }
      case REDIS_CUT -> {
        all.redisCable.cut();
        Thread.sleep(time);
        all.redisCable.mend();
      }
      case MEMORY_FULL -> {
        all.redis.limitMemory("100kb");
        Thread.sleep(time);
        all.redis.limitMemory("0");
      }
      case DISK_FULL -> {
        disk.fill();
        waitStartingRedisAgain(time);
        disk.free();
        startUnlessAlive();
      }
      case DATABASE_GONE -> {
        all.databaseCable.pull();
        Thread.sleep(time);
        all.databaseCable.mend();
      }
      case DATABASE_CUT -> {
        all.databaseCable.cut();
        Thread.sleep(time);
        all.databaseCable.mend();
      }
    }
  }

  /** Redis ends itself when it cannot write, and its supervisor starts it again and again. */
  private void waitStartingRedisAgain(Duration time) throws InterruptedException {
    long until = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < until) {
      Thread.sleep(500);
      startUnlessAlive();
    }
  }

  private void startUnlessAlive() {
    if (!run.installation.redis.isAlive()) {
      run.installation.redis.begin();
    }
  }

  private static void print(Report report, Run run, Tally tally, long began, long ended) {
    List<Delivery.Try> during =
        run.delivery.tries().stream().filter(one -> one.began() >= began && one.began() < ended).toList();
    long[] times = during.stream().mapToLong(Delivery.Try::nanos).sorted().toArray();
    report.row("tries during it", times.length);
    report.must("of these not answered at all", during.stream().filter(one -> !one.isAnswered()).count(), 0);
    double p999 = times.length == 0 ? 0 : times[(int) Math.ceil(times.length * 0.999) - 1] / 1e6;
    report.must("slowest answer of 999 in 1000 (ms)", Math.round(p999), 1000);
    report.row("slowest answer (ms)", Math.round(LongStream.of(times).max().orElse(0) / 1e6));
    report.row("the slowest five came after (s)", slowest(during, began));
    report.row("answered other than 2xx", during.stream().filter(one -> !one.isGood()).count());
    double bad = seconds(lastBad(run.delivery, ended) - ended);
    double late = seconds(lastLate(tally, ended) - ended);
    report.must("normal again after (s)", Math.round(Math.max(bad, late)), NORMAL_WITHIN.toSeconds());
    report.row("last answer other than 2xx, last late reply after (s)", "%.1f, %.1f".formatted(bad, late));
    report.row("sent twice per node", "%.1f".formatted((double) tally.twice() / run.installation.nodes.size()));
  }

  private static List<Long> slowest(List<Delivery.Try> during, long began) {
    return during.stream()
        .sorted(Comparator.comparingLong(Delivery.Try::nanos).reversed())
        .limit(5)
        .map(one -> Duration.ofNanos(one.began() - began).toSeconds())
        .toList();
  }

  private static double seconds(long nanos) {
    return Math.max(0, nanos) / 1e9;
  }

  private static long lastBad(Delivery delivery, long ended) {
    return delivery.tries().stream()
        .filter(one -> !one.isGood() && one.began() > ended)
        .map(one -> one.began() + one.nanos())
        .max(Comparator.naturalOrder())
        .orElse(ended);
  }

  /** When the last reply came that took longer than usual. */
  private static long lastLate(Tally tally, long ended) {
    return tally.waited().stream()
        .filter(one -> one.replied() - one.taken() > PROMPT.toNanos() && one.replied() > ended)
        .filter(one -> one.taken() < ended + AFTERWARDS.toNanos())
        .map(Tally.Waited::replied)
        .max(Comparator.naturalOrder())
        .orElse(ended);
  }
}
