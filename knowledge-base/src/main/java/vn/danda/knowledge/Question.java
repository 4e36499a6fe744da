package vn.danda.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed, with what is known around it.
 *
 * @param text as typed; any length, any spelling
 * @param audience the group the person belongs to, if known
 * @param earlier the person's messages before this one that still count (the caller drops those older than ten
 *     minutes), oldest first
 */
public record Question(String text, @Nullable Audience audience, List<String> earlier) {

  public Question {
    earlier = List.copyOf(earlier);
  }

  public static Question of(String text) {
    return new Question(text, null, List.of());
  }
}
