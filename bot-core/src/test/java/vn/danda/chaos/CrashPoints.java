package vn.danda.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import vn.danda.store.CrashPoint;

/** Lets all nodes but the last die at every named place of the walk, again and again, while the others work. */
final class CrashPoints {

  private static final Duration REACHED_WITHIN = Duration.ofSeconds(60);

  /** Some places are passed a hundred times a second, some once in a while. */
  private static final int MOST_PASSES = 12;

  private CrashPoints() {}

  static boolean run(Options options) throws IOException, InterruptedException {
    int times = options.number("times", 1);
    List<CrashPoint> places =
        Stream.of(options.text("places", "all").split(","))
            .flatMap(name -> name.equals("all") ? Stream.of(CrashPoint.values()) : Stream.of(CrashPoint.valueOf(name)))
            .toList();
    long seed = options.seed();
    Run.Load load = Run.Load.of(options, 60);
    int nodes = options.number("nodes", 2);
    options.refuseUnknown();
    Random random = new Random(seed);
    Run run = Run.start(Run.plan(nodes, load), load, Run::anyNode);
    List<CrashPoint> crashes = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      crashes.addAll(places);
    }
    Collections.shuffle(crashes, random);
    Deaths deaths = new Deaths(new ConcurrentLinkedQueue<>(crashes), random);
    deaths.of(run.installation.nodes.subList(0, Math.max(1, nodes - 1)));
    List<Long> moments = List.copyOf(deaths.moments);
    int notReached = deaths.notReached.get();
    Report report = new Report(times + " deaths at each of " + places.size() + " places; seed " + seed);
    Tally tally = run.finish(report);
    Map<Long, Integer> twice = tally.twicePer(moments);
    report.must("places not reached", notReached, 0);
    report.must("most sent twice at one death", twice.values().stream().max(Integer::compare).orElse(0), 16);
    return run.close(report);
  }

  /** The places yet to die at, and what came of those that were tried. */
  private record Deaths(Queue<CrashPoint> places, Random random, Queue<Long> moments, AtomicInteger notReached) {

    Deaths(Queue<CrashPoint> places, Random random) {
      this(places, random, new ConcurrentLinkedQueue<>(), new AtomicInteger());
    }

    /** Each of these nodes dies again and again, independent of the others, until no place is left; then all live. */
    void of(List<NodeProcess> nodes) throws InterruptedException {
      List<Future<?>> dying = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        nodes.forEach(node -> dying.add(threads.submit(() -> dieEverywhere(node))));
        for (Future<?> one : dying) {
          one.get();
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }

    private Void dieEverywhere(NodeProcess node) throws InterruptedException {
      for (CrashPoint place = places.poll(); place != null; place = places.poll()) {
        boolean died = dieAt(place, node, random);
        moments.add(System.nanoTime());
        notReached.addAndGet(died ? 0 : 1);
        System.out.println((died ? "died at " : "did not come to ") + place + ", " + places.size() + " to come");
      }
      node.kill();
      node.start();
      return null;
    }
  }

  /** Whether it did within a minute. */
  static boolean dieAt(CrashPoint place, NodeProcess node, Random random) throws InterruptedException {
    node.kill();
    int passes = place == CrashPoint.BEFORE_RETRY ? 1 : 1 + random.nextInt(MOST_PASSES);
    node.begin("danda.crash=" + place + ":" + passes);
    node.awaitReady();
    return node.endsWithin(REACHED_WITHIN);
  }
}
