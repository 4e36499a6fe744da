package vn.danda.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.Understanding.Outcome;
import vn.danda.knowledge.index.Finding;
import vn.danda.knowledge.index.Topic;
import vn.danda.knowledge.index.TopicSearch;

/**
 * Finds what a person means: an entry, two or three to choose from, a fixed reply, or honestly nothing. Built over one
 * {@link Knowledge}; immutable and safe for many threads. The same content always gives the same search.
 */
public final class FaqSearch {

  private final Knowledge knowledge;
  private final TopicSearch search;

  private FaqSearch(Knowledge knowledge, TopicSearch search) {
    this.knowledge = knowledge;
    this.search = search;
  }

  /** Indexes the content; takes a second or two of processor time, so not on a request's thread. */
  public static FaqSearch over(Knowledge knowledge) {
    return new FaqSearch(knowledge, TopicSearch.over(topics(knowledge)));
  }

  private static List<Topic> topics(Knowledge knowledge) {
    List<Topic> topics = new ArrayList<>();
    knowledge.entries().forEach(entry -> topics.add(topic(entry)));
    knowledge.redirects().forEach(reply -> topics.add(topic(reply, Topic.Kind.REDIRECT)));
    knowledge.smallTalk().forEach(reply -> topics.add(topic(reply, Topic.Kind.SMALL_TALK)));
    return topics;
  }

  private static Topic topic(FaqEntry entry) {
    List<String> wellSpelled = new ArrayList<>(entry.phrasings().getOrDefault(Register.MARKED, List.of()));
    wellSpelled.add(entry.question());
    wellSpelled.add(entry.label());
    wellSpelled.add(entry.answer());
    Set<String> related =
        Stream.concat(entry.near().stream(), entry.followUps().stream()).map(EntryId::value).collect(Collectors.toSet());
    return new Topic(
        entry.id().value(), Topic.Kind.ENTRY, entry.allPhrasings(), wellSpelled, entry.group(), related);
  }

  private static Topic topic(FixedReply reply, Topic.Kind kind) {
    List<String> wellSpelled = reply.phrasings().getOrDefault(Register.MARKED, List.of());
    return new Topic(reply.kind(), kind, reply.allPhrasings(), wellSpelled, kind.name(), Set.of());
  }

  /** What the bot should do with this question. */
  public Understanding understand(Question question) {
    return understanding(search.find(question.text(), question.earlier()));
  }

  /** The same, explained for content staff. */
  public Why why(Question question) {
    Finding finding = search.find(question.text(), question.earlier());
    List<Why.Candidate> candidates =
        finding.ranked().stream()
            .map(ranked -> new Why.Candidate(ranked.topic().key(), label(ranked.topic()), ranked.share()))
            .toList();
    return new Why(finding.read(), understanding(finding), List.of(), null, candidates, finding.read());
  }

  private Understanding understanding(Finding finding) {
    List<EntryId> entries =
        finding.ranked().stream()
            .map(Finding.Ranked::topic)
            .filter(topic -> topic.kind() == Topic.Kind.ENTRY)
            .map(topic -> new EntryId(topic.key()))
            .toList();
    double confidence = finding.confidence();
    if (finding.ranked().isEmpty() || finding.advice() == Finding.Advice.DOUBT) {
      return of(Outcome.NOT_SURE, null, first(entries, 0), null, null, confidence);
    }
    Topic top = finding.ranked().getFirst().topic();
    return switch (top.kind()) {
      case REDIRECT -> of(Outcome.REDIRECTED, null, first(entries, 0), Redirect.of(top.key()), null, confidence);
      case SMALL_TALK -> of(Outcome.SMALL_TALK, null, List.of(), null, top.key(), confidence);
      case ENTRY -> {
        if (finding.advice() == Finding.Advice.TRUST || entries.size() < 2) {
          yield of(Outcome.ANSWERED, entries.getFirst(), first(entries, 1), null, null, confidence);
        }
        yield of(Outcome.CLARIFY, null, first(entries, 0), null, null, confidence);
      }
    };
  }

  private static List<EntryId> first(List<EntryId> entries, int skipped) {
    return entries.stream().skip(skipped).limit(3).toList();
  }

  private static Understanding of(
      Outcome outcome,
      @Nullable EntryId entry,
      List<EntryId> options,
      @Nullable Redirect redirect,
      @Nullable String smallTalk,
      double confidence) {
    return new Understanding(outcome, entry, options, redirect, smallTalk, confidence);
  }

  private String label(Topic topic) {
    return knowledge.entries().stream()
        .filter(entry -> entry.id().value().equals(topic.key()))
        .map(FaqEntry::label)
        .findFirst()
        .orElse(topic.key());
  }
}
