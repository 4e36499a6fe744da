package vn.danda.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.danda.chaos.FakeNetwork.Said;
import vn.danda.chaos.Population.Talk;

/**
 * What became of every message, from what arrived at the network and what stands in the database.
 *
 * <p>A reply is late when it comes after the reply to a later message of its conversation and had come before.
 */
final class Tally {

  /** As much earlier than the death of a node its last sends may have been noted. */
  private static final Duration NEAR = Duration.ofMillis(200);

  private int accepted;
  private int expected;
  private int lost;
  private int twice;
  private int late;
  private int outOfOrder;
  private int leads;
  private long rows;
  private final List<String> unexpected = new ArrayList<>();
  private final List<Waited> waited = new ArrayList<>();
  private final List<Long> repeats = new ArrayList<>();

  /** How long after a message was taken its first reply came. */
  record Waited(long taken, long replied) {}

  static Tally of(List<Talk> talks, FakeNetwork network) {
    Tally tally = new Tally();
    talks.forEach(talk -> tally.add(talk, network.saidTo(talk.chat())));
    return tally;
  }

  private void add(Talk talk, List<Said> said) {
    Script script = talk.script();
    accepted += talk.taken().length;
    leads += script.makesLead() ? 1 : 0;
    rows += script.rows();
    Map<String, Integer> steps = new HashMap<>();
    Map<String, Integer> order = new HashMap<>();
    for (int step = 0; step < script.replies().size(); step++) {
      for (String mark : script.replies().get(step)) {
        steps.put(mark, step);
        order.put(mark, order.size());
      }
    }
    expected += order.size();
    Map<String, Long> first = new HashMap<>();
    int furthest = -1;
    int furthestStep = -1;
    for (Said one : said) {
      Integer place = order.get(one.mark());
      if (place == null) {
        unexpected.add(talk.chat() + ": " + one.mark());
      } else if (first.putIfAbsent(one.mark(), one.nanos()) != null) {
        twice++;
        repeats.add(first.get(one.mark()));
        late += furthestStep > steps.get(one.mark()) ? 1 : 0;
      } else {
        outOfOrder += place < furthest ? 1 : 0;
        furthest = Math.max(furthest, place);
        furthestStep = Math.max(furthestStep, steps.get(one.mark()));
      }
    }
    lost += order.size() - first.size();
    for (int step = 0; step < script.replies().size(); step++) {
      Long replied = first.get(script.replies().get(step).getFirst());
      if (replied != null) {
        waited.add(new Waited(talk.taken()[step], replied));
      }
    }
  }

  int accepted() {
    return accepted;
  }

  int expected() {
    return expected;
  }

  int lost() {
    return lost;
  }

  int twice() {
    return twice;
  }

  int leads() {
    return leads;
  }

  /** Messages the database must have. */
  long rows() {
    return rows;
  }

  List<Waited> waited() {
    return waited;
  }

  /**
   * How many messages each of these moments made to be sent twice: the first copy went out shortly before it and its
   * sending was never settled. What no moment explains stands under -1.
   */
  Map<Long, Integer> twicePer(List<Long> moments) {
    Map<Long, Integer> counts = new TreeMap<>();
    for (long firstCopy : repeats) {
      long blamed = moments.stream().filter(moment -> moment > firstCopy - NEAR.toNanos()).min(Long::compare).orElse(-1L);
      counts.merge(blamed, 1, Integer::sum);
    }
    return counts;
  }

  /** Nothing lost, nothing out of order, nothing that nobody asked for, no repeat after the next message. */
  boolean isGood() {
    return lost == 0 && outOfOrder == 0 && unexpected.isEmpty() && late == 0;
  }

  void print(Report report) {
    report.row("messages accepted (2xx)", accepted);
    report.row("replies expected", expected);
    report.must("lost", lost, 0);
    report.must("out of order", outOfOrder, 0);
    report.must("nobody asked for", unexpected.size(), 0);
    report.row("sent twice", twice);
    report.must("sent twice, after the next reply", late, 0);
    unexpected.stream().limit(5).forEach(one -> System.out.println("  nobody asked for: " + one));
  }
}
