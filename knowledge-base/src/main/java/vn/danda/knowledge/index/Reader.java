package vn.danda.knowledge.index;

import java.util.function.Function;
import vn.danda.knowledge.text.Concepts;
import vn.danda.knowledge.text.Spelled;

/** Reads a message or a phrasing the same way: spelled out, then cut into what is compared. */
record Reader(Function<String, Spelled> spelling, Concepts concepts) {

  Spelled spell(String text) {
    return spelling.apply(text);
  }

  Terms terms(Spelled spelled) {
    return Terms.of(spelled.words(), concepts.of(spelled.words()));
  }

  Terms read(String text) {
    return terms(spell(text));
  }
}
