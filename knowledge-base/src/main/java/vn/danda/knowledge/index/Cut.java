package vn.danda.knowledge.index;

/**
 * A way to cut a text into pieces that are compared. Pieces of one kind are numbered together, in this order; the first
 * five kinds are {@link Features}.
 */
enum Cut {
  /** What is said, synonyms as one. */
  CONCEPT("concepts", 1),
  /** Words without their marks. */
  FOLDED("folded", 1),
  /** Words as they are spelled. */
  MARKED("marked", 0.8f),
  FOLDED_PAIR("foldedPairs", 1),
  CONCEPT_PAIR("conceptPairs", 0.8f),
  MARKED_PAIR("markedPairs", 0),
  /** Three letters without marks, across words. */
  TRIGRAM("trigrams", 0);

  private final String field;
  private final float weight;

  Cut(String field, float weight) {
    this.field = field;
    this.weight = weight;
  }

  /** The name of its field in the index. */
  String field() {
    return field;
  }

  /** How much such a piece counts as a feature; 0 when it is none. */
  float weight() {
    return weight;
  }

  boolean isFeature() {
    return weight > 0;
  }

  /** A pair seen once says little and costs memory; a word seen once may be the only word there is. */
  boolean isWord() {
    return this == CONCEPT || this == FOLDED || this == MARKED;
  }
}
