package vn.danda.knowledge.index;

import java.util.List;

/** A part of the search that can be left out, to measure what it brings. What people are answered with has them all. */
public enum Layer {
  /** Missing marks, short forms and slips are put right; else words stay as typed. */
  SPELLING,
  /** Different words for one thing count as one. */
  CONCEPTS(Cut.CONCEPT, Cut.CONCEPT_PAIR),
  /** Words with their marks. */
  MARKED_WORDS(Cut.MARKED, Cut.MARKED_PAIR),
  /** Words without their marks. */
  FOLDED_WORDS(Cut.FOLDED, Cut.FOLDED_PAIR),
  /** Two words, or two things said, one after the other. */
  PAIRS(Cut.CONCEPT_PAIR, Cut.FOLDED_PAIR, Cut.MARKED_PAIR),
  /** Three letters one after the other. */
  TRIGRAMS(Cut.TRIGRAM),
  /** Lucene's BM25. */
  INDEX,
  /** The learned classifier; else likeness to the nearest phrasing and the index stand in. */
  CLASSIFIER,
  /** Confidence and thresholds learned from the content; else the belief itself, from 0.6 answered, from 0.2 asked. */
  CALIBRATION,
  /** What was said before. */
  CONTEXT;

  private final List<Cut> cuts;

  Layer(Cut... cuts) {
    this.cuts = List.of(cuts);
  }

  List<Cut> cuts() {
    return cuts;
  }
}
