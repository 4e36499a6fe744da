package vn.danda.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.danda.knowledge.index.Finding;
import vn.danda.knowledge.index.Layer;
import vn.danda.knowledge.index.Topic;
import vn.danda.knowledge.index.TopicSearch;
import vn.danda.knowledge.text.WordLists;

/**
 * Finds what a person means: an entry, two or three to choose from, a fixed reply, or honestly nothing. Built over one
 * {@link Knowledge}; immutable and safe for many threads. The same content always gives the same search.
 */
public final class FaqSearch {

  /** The keys of figures are nobody's words: spelling is not learned from them. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^}]*}}");

  private static final Pattern SENTENCE_END = Pattern.compile("[.?!:;](?=\\s|$)|\n");

  /**
   * With fewer phrasings an entry is also known by the words of its answer; from so many on, phrasings say better what
   * people ask.
   */
  private static final int ENOUGH_PHRASINGS = 20;

  private final WordLists lists;
  private final TopicSearch search;
  private final DangerSigns danger;
  private final Map<String, String> labels;

  private FaqSearch(WordLists lists, TopicSearch search, Map<String, String> labels) {
    this.lists = lists;
    this.search = search;
    this.danger = DangerSigns.shipped();
    this.labels = labels;
  }

  private FaqSearch(Knowledge knowledge, WordLists lists, Function<List<Topic>, TopicSearch> learning) {
    this(
        lists,
        learning.apply(topics(knowledge)),
        knowledge.entries().stream().collect(Collectors.toMap(entry -> entry.id().value(), FaqEntry::label)));
  }

  /** Learns the content, reading by the shipped word lists. */
  public static FaqSearch over(Knowledge knowledge) {
    return over(knowledge, WordLists.shipped());
  }

  /** Learns the content; takes seconds of processor time, so not on a request's thread. */
  public static FaqSearch over(Knowledge knowledge, WordLists lists) {
    return new FaqSearch(knowledge, lists, topics -> TopicSearch.over(topics, lists));
  }

  /** Less than the whole search, to measure what the layers left out bring; not for answering people. */
  public static FaqSearch without(Set<Layer> leftOut, Knowledge knowledge) {
    return new FaqSearch(knowledge, WordLists.shipped(), topics -> TopicSearch.without(leftOut, topics));
  }

  /**
   * The same, with messages read by other lists from now on, within some hundred milliseconds: for the moments until a
   * search that has learned by them is there.
   */
  public FaqSearch reading(WordLists other) {
    return new FaqSearch(other, search.reading(other), labels);
  }

  /** What the bot should do with this question. Takes about a millisecond. */
  public Understanding understand(Question question) {
    return decide(find(question));
  }

  /** The same, explained for content staff. */
  public Why why(Question question) {
    Finding finding = find(question);
    return Explanation.of(finding, decide(finding), labels);
  }

  /** Whether somebody who says this needs help now. */
  public boolean noticesDanger(String text) {
    return danger.isIn(search.spelledOut(text));
  }

  /** The words of a message with marks and in full, as the search reads them. */
  public List<String> spelledOut(String message) {
    return search.spelledOut(message);
  }

  /** What a message says without how it is said: two with the same gist ask the same. Empty when it says nothing. */
  public String gist(String message) {
    return search.gist(message);
  }

  /** The lists messages are read by. */
  public WordLists lists() {
    return lists;
  }

  /** Whether the word stands in the content or in everyday sentences, as it is written here. */
  public boolean isOrdinary(String word) {
    return search.isOrdinary(word);
  }

  /** The words of a message that neither the content nor a list knows, each once, as typed. */
  public List<String> unknownWords(String message) {
    return search.unknownWords(message);
  }

  private Finding find(Question question) {
    Audience audience = question.audience();
    return search.find(question.text(), question.earlier(), audience == null ? null : audience.key());
  }

  private Understanding decide(Finding finding) {
    return danger.isIn(finding.spelled().words()) ? Decision.DANGER : Decision.on(finding);
  }

  private static List<Topic> topics(Knowledge knowledge) {
    List<Topic> topics = new ArrayList<>();
    knowledge.entries().forEach(entry -> topics.add(topic(entry)));
    knowledge.redirects().forEach(reply -> topics.add(topic(reply, Topic.Kind.REDIRECT)));
    knowledge.smallTalk().forEach(reply -> topics.add(topic(reply, Topic.Kind.SMALL_TALK)));
    return topics.stream().filter(topic -> !topic.phrasings().isEmpty()).toList();
  }

  private static Topic topic(FaqEntry entry) {
    List<String> written = written(entry);
    List<String> wellSpelled = new ArrayList<>(entry.phrasings().getOrDefault(Register.MARKED, List.of()));
    wellSpelled.add(entry.question());
    wellSpelled.addAll(written);
    Set<String> related =
        Stream.concat(entry.near().stream(), entry.followUps().stream()).map(EntryId::value).collect(Collectors.toSet());
    return new Topic(
        entry.id().value(),
        Topic.Kind.ENTRY,
        entry.allPhrasings(),
        entry.allPhrasings().size() < ENOUGH_PHRASINGS ? written : List.of(),
        wellSpelled,
        entry.group(),
        related,
        entry.audiences().keySet().stream().map(Audience::key).collect(Collectors.toSet()));
  }

  /** The label and the sentences of the answer and its detail. */
  private static List<String> written(FaqEntry entry) {
    String detail = entry.detail() == null ? "" : entry.detail();
    String text = PLACEHOLDER.matcher(entry.answer() + "\n" + detail).replaceAll(" ");
    return Stream.concat(Stream.of(entry.label()), SENTENCE_END.splitAsStream(text)).filter(each -> !each.isBlank()).toList();
  }

  private static Topic topic(FixedReply reply, Topic.Kind kind) {
    List<String> wellSpelled = reply.phrasings().getOrDefault(Register.MARKED, List.of());
    return new Topic(reply.kind(), kind, reply.allPhrasings(), List.of(), wellSpelled, kind.name(), Set.of(), Set.of());
  }
}
