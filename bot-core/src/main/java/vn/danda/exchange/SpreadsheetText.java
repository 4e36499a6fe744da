package vn.danda.exchange;

/**
 * A cell that begins with one of these is a formula to a spreadsheet, and could fetch or send things when somebody opens
 * the table. An apostrophe before it makes it words; reading takes it off again.
 */
final class SpreadsheetText {

  private static final String BEGINS_A_FORMULA = "=+-@\t\r";

  private SpreadsheetText() {}

  static String guarded(String text) {
    return !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  static String unguarded(String text) {
    return text.length() > 1 && text.charAt(0) == '\'' && BEGINS_A_FORMULA.indexOf(text.charAt(1)) >= 0 ? text.substring(1) : text;
  }
}
