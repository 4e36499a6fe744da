package vn.danda.channels.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sites that may show the chat, from one line: {@code https://bhxh.example dienchau=https://xa.example}. An entry with
 * a key is a site of its own: its page names the key, only that site may frame it, and who comes by it is known by the
 * key.
 */
final class WebChatSites {

  private static final Pattern ENTRY = Pattern.compile("(?:(?<key>[a-z0-9-]{1,32})=)?(?<origin>https?://[A-Za-z0-9.-]+(?::\\d{1,5})?)");
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,32}");

  /** The sites without a key stand under "". */
  private final Map<String, String> origins = new LinkedHashMap<>();

  /** Throws with a sentence that names the entry which is none. */
  WebChatSites(String line) {
    origins.put("", "");
    for (String entry : line.strip().split("\\s+")) {
      if (entry.isEmpty()) {
        continue;
      }
      Matcher site = ENTRY.matcher(entry);
      if (!site.matches()) {
        throw new IllegalArgumentException(
            "DANDA_WEB_ALLOWED_ORIGINS must be addresses like https://bhxh.example or key=https://bhxh.example, separated"
                + " by spaces, but has '" + entry + "'");
      }
      String key = site.group("key") == null ? "" : site.group("key");
      origins.merge(key, site.group("origin"), (one, other) -> (one + " " + other).strip());
    }
  }

  /** Who may frame the page that names this key, separated by spaces; empty when there is no such site. */
  Optional<String> originsOf(@Nullable String key) {
    return Optional.ofNullable(origins.get(key == null ? "" : key));
  }

  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }
}
