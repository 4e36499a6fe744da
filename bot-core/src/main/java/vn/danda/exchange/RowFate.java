package vn.danda.exchange;

/**
 * A row's fate.
 *
 * @param row its number in the file
 * @param entry the entry it goes into or is compared with; empty when there is none
 * @param value what the fate is about, cut short
 * @param why in everyday Vietnamese; empty where the fate says it all
 */
public record RowFate(int row, Fate fate, String entry, String value, String why) {

  /** So much of a value is shown. */
  static final int SHOWN = 60;

  private static final int LONGEST_ID = 64;

  static RowFate of(ImportRow row, Fate fate, String entry, String value, String why) {
    return new RowFate(row.number(), fate, ContentFile.cut(entry, LONGEST_ID), ContentFile.cut(value, SHOWN), why);
  }
}
