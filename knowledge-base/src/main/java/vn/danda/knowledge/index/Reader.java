package vn.danda.knowledge.index;

import vn.danda.knowledge.text.Concepts;
import vn.danda.knowledge.text.Normaliser;
import vn.danda.knowledge.text.Spelled;

/** Reads a message or a phrasing the same way: spelled out, then cut into what is compared. */
record Reader(Normaliser normaliser, Concepts concepts) {

  Terms terms(Spelled spelled) {
    return Terms.of(spelled.words(), concepts.of(spelled.words()));
  }

  Terms read(String text) {
    return terms(normaliser.spell(text));
  }
}
