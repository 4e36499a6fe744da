package vn.danda.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import vn.danda.store.CrashPoint;

/** Lets the first node die at every named place of the walk, again and again, while the others work. */
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
    List<Long> moments = new ArrayList<>();
    int notReached = 0;
    for (CrashPoint place : crashes) {
      boolean died = dieAt(place, run.installation.nodes.getFirst(), random);
      moments.add(System.nanoTime());
      notReached += died ? 0 : 1;
      System.out.println((died ? "died at " : "did not come to ") + place);
    }
    run.installation.nodes.getFirst().kill();
    run.installation.nodes.getFirst().start();
    Report report = new Report(times + " deaths at each of " + places.size() + " places; seed " + seed);
    Tally tally = run.finish(report);
    Map<Long, Integer> twice = tally.twicePer(moments);
    report.must("places not reached", notReached, 0);
    report.must("most sent twice at one death", twice.values().stream().max(Integer::compare).orElse(0), 16);
    return run.close(report);
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
