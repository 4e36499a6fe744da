package vn.danda.knowledge.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.danda.knowledge.plain.PlainText.Sentence;
import vn.danda.knowledge.plain.PlainText.Word;
import vn.danda.knowledge.text.WordList;
import vn.danda.knowledge.text.WordLists;
import vn.danda.knowledge.text.WordRow;

/** The words of {@link WordList#GLOSSARY} that have a weight: each one found costs its weight, and a sentence full of them costs more. */
final class OfficialWords implements Check {

  /** A word of less weight is said by everybody now and then: it only counts towards the share. */
  private static final int WORTH_NAMING = 10;

  private static final double LARGE_SHARE = 0.3;
  private static final int LARGE_SHARE_WEIGHT = 25;

  /** In fewer words a share says nothing. */
  private static final int ENOUGH_WORDS = 8;

  private record Plainer(List<String> everyday, int weight) {

    Plainer and(Plainer other) {
      return new Plainer(Stream.concat(everyday.stream(), other.everyday.stream()).toList(), weight);
    }
  }

  private final Map<String, Plainer> list = new LinkedHashMap<>();
  private final Phrases phrases;

  OfficialWords(WordLists lists) {
    for (WordRow row : lists.of(WordList.GLOSSARY)) {
      if (row.weight() > 0) {
        List<String> everyday = row.words().stream().filter(word -> !word.startsWith("(")).toList();
        list.merge(row.same(), new Plainer(everyday, row.weight()), Plainer::and);
      }
    }
    this.phrases = new Phrases(list.keySet());
  }

  @Override
  public List<PlainFinding> findings(PlainText text) {
    List<PlainFinding> found = new ArrayList<>();
    List<Word> words = phrases.in(text);
    for (Word word : words) {
      Plainer plainer = plainer(word);
      if (plainer.weight() >= WORTH_NAMING) {
        found.add(Advice.finding(PlainRule.OFFICIAL_WORD, word, plainer.weight(), plainer.everyday()));
      }
    }
    text.sentences().forEach(sentence -> share(text, sentence, words, found));
    return found;
  }

  private static void share(PlainText text, Sentence sentence, List<Word> official, List<PlainFinding> into) {
    long hard =
        official.stream()
            .filter(word -> word.from() >= sentence.from() && word.to() <= sentence.to())
            .mapToLong(word -> word.text().split("\\s+").length)
            .sum();
    int all = sentence.words().size();
    if (all >= ENOUGH_WORDS && hard >= LARGE_SHARE * all) {
      into.add(
          Advice.finding(
              PlainRule.HARD_WORDS,
              text.word(sentence.from(), sentence.to()),
              LARGE_SHARE_WEIGHT,
              Long.toString(100 * hard / all)));
    }
  }

  private Plainer plainer(Word word) {
    Plainer plainer = list.get(Phrases.key(word));
    if (plainer == null) {
      throw new IllegalStateException("Found what is not in the list: '" + Phrases.key(word) + "'");
    }
    return plainer;
  }
}
