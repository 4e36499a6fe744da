package vn.danda.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.danda.content.ContentPart;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.dialogue.FaqReply;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.text.VietnameseText;

/**
 * The published answers as replies an agent may send: the same words the bot would say, with the figures of today and the
 * same cautions. What is switched off, overdue for reading again, or lacks a figure is not there.
 */
@Component
class CannedReplies {

  private static final int MOST = 6;

  private final PublishedContent content;
  private final FaqReply replies;

  CannedReplies(PublishedContent content, FaqReply replies) {
    this.content = content;
    this.replies = replies;
  }

  /** A reply ready to be changed and sent. */
  record Canned(String id, String label, String text) {}

  /** Whether agents find this piece among their ready replies: whatever changes it changes what they send. */
  boolean offers(ContentPart part) {
    Published published = content.now();
    return part.entryId().flatMap(published::entry).filter(entry -> !published.withheld().isOff(entry)).isPresent();
  }

  /** The best first. Words need no marks, and may be a question or just a part of one. */
  List<Canned> find(String words, @Nullable Audience audience, Instant now) {
    if (words.isBlank()) {
      return List.of();
    }
    Published published = content.now();
    Set<EntryId> found = new LinkedHashSet<>();
    Understanding understood = published.search().understand(new Question(words, audience, List.of()));
    Optional.ofNullable(understood.entry()).ifPresent(found::add);
    found.addAll(understood.options());
    List<String> wanted = Arrays.stream(VietnameseText.fold(words).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    published.entries().values().stream()
        .filter(entry -> {
          String folded = folded(entry);
          return wanted.stream().allMatch(folded::contains);
        })
        .map(FaqEntry::id)
        .forEach(found::add);
    return found.stream()
        .flatMap(id -> published.entry(id).stream())
        .flatMap(entry -> canned(published, entry, audience, now))
        .limit(MOST)
        .toList();
  }

  private Stream<Canned> canned(Published published, FaqEntry entry, @Nullable Audience audience, Instant now) {
    boolean whole = published.answer(entry, audience, now).missing().isEmpty();
    return published.withheld().isOff(entry) || !whole
        ? Stream.empty()
        : Stream.of(new Canned(entry.id().value(), entry.label(), replies.answer(published, entry, audience, now).text()));
  }

  private static String folded(FaqEntry entry) {
    return VietnameseText.fold(entry.label() + " " + entry.question());
  }
}
