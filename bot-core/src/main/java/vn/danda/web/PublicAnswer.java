package vn.danda.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.content.Published;
import vn.danda.dialogue.FaqReply;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.Rendered;
import vn.danda.store.Json;

/**
 * A published answer as the public page shows it: the words of the chat, with the figures of today.
 *
 * @param answer with its doubts said
 * @param detail more, or empty
 * @param asOf the day whose figures these are
 * @param until the last day on which they all hold, or null when no end is known
 */
record PublicAnswer(
    String id,
    String question,
    String answer,
    String detail,
    List<String> basis,
    String asOf,
    @Nullable String until,
    String url) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");
  private static final int LONGEST_DESCRIPTION = 200;

  static PublicAnswer of(
      FaqEntry entry, @Nullable Audience audience, Published published, FaqReply words, String url, Instant now) {
    Rendered detail = published.render(entry.detail() == null ? "" : entry.detail(), now);
    Rendered answer = published.answer(entry, audience, now);
    LocalDate until =
        Stream.concat(answer.figures().stream(), detail.figures().stream())
            .filter(figure -> figure.holdsOn(Published.day(now)))
            .map(Figure::validTo)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new PublicAnswer(
        entry.id().value(),
        entry.question(),
        words.answer(published, entry, audience, now).text(),
        detail.text(),
        entry.basis(),
        DAY.format(Published.day(now)),
        until == null ? null : DAY.format(until),
        url);
  }

  /** The beginning, for search engines and for whoever shares the address. */
  public String description() {
    String plain = answer.replaceAll("\\s+", " ");
    return plain.length() <= LONGEST_DESCRIPTION
        ? plain
        : plain.substring(0, plain.lastIndexOf(' ', LONGEST_DESCRIPTION)) + "…";
  }

  /** schema.org's FAQPage; safe inside a script element. */
  public String structured() {
    Map<String, Object> accepted = new LinkedHashMap<>();
    accepted.put("@type", "Answer");
    accepted.put("text", detail.isEmpty() ? answer : answer + "\n\n" + detail);
    accepted.put("url", url);
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("@type", "Question");
    asked.put("name", question);
    asked.put("acceptedAnswer", accepted);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("@context", "https://schema.org");
    page.put("@type", "FAQPage");
    page.put("inLanguage", "vi");
    page.put("mainEntity", List.of(asked));
    return Json.write(page).replace("<", "\\u003c");
  }
}
