package vn.danda.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** SIGTERM to one node after the other, each started again before the next, behind a proxy that asks another node. */
final class RollingRestarts {

  private RollingRestarts() {}

  static boolean run(Options options) throws IOException, InterruptedException {
    int restarts = options.number("restarts", 4);
    Run.Load load = Run.Load.of(options, 60);
    int nodes = options.number("nodes", 2);
    options.refuseUnknown();
    List<RoundRobin> proxies = new ArrayList<>();
    Run run =
        Run.start(
            Run.plan(nodes, load),
            load,
            installation -> {
              proxies.add(new RoundRobin(installation.nodes));
              return new Doors.One(proxies.getFirst().door());
            });
    List<Long> stopping = new ArrayList<>();
    for (int i = 0; i < restarts; i++) {
      Thread.sleep(Duration.ofSeconds(2));
      NodeProcess node = run.installation.nodes.get(i % nodes);
      long began = System.nanoTime();
      node.stop();
      stopping.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
      node.start();
    }
    Report report = new Report(restarts + " rolling restarts of " + nodes + " nodes behind a proxy");
    Tally tally = run.finish(report);
    report.must("answers other than 2xx seen in front of the proxy", bad(run.delivery), 0);
    report.row("asked of another node by the proxy", proxies.getFirst().askedAgain());
    report.must("sent twice", tally.twice(), 0);
    report.row("a node stops within (median, longest)", stopping.stream().sorted().skip(restarts / 2).findFirst().orElse(0L)
        + " ms, " + stopping.stream().max(Long::compare).orElse(0L) + " ms");
    double slowest = run.delivery.tries().stream().mapToLong(Delivery.Try::nanos).max().orElse(0) / 1e6;
    report.row("slowest answer", "%.0f ms".formatted(slowest));
    proxies.getFirst().close();
    return run.close(report);
  }

  private static int bad(Delivery delivery) {
    return (int) delivery.tries().stream().filter(one -> !one.isGood()).count();
  }
}
