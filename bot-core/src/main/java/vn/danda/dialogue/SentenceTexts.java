package vn.danda.dialogue;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.danda.content.ContentPart;
import vn.danda.content.ContentPart.Kind;
import vn.danda.content.DatedTexts;
import vn.danda.content.Published;

/** The bot's own sentences: some give the hotline, which is a figure like others. */
@Component
class SentenceTexts implements DatedTexts {

  private final Replies replies;

  SentenceTexts(Replies replies) {
    this.replies = replies;
  }

  @Override
  public List<Piece> pieces(Published published) {
    return Stream.of(Line.values())
        .map(
            line ->
                new Piece(
                    new ContentPart(Kind.SENTENCE, line.key()),
                    List.of(replies.text(line, "hotline", "{{hotline}}")),
                    List.of()))
        .toList();
  }
}
