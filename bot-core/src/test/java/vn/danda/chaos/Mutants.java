package vn.danda.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Breaks each promise of the pipeline on purpose and sees whether the harness notices. First every trouble happens to the
 * server as it is: what then fails would prove nothing.
 */
final class Mutants {

  private static final Duration FINISHED_WITHIN = Duration.ofMinutes(2);

  private Mutants() {}

  static boolean run(Options options) throws IOException, InterruptedException {
    List<Mutant> mutants =
        Stream.of(options.text("mutants", "all").split(","))
            .flatMap(name -> name.equals("all") ? Stream.of(Mutant.values()) : Stream.of(Mutant.valueOf(name.toUpperCase(Locale.ROOT))))
            .toList();
    boolean controls = options.text("controls", "yes").equals("yes");
    int atOnce = options.number("at-once", 2);
    Run.Load load = new Run.Load(
        options.number("rate", 30), options.number("questions", 4), Duration.ofMillis(options.number("gap-ms", 1000)), Duration.ofMillis(20));
    options.refuseUnknown();
    Report report = new Report(mutants.size() + " mutants of the pipeline");
    // Most of the time each of them waits, so two do not disturb each other.
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      Map<Trouble, Future<List<String>>> healthy = new LinkedHashMap<>();
      Map<Mutant, Future<List<String>>> broken = new LinkedHashMap<>();
      for (Mutant mutant : mutants) {
        if (controls) {
          healthy.computeIfAbsent(
              mutant.trouble(), trouble -> threads.submit(() -> suffer(trouble, trouble.needs(), load)));
        }
      }
      for (Mutant mutant : mutants) {
        broken.put(mutant, threads.submit(() -> suffer(mutant.trouble(), mutant.changes(), load)));
      }
      for (Map.Entry<Trouble, Future<List<String>>> one : healthy.entrySet()) {
        List<String> found = one.getValue().get();
        report.must("none: " + one.getKey(), found.isEmpty() ? "all holds" : found, "all holds", found.isEmpty());
      }
      for (Map.Entry<Mutant, Future<List<String>>> one : broken.entrySet()) {
        List<String> found = one.getValue().get();
        String name = one.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        report.must(name + ": " + one.getKey().trouble(), found.isEmpty() ? "NOT SEEN" : found, "seen", !found.isEmpty());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
    report.print();
    return report.isGood();
  }

  /**
   * What was broken afterwards. That a mutant comes to a stop in the middle is seen too; one that does not even start
   * proves nothing, and ends this run.
   */
  private static List<String> suffer(Trouble trouble, List<Change> changes, Run.Load load)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("danda-mutant");
    Path override = changes.isEmpty() ? null : Change.make(changes, folder);
    try (FakeNetwork network = new FakeNetwork(load.networkDelay());
        Installation installation = Installation.start(new Installation.Plan(2, network, override, null, trouble.isPolled()))) {
      Report report = new Report(trouble + (changes.isEmpty() ? "" : ", " + changes.getLast().file()));
      try {
        Run run = Run.on(installation, load, Run.anyNode(installation));
        trouble.happenTo(installation);
        Tally tally = run.finish(report, FINISHED_WITHIN);
        if (!trouble.kills()) {
          report.must("sent twice though nobody died", tally.twice(), 0);
        }
      } catch (IllegalStateException comesToAStop) {
        report.must("stopped", comesToAStop.getMessage(), "never", false);
      }
      report.print();
      return report.broken();
    } finally {
      Installation.delete(folder);
    }
  }
}
