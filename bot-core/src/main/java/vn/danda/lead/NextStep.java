package vn.danda.lead;

import java.util.Locale;

/** What is to be done next for an open lead. */
public enum NextStep {
  CALL("Gọi lần đầu"),
  CALL_AGAIN("Gọi lại"),
  WRITE("Nhắn hỏi lại số"),
  MEET("Gặp"),
  FOLLOW_UP("Hỏi lại sau khi gặp"),
  /** Tried often enough: somebody with more to say decides. */
  DECIDE("Tổ trưởng quyết định"),
  NONE("Xong");

  private final String label;

  NextStep(String label) {
    this.label = label;
  }

  /** For staff, in Vietnamese. */
  public String label() {
    return label;
  }

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static NextStep of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
