package vn.danda.knowledge.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.text.Spelled;

/**
 * What a message is about, most likely first.
 *
 * @param ranked the likeliest topics; empty when the message has no words
 * @param confidence how probable it is that the first one is right, 0.0 to 1.0
 * @param advice what that confidence allows
 * @param spelled the message as the search read it
 * @param shared the message's words that the first topic's phrasings have too, rarest first
 * @param closest the first topic's phrasing most like the message
 */
public record Finding(
    List<Ranked> ranked,
    double confidence,
    Advice advice,
    Spelled spelled,
    List<String> shared,
    @Nullable String closest) {

  /** A topic and its share of the belief. */
  public record Ranked(Topic topic, double share) {}

  /** What may be done with a finding. */
  public enum Advice {
    /** The first topic may be taken for what was meant. */
    TRUST,
    /** The right one is probably among the first: ask which. */
    ASK,
    /** Probably none of them. */
    DOUBT
  }

  public Finding {
    ranked = List.copyOf(ranked);
    shared = List.copyOf(shared);
  }
}
