package vn.danda.knowledge.figure;

/** An amount measured in things everybody buys, or why it is not. */
public sealed interface Comparison {

  /** For example {@code (bằng chừng 3 ly trà đá)}, brackets and all. */
  record Said(String words) implements Comparison {}

  /**
   * Nothing is said; the sentence around it stays whole.
   *
   * @param price the key of the price
   * @param waits whether somebody has to look at the price again: it is too old, or was not known yet on the day
   * @param why for staff, in Vietnamese
   */
  record LeftOut(String price, boolean waits, String why) implements Comparison {}
}
