package vn.danda.knowledge.index;

import java.util.List;
import vn.danda.knowledge.text.Concepts;
import vn.danda.knowledge.text.Normaliser;
import vn.danda.knowledge.text.Spelled;
import vn.danda.knowledge.text.Tokens;

/**
 * Reads a message or a phrasing the same way: spelled out, then cut into what is compared.
 *
 * @param spelling whether it is spelled out; else words stay as typed
 */
record Reader(Normaliser normaliser, boolean spelling, Concepts concepts) {

  Spelled spell(String text) {
    return spelling ? normaliser.spell(text) : new Spelled(Tokens.of(text), List.of());
  }

  Terms terms(Spelled spelled) {
    return Terms.of(spelled.words(), concepts.of(spelled.words()));
  }

  Terms read(String text) {
    return terms(spell(text));
  }
}
