package vn.danda.content;

import java.util.Locale;
import java.util.Optional;
import vn.danda.knowledge.EntryId;

/**
 * A piece of what people read: it can depend on a figure and be looked over.
 *
 * @param name its id within its kind, for example {@code muc-dong-toi-thieu} or {@code contribution}
 */
public record ContentPart(Kind kind, String name) {

  /** What kinds of pieces there are. */
  public enum Kind {
    /** An FAQ entry. */
    ENTRY,
    CALCULATOR,
    /** A redirect or a piece of small talk. */
    FIXED_REPLY,
    /** One of the bot's own sentences. */
    SENTENCE,
    /** A thing of the price list. */
    PRICE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ContentPart {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A piece of content has a name");
    }
  }

  public static ContentPart entry(EntryId id) {
    return new ContentPart(Kind.ENTRY, id.value());
  }

  /** The reverse of {@link #toString}; throws {@link IllegalArgumentException} naming what is no such text. */
  public static ContentPart parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("Not a piece of content: '" + text + "'");
    }
    return new ContentPart(Kind.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)), text.substring(colon + 1));
  }

  /** The entry it is, if it is one. */
  public Optional<EntryId> entryId() {
    return kind == Kind.ENTRY ? Optional.of(new EntryId(name)) : Optional.empty();
  }

  /** For example {@code entry:bien-lai}. */
  @Override
  public String toString() {
    return kind.key() + ":" + name;
  }
}
