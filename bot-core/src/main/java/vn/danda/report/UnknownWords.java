package vn.danda.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.knowledge.text.Tokens;
import vn.danda.knowledge.text.VietnameseText;

/** Words of questions asked in vain that neither the answers nor a word list knows: what a list may need. */
@Component
public class UnknownWords {

  /** What one person typed once is a slip, or somebody's name. */
  private static final int ENOUGH = 2;

  private final UnansweredQuestions questions;
  private final PublishedContent content;
  private final Set<String> inPlaceNames;

  UnknownWords(UnansweredQuestions questions, PublishedContent content, Communes communes) {
    this.questions = questions;
    this.content = content;
    this.inPlaceNames =
        communes.all().stream()
            .map(Commune::name)
            .flatMap(name -> Tokens.of(name).stream())
            .map(VietnameseText::fold)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * A word nobody taught the bot.
   *
   * @param questions in how many different questions of the last 30 days it stands
   * @param example one of them, personal data masked
   */
  public record Unknown(String word, int questions, String example) {}

  /** Those in most questions first. */
  public List<Unknown> most(int limit) {
    FaqSearch search = content.now().search();
    Map<String, List<String>> byWord = new LinkedHashMap<>();
    for (String question : new HashSet<>(questions.askedInVain())) {
      for (String word : search.unknownWords(question)) {
        byWord.computeIfAbsent(word, none -> new ArrayList<>()).add(question);
      }
    }
    return byWord.entrySet().stream()
        .filter(each -> each.getValue().size() >= ENOUGH && !inPlaceNames.contains(VietnameseText.fold(each.getKey())))
        .map(each -> new Unknown(each.getKey(), each.getValue().size(), shortest(each.getValue())))
        .sorted(Comparator.comparing(Unknown::questions).reversed().thenComparing(Unknown::word))
        .limit(limit)
        .toList();
  }

  private static String shortest(List<String> questions) {
    return questions.stream().min(Comparator.comparing(String::length).thenComparing(text -> text)).orElseThrow();
  }
}
