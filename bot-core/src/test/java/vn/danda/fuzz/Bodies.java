package vn.danda.fuzz;

import java.time.Duration;

/** Arguments: how many bodies (1000000), seed (1). Ends with 0 when nothing failed and the heap stayed flat. */
public final class Bodies {

  private static final double HEAP_PERCENT = 5;

  private Bodies() {}

  public static void main(String[] arguments) throws Exception {
    int bodies = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    long began = System.nanoTime();
    Bombardment.Outcome outcome = Bombardment.run(bodies, seed);
    System.out.printf("%n## %d mutated bodies, seed %d, %d s%n%n", bodies, seed, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    outcome.answers().forEach((door, count) -> System.out.printf("| %-40s | %d |%n", door, count.get()));
    System.out.printf("| %-40s | %d (must be 0) |%n", "5xx but 503, or broken off", outcome.failures());
    System.out.printf("| %-40s | %d (must be 0) |%n", "errors and exceptions in the log", outcome.errors().size());
    System.out.printf("| %-40s | %s MB, %+.1f %% (<= %.0f) |%n", "heap after each tenth", outcome.heapMegabytes().values(), outcome.heapGrowth(), HEAP_PERCENT);
    outcome.errors().stream().limit(10).forEach(System.out::println);
    boolean good = outcome.failures() == 0 && outcome.errors().isEmpty() && outcome.heapGrowth() <= HEAP_PERCENT;
    System.exit(good ? 0 : 1);
  }
}
