package vn.danda.knowledge.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.danda.knowledge.plain.PlainText.Word;
import vn.danda.knowledge.text.WordFiles;

/**
 * {@code words/jargon.csv}: an official term is fine where one of its everyday wordings stands in the same text, since
 * then it is explained.
 */
final class Glossary implements Check {

  private static final int WEIGHT = 35;

  /** As many words in a row of an everyday wording explain the term. */
  private static final int ENOUGH = 3;

  private static final Pattern REMARK = Pattern.compile("\\(.*?\\)");

  private final Map<String, List<String>> everyday = new LinkedHashMap<>();
  private final Phrases terms;

  Glossary() {
    Set<String> said =
        WordFiles.lines("everyday-terms").stream()
            .map(term -> term.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    for (WordFiles.Row row : WordFiles.table("jargon")) {
      List<String> wordings =
          Stream.of(row.cell("everyday_wording").split(";")).map(Glossary::withoutRemark).filter(w -> !w.isEmpty()).toList();
      for (String term : row.cell("official_term").split(";")) {
        String key = withoutRemark(term).toLowerCase(Locale.ROOT).replaceAll("[\\s,]+", " ");
        if (!said.contains(key)) {
          everyday.merge(key, wordings, (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
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

  private static String withoutRemark(String words) {
    return REMARK.matcher(words).replaceAll("").strip();
  }
}
