package vn.danda.chaos;

import java.util.Arrays;
import java.util.List;

/** The door to all runs: the run's name, then its options. Ends with 0 when everything that must be so is so. */
public final class Chaos {

  private Chaos() {}

  public static void main(String[] arguments) throws Exception {
    List<String> given = Arrays.asList(arguments);
    String run = given.isEmpty() ? "" : given.getFirst();
    Options options = new Options(given.isEmpty() ? List.of() : given.subList(1, given.size()));
    boolean good =
        switch (run) {
          case "kills" -> Kills.run(options);
          case "crash-points" -> CrashPoints.run(options);
          case "rolling" -> RollingRestarts.run(options);
          case "outages" -> Outages.run(options);
          case "power-cuts" -> PowerCuts.run(options);
          case "mutants" -> Mutants.run(options);
          default -> throw new IllegalArgumentException("No run '" + run + "'; see deploy/dev/README.md");
        };
    // Stores' watchdogs and clients have threads of their own.
    System.exit(good ? 0 : 1);
  }
}
