package vn.danda.knowledge.index;

import java.util.List;

/**
 * What a message is about, most likely first.
 *
 * @param ranked the likeliest topics; empty when no word of the message is known
 * @param confidence how probable it is that the first one is right, 0.0 to 1.0
 * @param advice what that confidence allows
 * @param read the message as the search read it: spelled out, with marks
 */
public record Finding(List<Ranked> ranked, double confidence, Advice advice, String read) {

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
  }
}
