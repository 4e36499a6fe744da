package vn.danda.knowledge.evaluate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.Retyped;
import vn.danda.knowledge.Why;

/**
 * A command: how an entry fares that was written a minute ago, with its question with all marks and nothing else, or with
 * as many phrasings as the argument says. Every tenth entry loses all its other phrasings, is then asked for in them, and
 * so on with the next tenth. Two figures: the same words typed another way (marks lost, chat spelling), and other words,
 * as {@code phrasings} holds them.
 */
final class NewEntries {

  private static final int TENTHS = 10;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private record Asked(FaqEntry entry, String text) {}

  private NewEntries() {}

  public static void main(String[] arguments) {
    int kept = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
    Knowledge shipped = KnowledgeFiles.shipped();
    Map<String, long[]> counts = new TreeMap<>();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      Knowledge thin = thin(shipped, tenth, kept);
      FaqSearch search = FaqSearch.over(thin);
      for (int i = tenth; i < shipped.entries().size(); i += TENTHS) {
        asked(shipped.entries().get(i), thin.entries().get(i)).forEach((group, asked) -> asked.forEach(each -> count(counts, group, each, search)));
      }
    }
    OUT.printf("%-24s %6s  %-18s %-18s %s%n", "asked in", "n", "answered", "or among options", "among the first five");
    counts.forEach(
        (group, count) ->
            OUT.printf("%-24s %6d  %-18s %-18s %s%n", group, count[0], new Share(count[1], count[0]), new Share(count[2], count[0]), new Share(count[3], count[0])));
  }

  private static Knowledge thin(Knowledge shipped, int tenth, int kept) {
    Random random = new Random(20_261_128);
    List<FaqEntry> entries = new ArrayList<>();
    for (int i = 0; i < shipped.entries().size(); i++) {
      FaqEntry entry = shipped.entries().get(i);
      entries.add(i % TENTHS == tenth ? PhrasingGain.keeping(entry, kept, random) : entry);
    }
    return new Knowledge(entries, shipped.redirects(), shipped.smallTalk());
  }

  private static Map<String, List<Asked>> asked(FaqEntry entry, FaqEntry thin) {
    Map<String, List<Asked>> asked = new TreeMap<>();
    for (Register way : List.of(Register.UNMARKED, Register.TEEN, Register.DIALECT)) {
      asked.put("same words, " + way.key(), List.of(new Asked(entry, Retyped.as(way, entry.question()))));
    }
    for (Register register : Register.values()) {
      asked.put(
          "other words, " + register.key(),
          entry.phrasings().getOrDefault(register, List.of()).stream()
              .filter(text -> !thin.allPhrasings().contains(text))
              .map(text -> new Asked(entry, text))
              .toList());
    }
    return asked;
  }

  private static void count(Map<String, long[]> counts, String group, Asked asked, FaqSearch search) {
    long[] count = counts.computeIfAbsent(group, none -> new long[4]);
    Why why = search.why(Question.of(asked.text));
    boolean answered = asked.entry.id().equals(why.understanding().entry());
    count[0]++;
    count[1] += answered ? 1 : 0;
    count[2] += answered || isOffered(asked, why) ? 1 : 0;
    count[3] += why.candidates().stream().anyMatch(each -> each.name().equals(asked.entry.id().value())) ? 1 : 0;
  }

  private static boolean isOffered(Asked asked, Why why) {
    return switch (why.understanding().outcome()) {
      case CLARIFY -> why.understanding().options().contains(asked.entry.id());
      case ANSWERED, NOT_SURE, SMALL_TALK, REDIRECTED -> false;
    };
  }
}
