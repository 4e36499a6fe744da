package vn.danda.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Breaks each promise of the pipeline on purpose and sees whether the harness notices. First every trouble happens to the
 * server as it is: what then fails would prove nothing.
 */
final class Mutants {

  private Mutants() {}

  static boolean run(Options options) throws IOException, InterruptedException {
    List<Mutant> mutants =
        Stream.of(options.text("mutants", "all").split(","))
            .flatMap(name -> name.equals("all") ? Stream.of(Mutant.values()) : Stream.of(Mutant.valueOf(name.toUpperCase(Locale.ROOT))))
            .toList();
    boolean controls = options.text("controls", "yes").equals("yes");
    Run.Load load = Run.Load.of(options, 40);
    options.refuseUnknown();
    Report report = new Report(mutants.size() + " mutants of the pipeline");
    if (controls) {
      for (Trouble trouble : mutants.stream().map(Mutant::trouble).distinct().toList()) {
        List<String> broken = suffer(trouble, trouble.needs(), load);
        report.must("none: " + trouble, broken.isEmpty() ? "all holds" : broken, "all holds", broken.isEmpty());
      }
    }
    for (Mutant mutant : mutants) {
      List<String> broken = suffer(mutant.trouble(), mutant.changes(), load);
      String name = mutant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      report.must(name + ": " + mutant.trouble(), broken.isEmpty() ? "NOT SEEN" : broken, "seen", !broken.isEmpty());
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
        Installation installation = Installation.start(new Installation.Plan(2, network, override, null))) {
      Report report = new Report(trouble + (changes.isEmpty() ? "" : ", " + changes.getLast().file()));
      try {
        Run run = Run.on(installation, load, Run.anyNode(installation));
        trouble.happenTo(installation);
        run.finish(report);
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
