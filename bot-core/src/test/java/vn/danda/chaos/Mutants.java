package vn.danda.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** What was broken afterwards. A server that comes to a stop, so that not even counting works, is seen too. */
  private static List<String> suffer(Trouble trouble, List<Change> changes, Run.Load load)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("danda-mutant");
    try (FakeNetwork network = new FakeNetwork(load.networkDelay())) {
      Path override = changes.isEmpty() ? null : Change.make(changes, folder);
      try (Run run = Run.start(new Installation.Plan(2, network, override, null), load, Run::anyNode)) {
        trouble.happenTo(run.installation);
        Report report = new Report(changes.isEmpty() ? trouble.toString() : trouble + " " + new ArrayList<>(changes).getLast().file());
        run.finish(report);
        report.print();
        return report.broken();
      } catch (IllegalStateException comesToAStop) {
        return List.of("stopped: " + comesToAStop.getMessage());
      }
    } finally {
      Installation.delete(folder);
    }
  }
}
