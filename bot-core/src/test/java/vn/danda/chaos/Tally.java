package vn.danda.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of the messages, from what arrived at the network. */
record Tally(int answered, int lost, int twice, int mostTwicePerKill, int outOfOrder, int unexpected) {

  /**
   * @param kills when the server was killed, oldest first
   */
  static Tally of(
      List<Long> chats, List<Questions.Question> questions, List<FakeBotApi.Said> said, List<Long> kills) {
    List<String> expected = questions.stream().map(Questions.Question::entry).toList();
    Map<Integer, Integer> twicePerKill = new HashMap<>();
    int answered = 0;
    int outOfOrder = 0;
    int unexpected = 0;
    for (long chat : chats) {
      Set<String> first = new LinkedHashSet<>();
      for (FakeBotApi.Said one : said) {
        if (one.chat() != chat) {
          continue;
        }
        if (!expected.contains(one.entry())) {
          unexpected++;
        } else if (!first.add(one.entry())) {
          twicePerKill.merge(killsBefore(one, kills), 1, Integer::sum);
        }
      }
      answered += first.size();
      outOfOrder += misplaced(new ArrayList<>(first), expected);
    }
    int twice = twicePerKill.values().stream().mapToInt(Integer::intValue).sum();
    int most = twicePerKill.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return new Tally(answered, chats.size() * expected.size() - answered, twice, most, outOfOrder, unexpected);
  }

  /** How many answers came before one that should have come earlier. */
  private static int misplaced(List<String> arrived, List<String> expected) {
    int count = 0;
    for (int i = 1; i < arrived.size(); i++) {
      if (expected.indexOf(arrived.get(i)) < expected.indexOf(arrived.get(i - 1))) {
        count++;
      }
    }
    return count;
  }

  private static int killsBefore(FakeBotApi.Said said, List<Long> kills) {
    return (int) kills.stream().filter(kill -> kill < said.nanos()).count();
  }

  boolean isGood() {
    return lost == 0 && outOfOrder == 0 && unexpected == 0 && mostTwicePerKill <= 16;
  }
}
