package vn.danda.lead;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a call or a meeting. Each sets the next step, or closes the lead with its reason. */
public enum LeadOutcome {
  NOT_REACHED(1, "Không nghe máy", NextStep.CALL_AGAIN, null),
  CALL_LATER(2, "Hẹn gọi lại", NextStep.CALL_AGAIN, Duration.ofHours(8)),
  APPOINTMENT(3, "Hẹn gặp", NextStep.MEET, Duration.ofHours(16)),
  MET(4, "Đã gặp, đang cân nhắc", NextStep.FOLLOW_UP, Duration.ofHours(24)),
  JOINED(5, "Đã tham gia", NextStep.NONE, null),
  NO_MONEY(6, "Chưa có tiền", NextStep.NONE, null),
  NOT_CONVINCED(7, "Chưa tin, chưa muốn", NextStep.NONE, null),
  HAS_INSURANCE(8, "Đã có BHXH", NextStep.NONE, null),
  NOT_ELIGIBLE(9, "Không thuộc diện", NextStep.NONE, null),
  WRONG_NUMBER(10, "Sai số", NextStep.WRITE, Duration.ofHours(8)),
  ANSWERED_IN_CHAT(11, "Đã trả lời xong trong chat", NextStep.NONE, null),
  /** Tried again and again without success; a supervisor closes it so. */
  UNREACHABLE(12, "Không liên lạc được", NextStep.NONE, null),
  /** The person withdrew their consent or had their data erased; nobody chooses this. */
  WITHDRAWN(0, "Người dân rút đồng ý", NextStep.NONE, null);

  private final int code;
  private final String label;
  private final NextStep next;
  private final @Nullable Duration wait;

  LeadOutcome(int code, String label, NextStep next, @Nullable Duration wait) {
    this.code = code;
    this.label = label;
    this.next = next;
    this.wait = wait;
  }

  /** For paper and chat: 1 to 12. */
  public int code() {
    return code;
  }

  /** For staff, in Vietnamese. */
  public String label() {
    return label;
  }

  public boolean closes() {
    return next == NextStep.NONE;
  }

  /** Whether staff and person have talked: then the person may be asked how it was. */
  public boolean talked() {
    return this != NOT_REACHED && this != WRONG_NUMBER && this != UNREACHABLE && this != WITHDRAWN;
  }

  NextStep next() {
    return next;
  }

  /** Duty time until the next step, where it does not depend on the tries so far. */
  Optional<Duration> waiting() {
    return Optional.ofNullable(wait);
  }

  /** What staff choose from, in the order of the codes. */
  public static List<LeadOutcome> choices() {
    return Arrays.stream(values()).filter(one -> one != WITHDRAWN).toList();
  }

  public static Optional<LeadOutcome> byCode(int code) {
    return choices().stream().filter(one -> one.code == code).findFirst();
  }

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LeadOutcome of(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
