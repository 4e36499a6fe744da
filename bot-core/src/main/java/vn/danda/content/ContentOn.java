package vn.danda.content;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Knowledge;

/** Everything as it was, is or will be published on a day, as far as is known today. */
@Component
public class ContentOn {

  private final Entries entries;
  private final PublishedContent content;
  private final Switches switches;

  ContentOn(Entries entries, PublishedContent content, Switches switches) {
    this.switches = switches;
    this.entries = entries;
    this.content = content;
  }

  /**
   * The words in use at noon of that day: scheduled versions whose time has come by then, older ones before they were
   * replaced. An entry younger than the day is there in its first words. The search is today's: this is for reading.
   */
  public Published at(LocalDate day) {
    Published now = content.now();
    Instant noon = day.atTime(12, 0).atZone(Published.ZONE).toInstant();
    Map<EntryId, List<Entries.Version>> versions =
        entries.everPublished().stream().collect(Collectors.groupingBy(Entries.Version::id));
    List<FaqEntry> words =
        versions.values().stream()
            .map(history -> inUse(history, noon).entry())
            .sorted(Comparator.comparing(entry -> entry.id().value()))
            .toList();
    Knowledge knowledge = new Knowledge(words, now.knowledge().redirects(), now.knowledge().smallTalk());
    return new Published(now.version(), knowledge, knowledge.byId(), now.figures(), now.search(), now.plain(), switches.on(day));
  }

  private static Entries.Version inUse(List<Entries.Version> history, Instant at) {
    Comparator<Entries.Version> byStart = Comparator.comparing(ContentOn::start).thenComparing(Entries.Version::number);
    Optional<Entries.Version> begun =
        history.stream().filter(version -> !start(version).isAfter(at)).max(byStart);
    return begun.orElseGet(() -> history.stream().min(byStart).orElseThrow());
  }

  private static Instant start(Entries.Version version) {
    Instant start = version.publishedAt() == null ? version.publishAt() : version.publishedAt();
    return start == null ? version.createdAt() : start;
  }
}
