package vn.danda.knowledge.evaluate;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.Question;

/**
 * A command: processor time of one whole understanding, on one thread, by number of entries, beside plain Lucene BM25 on
 * the same machine at the same moment. Processor time, because the machine may be busy. See {@code SEARCH.md}.
 */
final class SpeedBench {

  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int WARM_UP = 6_000;
  private static final int MEASURED = 10_000;

  /** From so many entries on, a third of the messages: still fifty beyond the 99th percentile, in a minute less. */
  private static final int LARGE = 50_000;

  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private SpeedBench() {}

  /** Numbers of entries; {@code full} is the shipped content with all its phrasings. */
  public static void main(String[] sizes) throws IOException {
    OUT.printf("%9s %9s | %8s %8s %8s | %8s %8s %6s | %8s %8s %8s%n", "entries", "phrasings", "p50 us", "p99 us",
        "q/s", "BM25 p50", "BM25 p99", "ratio", "built s", "CPU s", "heap MB");
    for (String size : sizes.length == 0 ? new String[] {"150", "full", "5000", "15000", "100000"} : sizes) {
      measure(size);
    }
  }

  private static void measure(String size) throws IOException {
    Knowledge shipped = KnowledgeFiles.shipped();
    Knowledge knowledge = size.equals("full") ? shipped : new ManyEntries(shipped).of(Integer.parseInt(size));
    progress(knowledge.entries().size() + " entries: learning");
    long before = usedHeap();
    long wall = System.nanoTime();
    long cpu = PROCESS.getProcessCpuTime();
    FaqSearch search = FaqSearch.over(knowledge);
    double seconds = (System.nanoTime() - wall) / 1e9;
    double cpuSeconds = (PROCESS.getProcessCpuTime() - cpu) / 1e9;
    long heap = usedHeap() - before;
    List<String> messages = messages(knowledge);
    PlainBm25 plain = PlainBm25.over(knowledge);
    int part = knowledge.entries().size() < LARGE ? 1 : 3;
    progress("learned in %.0f s of processor time; understanding %d messages".formatted(cpuSeconds, (WARM_UP + MEASURED) / part));
    long[] ours = time(messages, part, message -> search.understand(Question.of(message)));
    progress("plain BM25");
    long[] theirs = time(messages, part, plain::search);
    long phrasings = knowledge.entries().stream().mapToLong(entry -> entry.allPhrasings().size()).sum();
    OUT.printf("%9d %9d | %8d %8d %8.0f | %8d %8d %6.1f | %8.1f %8.1f %8d%n", knowledge.entries().size(), phrasings,
        percentile(ours, 50), percentile(ours, 99), 1e9 / Arrays.stream(ours).average().orElseThrow(),
        percentile(theirs, 50), percentile(theirs, 99), (double) percentile(ours, 50) / percentile(theirs, 50), seconds,
        cpuSeconds, heap >> 20);
  }

  /** The development questions and as many phrasings without marks, in a fixed shuffled order. */
  private static List<String> messages(Knowledge knowledge) {
    Random random = new Random(7);
    List<String> messages = new ArrayList<>();
    QuestionFile.read(Path.of("src/test/resources/questions/dev-questions.csv")).forEach(each -> messages.add(each.text()));
    int half = messages.size();
    for (int i = 0; i < half; i++) {
      List<String> phrasings = knowledge.entries().get(random.nextInt(knowledge.entries().size())).allPhrasings();
      messages.add(phrasings.get(random.nextInt(phrasings.size())));
    }
    Collections.shuffle(messages, random);
    return messages;
  }

  /** For whoever waits, apart from the table. */
  private static void progress(String words) {
    System.err.printf("%s%n", words);
  }

  /** Processor nanoseconds of each measured message, ascending. */
  private static long[] time(List<String> messages, int part, Consumer<String> understand) {
    for (int i = 0; i < WARM_UP / part; i++) {
      understand.accept(messages.get(i % messages.size()));
    }
    long[] times = new long[MEASURED / part];
    for (int i = 0; i < times.length; i++) {
      long start = THREAD.getCurrentThreadCpuTime();
      understand.accept(messages.get(i % messages.size()));
      times[i] = THREAD.getCurrentThreadCpuTime() - start;
    }
    Arrays.sort(times);
    return times;
  }

  private static long percentile(long[] sorted, int percent) {
    return sorted[sorted.length * percent / 100] / 1_000;
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
