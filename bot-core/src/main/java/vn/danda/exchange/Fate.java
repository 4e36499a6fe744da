package vn.danda.exchange;

/** What becomes of a row. */
public enum Fate {
  NEW_ENTRY("bài mới", true),
  CHANGES_ENTRY("sửa bài", true),
  NEW_PHRASING("cách hỏi mới", true),
  NEW_WORDING("lời riêng cho nhóm", true),
  SAME("đã có y như vậy", false),
  DUPLICATE("trùng dòng trước trong tệp", false),
  EMPTY("dòng trống", false),
  NEAR_DUPLICATE("trùng ý với bài khác", false),
  JARGON("lời còn hành chính", false),
  BAD_FIGURE("sai con số", false),
  TOO_LONG("dài quá", false),
  MISSING("thiếu ô", false),
  UNKNOWN_ENTRY("không có bài này", false),
  UNKNOWN_GROUP("không có chủ đề này", false),
  UNKNOWN_AUDIENCE("không có nhóm người này", false),
  UNKNOWN_REGISTER("không có kiểu gõ này", false),
  PERSONAL("có số điện thoại hoặc giấy tờ", false),
  IN_WORK("bài đang có người sửa", false);

  private final String label;
  private final boolean taken;

  Fate(String label, boolean taken) {
    this.label = label;
    this.taken = taken;
  }

  /** In everyday Vietnamese. */
  public String label() {
    return label;
  }

  /** Whether the row becomes part of a draft. */
  public boolean isTaken() {
    return taken;
  }

  /** Whether the writer should look at the row: neither taken nor there already. */
  public boolean isFault() {
    return !taken && this != SAME && this != EMPTY;
  }
}
