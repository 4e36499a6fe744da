package vn.danda.dialogue;

import java.util.Set;
import java.util.regex.Pattern;
import vn.danda.knowledge.text.VietnameseText;

/** What a comment says besides questions: nothing, a mark to find the post again, a friend's name. */
final class CommentWords {

  /** Two to five words that all begin with a capital: a friend called to the post. */
  private static final Pattern NAMES = Pattern.compile("@?(?:\\p{Lu}\\p{L}*\\s*){2,5}[.,!]*");

  /** How people mark a post to find it again, folded. */
  private static final Set<String> MARKS =
      Set.of("cham", "cham cham", "hong", "hong hong", "up", "uppp", "danh dau", "theo doi", "luu", "luu lai", "f", "h");

  private CommentWords() {}

  /** Whether there is nothing in it that anybody could answer. */
  static boolean asksNothing(String text) {
    String words = VietnameseText.fold(text).replaceAll("[^\\p{L}\\p{N} ]", " ").replaceAll("\\s+", " ").strip();
    return words.isEmpty() || MARKS.contains(words) || NAMES.matcher(text.strip()).matches();
  }
}
