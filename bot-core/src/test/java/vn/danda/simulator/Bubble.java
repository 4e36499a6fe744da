package vn.danda.simulator;

import java.util.List;

/**
 * One message on the citizen's phone.
 *
 * @param from me, bot, agent or note
 * @param where the chat it stands in: {@code chat}, or {@code post} for what stands below the page's post
 */
record Bubble(int id, String from, String text, List<Choice> choices, String where) {

  /**
   * Something to tap below a message.
   *
   * @param kind how the network brings it back: {@code payload} (a button), {@code words} (typed for them) or {@code
   *     phone}
   */
  record Choice(String label, String payload, String kind) {}

  Bubble {
    choices = List.copyOf(choices);
  }
}
