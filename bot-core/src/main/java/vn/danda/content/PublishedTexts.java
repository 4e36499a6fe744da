package vn.danda.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import vn.danda.content.ContentPart.Kind;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FixedReply;

/** The FAQ entries and the fixed replies. */
@Component
class PublishedTexts implements DatedTexts {

  @Override
  public List<Piece> pieces(Published published) {
    List<Piece> pieces = new ArrayList<>();
    published.knowledge().entries().forEach(entry -> pieces.add(piece(entry)));
    published.knowledge().redirects().forEach(reply -> pieces.add(piece(reply)));
    published.knowledge().smallTalk().forEach(reply -> pieces.add(piece(reply)));
    return pieces;
  }

  private static Piece piece(FaqEntry entry) {
    List<String> texts = new ArrayList<>(List.of(entry.answer()));
    texts.add(Objects.requireNonNullElse(entry.detail(), ""));
    texts.add(Objects.requireNonNullElse(entry.caution(), ""));
    entry.audiences().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> texts.add(each.getValue()));
    return new Piece(ContentPart.entry(entry.id()), DatedTexts.present(texts.stream()), entry.basis());
  }

  private static Piece piece(FixedReply reply) {
    return new Piece(new ContentPart(Kind.FIXED_REPLY, reply.kind()), List.of(reply.reply()), List.of());
  }
}
