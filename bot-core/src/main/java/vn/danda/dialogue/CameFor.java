package vn.danda.dialogue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.EntryId;

/**
 * The word in a link into a chat that says which answer somebody wants to read there, and who sent them.
 *
 * @param sender the code of the agent whose link it is, for example {@code NA-0001}, or null
 */
public record CameFor(EntryId entry, @Nullable String sender) {

  /** Networks carry 1 to 64 of {@code A-Z a-z 0-9 _ -}. */
  private static final int LONGEST = 64;

  private static final Pattern WORD = Pattern.compile("h_([a-z0-9-]{1,62})(?:_([A-Za-z0-9-]{1,16}))?");

  /** The word; empty when the entry's name is too long for one. A sender that does not fit is left out. */
  public Optional<String> word() {
    String plain = "h_" + entry.value();
    String whole = sender == null ? plain : plain + "_" + sender;
    return Optional.of(whole.length() <= LONGEST ? whole : plain).filter(word -> word.length() <= LONGEST);
  }

  static Optional<CameFor> read(@Nullable String referral) {
    Matcher word = WORD.matcher(referral == null ? "" : referral);
    return word.matches() && isEntryId(word.group(1))
        ? Optional.of(new CameFor(new EntryId(word.group(1)), word.group(2)))
        : Optional.empty();
  }

  private static boolean isEntryId(String text) {
    return !text.startsWith("-") && !text.endsWith("-") && !text.contains("--");
  }
}
