package vn.danda.knowledge.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.Understanding.Outcome;

/** What became of a list of labelled messages. */
record Tally(List<Judged> judged) {

  /** A message, what was made of it, and how good that was. */
  record Judged(Labelled question, Understanding understanding, Verdict verdict) {}

  Tally {
    judged = List.copyOf(judged);
  }

  static Tally of(FaqSearch search, List<Labelled> questions) {
    List<Judged> judged = new ArrayList<>();
    for (Labelled question : questions) {
      Understanding understanding = search.understand(new Question(question.text(), null, question.earlier()));
      judged.add(new Judged(question, understanding, Verdict.of(question, understanding)));
    }
    return new Tally(judged);
  }

  /** One tally per group, and one called {@code all}, which comes last. */
  Map<String, Tally> byGroup() {
    Map<String, List<Judged>> groups =
        judged.stream().collect(Collectors.groupingBy(each -> each.question().group(), TreeMap::new, Collectors.toList()));
    Map<String, Tally> tallies = new TreeMap<>(Comparator.comparing((String name) -> name.equals("all")).thenComparing(name -> name));
    groups.forEach((name, group) -> tallies.put(name, new Tally(group)));
    tallies.put("all", this);
    return tallies;
  }

  /** Only the messages no entry answers. */
  Tally unanswerable() {
    return new Tally(judged.stream().filter(each -> !each.question().isAnswerable()).toList());
  }

  Share share(Verdict... verdicts) {
    List<Verdict> counted = List.of(verdicts);
    return share(each -> counted.contains(each.verdict()));
  }

  Share share(Outcome outcome) {
    return share(each -> each.understanding().outcome() == outcome);
  }

  private Share share(Predicate<Judged> counted) {
    return new Share(judged.stream().filter(counted).count(), judged.size());
  }
}
