package vn.danda.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Arguments: the server's jar, the folder of FAQ entries, messages, chats, kills. Ends with 0 when every message was
 * answered, in order, and no kill made more than 16 be sent twice.
 */
public final class Chaos {

  /** Kills are about eight seconds of work apart: shorter than that, and the next one comes before leases have moved. */
  private static final Duration WORK_BETWEEN_KILLS = Duration.ofSeconds(8);

  private static final Duration QUIET = Duration.ofSeconds(25);

  private Chaos() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("danda-chaos");
    boolean good;
    try (FakeBotApi botApi = new FakeBotApi();
        DandaProcess server = new DandaProcess(Path.of(arguments[0]).toAbsolutePath(), folder, botApi.url())) {
      good =
          run(
              botApi,
              server,
              Path.of(arguments[1]),
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]),
              Integer.parseInt(arguments[4]));
    }
    if (!good) {
      System.err.println("the server's log and data are in " + folder);
      System.exit(1);
    }
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }

  private static boolean run(
      FakeBotApi botApi, DandaProcess server, Path entries, int messages, int chats, int kills) throws Exception {
    Duration firstReady = server.start();
    List<Questions.Question> questions = Questions.choose(messages / chats, entries, server);
    List<Long> ids = LongStream.range(0, chats).mapToObj(n -> 5_200_000_000L + n).toList();
    Duration longestPause = WORK_BETWEEN_KILLS.multipliedBy(2L * (kills + 1)).dividedBy(questions.size());
    List<Thread> writers =
        ids.stream().map(id -> Thread.ofVirtual().start(new Writer(id, questions, longestPause, server)::writeAll)).toList();

    List<Long> killed = new ArrayList<>();
    List<Duration> ready = new ArrayList<>();
    Random random = new Random();
    int all = questions.size() * chats;
    for (int at : random.ints(all / 50 + 1, all - all / 50).distinct().limit(kills).sorted().toArray()) {
      while (Writer.ACCEPTED.get() < at) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextLong(1500));
      server.kill();
      killed.add(System.nanoTime());
      ready.add(server.start());
      System.out.printf("kill %d after %d messages, ready again after %d ms%n", killed.size(), at, ready.getLast().toMillis());
    }
    for (Thread writer : writers) {
      writer.join();
    }
    awaitQuiet(botApi, all);
    Tally tally = Tally.of(ids, questions, botApi.said(), killed);
    print(tally, firstReady, ready, server.memory());
    return tally.isGood();
  }

  private static void awaitQuiet(FakeBotApi botApi, int all) throws InterruptedException {
    int before = -1;
    while (botApi.said().size() > before) {
      before = botApi.said().size();
      Thread.sleep(before >= all ? Duration.ofSeconds(10) : QUIET);
    }
  }

  private static void print(Tally tally, Duration firstReady, List<Duration> ready, String memory) {
    System.out.printf(
        """

        | messages accepted (2xx)            | %d |
        | deliveries tried                   | %d |
        | kills (-9)                         | %d |
        | answered                           | %d |
        | lost                               | %d |
        | answers out of order               | %d |
        | answers nobody asked for           | %d |
        | sent twice, in all                 | %d |
        | sent twice, most per kill (<= 16)  | %d |
        | ready, empty data folder           | %d ms |
        | ready, after kill -9 (median, max) | %d ms, %d ms |
        | memory (Pss)                       | %s |
        """,
        Writer.ACCEPTED.get(),
        Writer.DELIVERIES.get(),
        ready.size(),
        tally.answered(),
        tally.lost(),
        tally.outOfOrder(),
        tally.unexpected(),
        tally.twice(),
        tally.mostTwicePerKill(),
        firstReady.toMillis(),
        ready.stream().sorted().skip(ready.size() / 2).findFirst().orElse(Duration.ZERO).toMillis(),
        ready.stream().max(Duration::compareTo).orElse(Duration.ZERO).toMillis(),
        memory);
  }
}
