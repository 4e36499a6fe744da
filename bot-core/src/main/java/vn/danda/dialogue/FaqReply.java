package vn.danda.dialogue;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.content.Published;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FixedReply;
import vn.danda.knowledge.Redirect;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.figure.Rendered;

/**
 * The words for what the search understood: the same on every channel, in the web chat and from {@code /api/ask}. What
 * is not certain is said to be so, and a person is always one tap away.
 */
@Component
public class FaqReply {

  private static final int FOLLOW_UPS = 2;

  /** Whoever wants their data erased is asked whether all of it, and gets no article. */
  static final EntryId WANTS_ERASURE = new EntryId("xoa-thong-tin");

  /** Whoever is understood to ask for a person gets one, not an article about it. */
  static final EntryId WANTS_PERSON = new EntryId("gap-can-bo");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  private final Replies replies;

  public FaqReply(Replies replies) {
    this.replies = replies;
  }

  /** Words with the buttons below them. */
  public record Text(String text, List<Option> options) {}

  /**
   * What a person reads who asked this at that moment: a question about another time ("năm 2024 thì sao") is answered
   * with the figures of then, and says so.
   */
  public Text of(
      String question,
      Understanding understood,
      Published published,
      @Nullable Audience audience,
      int misses,
      Instant now) {
    Optional<Instant> then = understood.entry() == null ? Optional.empty() : AsOf.read(question, now);
    Text text = of(understood, published, audience, misses, then.orElse(now));
    return then.map(at -> new Text(asOf(at) + text.text(), text.options())).orElse(text);
  }

  private String asOf(Instant at) {
    return replies.text(Line.AS_OF, "day", DAY.format(Published.day(at))) + "\n";
  }

  /** What a person reads; {@code misses} is how many questions in a row before this one were not understood. */
  Text of(
      Understanding understood, Published published, @Nullable Audience audience, int misses, Instant at) {
    return switch (understood.outcome()) {
      case ANSWERED -> answer(published, entry(published, understood.entry()), audience, at);
      case CLARIFY -> clarify(understood, published);
      case NOT_SURE -> notSure(published, misses, at);
      case SMALL_TALK -> smallTalk(understood, published, at);
      case REDIRECTED -> redirect(understood, published, at);
    };
  }

  /** The entry's answer, its doubts said, with the ways on. */
  public Text answer(Published published, FaqEntry entry, @Nullable Audience audience, Instant at) {
    if (published.withheld().isOff(entry)) {
      return withheld(published, at);
    }
    Rendered rendered = published.answer(entry, audience, at);
    StringBuilder text = new StringBuilder(rendered.text());
    if (entry.caution() != null) {
      text.append("\n\n")
          .append(replies.text(Line.CAUTION, "caution", published.render(entry.caution(), at).text()));
    } else if (!rendered.isCertain()) {
      text.append("\n\n").append(replies.text(Line.NOT_CONFIRMED));
    }
    List<Option> options = new ArrayList<>();
    if (entry.detail() != null) {
      options.add(Payload.button(replies.text(Line.BUTTON_DETAIL), Payload.DETAIL, entry.id().value()));
    }
    options.add(Payload.button(replies.text(Line.BUTTON_BASIS), Payload.BASIS, entry.id().value()));
    Sums.under(entry.id())
        .ifPresent(kind -> options.add(Payload.button(replies.text(Line.BUTTON_SUM), Payload.SUM, kind)));
    entry.followUps().stream()
        // The person stands last below every answer already.
        .filter(id -> !WANTS_PERSON.equals(id))
        .flatMap(id -> published.entry(id).stream())
        .limit(FOLLOW_UPS)
        .map(Payload::entry)
        .forEach(options::add);
    options.add(person());
    return new Text(text.toString(), options);
  }

  /** An answer somebody has taken out of use: nobody is told a wrong figure meanwhile. */
  Text withheld(Published published, Instant at) {
    return new Text(
        published.render(replies.text(Line.WITHHELD, "hotline", "{{hotline}}"), at).text(), List.of(person()));
  }

  /** The same as a turn's reply; the conversation remembers the entry. */
  Reply answer(Turn turn, Conversation conversation, FaqEntry entry, double confidence) {
    Text text = answer(turn.published(), entry, conversation.audience(), turn.now());
    return Reply.of(conversation.answered(entry.id()), Outcome.ANSWERED, text.text(), text.options())
        .about(entry.id(), confidence);
  }

  /** The same, written to somebody who asked below a post. */
  Text inPrivate(Text answer) {
    return new Text(replies.text(Line.COMMENT_PRIVATE, "answer", answer.text()), answer.options());
  }

  Text basis(FaqEntry entry) {
    return new Text(
        replies.text(Line.BASIS, "basis", String.join("\n", entry.basis())), wayOn(entry, Payload.BASIS));
  }

  Text detail(Published published, FaqEntry entry, Instant at) {
    String detail = entry.detail() == null ? entry.answer() : entry.detail();
    return new Text(published.render(detail, at).text(), wayOn(entry, Payload.DETAIL));
  }

  /** The legal basis as one line, for the API. */
  public String basisLine(FaqEntry entry) {
    return String.join("; ", entry.basis());
  }

  private List<Option> wayOn(FaqEntry entry, String shown) {
    List<Option> options = new ArrayList<>();
    if (shown.equals(Payload.DETAIL)) {
      options.add(Payload.button(replies.text(Line.BUTTON_BASIS), Payload.BASIS, entry.id().value()));
    } else if (entry.detail() != null) {
      options.add(Payload.button(replies.text(Line.BUTTON_DETAIL), Payload.DETAIL, entry.id().value()));
    }
    options.add(person());
    return options;
  }

  private Text clarify(Understanding understood, Published published) {
    List<Option> options =
        Stream.concat(
                understood.options().stream().flatMap(id -> published.entry(id).stream()).map(Payload::entry),
                Stream.of(Payload.button(replies.text(Line.BUTTON_NONE_OF_THESE), Payload.PERSON, "")))
            .toList();
    return new Text(replies.text(Line.CLARIFY), options);
  }

  private Text notSure(Published published, int misses, Instant at) {
    String words =
        misses == 0 ? replies.text(Line.NOT_SURE) : replies.text(Line.NOT_SURE_AGAIN, "hotline", "{{hotline}}");
    return new Text(
        published.render(words, at).text(),
        List.of(person(), Payload.button(replies.text(Line.BUTTON_AGAIN), Payload.AGAIN, "")));
  }

  private Text smallTalk(Understanding understood, Published published, Instant at) {
    String kind = understood.smallTalk() == null ? "" : understood.smallTalk();
    String words = published.knowledge().smallTalk(kind).map(FixedReply::reply).orElse(replies.text(Line.ASK_FREELY));
    return new Text(published.render(words, at).text(), List.of());
  }

  private Text redirect(Understanding understood, Published published, Instant at) {
    Redirect redirect = understood.redirect();
    if (redirect == null) {
      throw new IllegalStateException("A redirected understanding names its redirect");
    }
    String words =
        published.knowledge().redirect(redirect).map(FixedReply::reply).orElse(replies.text(Line.NOT_SURE));
    List<Option> options = redirect == Redirect.ABUSE ? List.of() : List.of(person());
    return new Text(published.render(words, at).text(), options);
  }

  private Option person() {
    return Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, "");
  }

  private static FaqEntry entry(Published published, @Nullable EntryId id) {
    FaqEntry entry = id == null ? null : published.entries().get(id);
    if (entry == null) {
      throw new IllegalStateException("The search found entry '" + id + "', which is not published");
    }
    return entry;
  }
}
