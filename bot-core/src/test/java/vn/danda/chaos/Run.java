package vn.danda.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * People write to an installation while something is done to it; afterwards everybody finishes, everything comes to rest
 * and is counted.
 */
final class Run implements AutoCloseable {

  private static final Duration QUIET = Duration.ofSeconds(25);

  /** Even after an hour's outage; networks give up after a day. */
  private static final Duration FINISHED_WITHIN = Duration.ofMinutes(30);

  final Installation installation;
  final Delivery delivery;
  final Population population;
  final Script plain;
  private final long leadsBefore;
  private final long rowsBefore;

  /**
   * How busy it is.
   *
   * @param rate messages a second, all people together
   * @param questions of a conversation; one with a lead has half of them and the form
   * @param gap between two messages of a person, on average
   */
  record Load(int rate, int questions, Duration gap, Duration networkDelay) {

    /** A person writes about this often: slower than any limit on one person's messages. */
    private static final int GAP_MILLIS = 3500;

    static Load of(Options options, int rate) {
      return new Load(
          options.number("rate", rate),
          options.number("questions", 10),
          Duration.ofMillis(options.number("gap-ms", GAP_MILLIS)),
          Duration.ofMillis(options.number("network-ms", 20)));
    }
  }

  /** Starts an installation and lets people write to it. */
  static Run start(Installation.Plan plan, Load load, Function<Installation, Doors> doors)
      throws IOException, InterruptedException {
    Installation installation = Installation.start(plan);
    try {
      return on(installation, load, doors.apply(installation));
    } catch (IOException | InterruptedException | RuntimeException e) {
      installation.keep();
      installation.close();
      throw e;
    }
  }

  /** Walks the scripts on an installation while nothing is done to it, and lets people write. */
  static Run on(Installation installation, Load load, Doors doors) throws IOException, InterruptedException {
    return new Run(installation, load, doors);
  }

  private Run(Installation installation, Load load, Doors doors) throws IOException, InterruptedException {
    this.installation = installation;
    this.delivery = new Delivery(doors);
    Update updates = new Update();
    this.plain = Script.walk(installation, updates, 5_200_000_001L, load.questions(), false);
    Script lead = Script.walk(installation, updates, 5_200_000_010L, Math.max(2, load.questions() / 2), true);
    for (NodeProcess node : installation.nodes) {
      node.awaitReady();
    }
    installation.network.busy();
    this.leadsBefore = installation.ask("select count(*) from lead");
    this.rowsBefore = installation.ask("select count(*) from message");
    this.population = new Population(delivery, updates, plain, lead, load, 5_300_000_000L);
  }

  static Installation.Plan plan(int nodes, Load load) throws IOException {
    return new Installation.Plan(nodes, new FakeNetwork(load.networkDelay()), null, null, false);
  }

  /** Everybody finishes, everything comes to rest, and is counted into the report. */
  Tally finish(Report report) throws InterruptedException {
    return finish(report, FINISHED_WITHIN);
  }

  /** The same for a server that may let nobody in any more: throws when people still wait after so long. */
  Tally finish(Report report, Duration atMost) throws InterruptedException {
    for (NodeProcess node : installation.nodes) {
      node.awaitReady();
    }
    population.finish(atMost);
    awaitRest();
    Tally tally = Tally.of(population.talks(), installation.network);
    report.row("conversations", population.talks().size());
    report.row("tries to deliver, by answer", delivery.answers());
    tally.print(report);
    exactly(report, "leads (expected " + tally.leads() + ")", tally.leads(), installation.ask("select count(*) from lead") - leadsBefore);
    exactly(
        report,
        "people with a lead",
        tally.leads(),
        installation.ask("select count(distinct contact_id) from lead") - leadsBefore);
    exactly(
        report,
        "messages in the database (expected " + tally.rows() + ")",
        tally.rows(),
        installation.ask("select count(*) from message") - rowsBefore);
    report.must(
        "of these not known to be sent", installation.ask("select count(*) from message where delivery = 'waiting'"), 0);
    report.must("parked as dead", installation.waiting("dead"), 0);
    return tally;
  }

  private static void exactly(Report report, String what, long expected, long found) {
    report.must(what, found, "= " + expected, found == expected);
  }

  /** All streams empty; or nothing moves for longer than any claim, lease and pause. */
  private void awaitRest() throws InterruptedException {
    long moved = System.nanoTime();
    long before = -1;
    while (System.nanoTime() - moved < QUIET.toNanos()) {
      long waiting = installation.waiting("inbound") + installation.waiting("outbound") + installation.waiting("records");
      if (waiting == 0) {
        return;
      }
      long now = waiting * 1_000_000 + installation.network.count();
      if (now != before) {
        before = now;
        moved = System.nanoTime();
      }
      Thread.sleep(100);
    }
  }

  /** Ends it; what a bad run leaves behind is kept. */
  boolean close(Report report) throws IOException {
    report.print();
    if (!report.isGood()) {
      installation.keep();
    }
    close();
    return report.isGood();
  }

  static Doors anyNode(Installation installation) {
    return installation.doors();
  }

  @Override
  public void close() throws IOException {
    installation.close();
    installation.network.close();
  }
}
