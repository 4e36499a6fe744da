package vn.danda.knowledge.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.danda.knowledge.plain.PlainText.Word;
import vn.danda.knowledge.text.WordFiles;
import vn.danda.knowledge.text.WordList;
import vn.danda.knowledge.text.WordLists;
import vn.danda.knowledge.text.WordRow;

/**
 * The terms of {@link WordList#GLOSSARY}: an official term is fine where one of its everyday wordings stands in the same text, since
 * then it is explained.
 */
final class Glossary implements Check {

  private static final int WEIGHT = 35;

  /** As many words in a row of an everyday wording explain the term. */
  private static final int ENOUGH = 3;

  private final Map<String, List<String>> everyday = new LinkedHashMap<>();
  private final Phrases terms;

  Glossary(WordLists lists) {
    Set<String> said =
        WordFiles.lines("everyday-terms").stream()
            .map(term -> term.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (WordRow row : lists.of(WordList.GLOSSARY)) {
      // What everybody says is no term, whatever the shipped list thinks; an office that adds it knows better.
      if (row.weight() == 0 && (row.own() || !said.contains(row.same()))) {
        List<String> wordings = row.words().stream().map(WordList::withoutRemark).filter(words -> !words.isEmpty()).toList();
        everyday.merge(row.same(), wordings, (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
      }
    }
    this.terms = new Phrases(everyday.keySet());
  }

  @Override
  public List<PlainFinding> findings(PlainText text) {
    List<PlainFinding> found = new ArrayList<>();
    for (Word term : terms.in(text)) {
      List<String> wordings = everyday.getOrDefault(Phrases.key(term), List.of());
      if (wordings.stream().noneMatch(wording -> explains(text.lower(), wording))) {
        found.add(Advice.finding(PlainRule.OFFICIALESE, term, WEIGHT, wordings));
      }
    }
    return found;
  }

  private static boolean explains(String text, String wording) {
    List<String> words = List.of(wording.toLowerCase(Locale.ROOT).split("[\\s,…]+"));
    int enough = Math.min(ENOUGH, words.size());
    return IntStream.rangeClosed(0, words.size() - enough)
        .mapToObj(from -> String.join(" ", words.subList(from, from + enough)))
        .anyMatch(text::contains);
  }
}
