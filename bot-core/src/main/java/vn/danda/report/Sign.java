package vn.danda.report;

/** What shows that an answer was not what the person wanted. */
public enum Sign {
  /** They tapped "chưa trúng ý". */
  MISSES,
  /** They asked much the same again at once. */
  ASKED_AGAIN,
  /** They asked for a person right after it. */
  ASKED_FOR_PERSON
}
