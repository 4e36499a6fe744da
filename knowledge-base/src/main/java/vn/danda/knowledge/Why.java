package vn.danda.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a message was understood as it was, for content staff.
 *
 * @param read the message as the search read it: abbreviations spelled out, marks restored
 * @param understanding what the search made of it
 * @param matched words of the message that the first candidate's phrasings share, weightiest first
 * @param closest the phrasing of the first candidate most like the message, or null when nothing was found
 * @param candidates what the message could be about, likeliest first, each with its share of the belief
 * @param summary the same in a few Vietnamese sentences
 */
public record Why(
    String read,
    Understanding understanding,
    List<String> matched,
    @Nullable String closest,
    List<Candidate> candidates,
    String summary) {

  /**
   * One thing the message could be about.
   *
   * @param name the entry's id, the redirect's key or the small talk's name
   * @param label what content staff call it
   * @param share of the belief, 0.0 to 1.0
   */
  public record Candidate(String name, String label, double share) {}

  public Why {
    matched = List.copyOf(matched);
    candidates = List.copyOf(candidates);
  }
}
