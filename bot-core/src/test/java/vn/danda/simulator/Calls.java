package vn.danda.simulator;

import java.util.ArrayList;
import java.util.List;

/** Every call between the networks and the bot, as it went over the wire. Safe for many threads. */
final class Calls {

  private static final int KEPT = 500;

  private final List<Call> all = new ArrayList<>();
  private int next;

  /**
   * One call.
   *
   * @param toBot whether the network called the bot, or the bot the network
   */
  record Call(int number, String network, boolean toBot, String what, int status, String request, String response) {}

  synchronized void add(String network, boolean toBot, String what, int status, String request, String response) {
    all.add(new Call(++next, network, toBot, what, status, request, response));
    if (all.size() > KEPT) {
      all.removeFirst();
    }
  }

  synchronized List<Call> after(int number) {
    return all.stream().filter(call -> call.number() > number).toList();
  }
}
