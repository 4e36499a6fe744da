package vn.danda.content;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells an entry's owner in time that it has to be read again, and that it is withheld once its day has passed. Every
 * node may look as often as it likes: one day of review makes one task of each kind.
 */
@Component
public class ReviewDays {

  /** So long before its last day the owner is told. */
  public static final int TOLD_BEFORE = 14;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");
  private static final Logger log = LoggerFactory.getLogger(ReviewDays.class);

  private final EntryCare care;
  private final ContentTasks tasks;
  private final Clock clock;

  ReviewDays(EntryCare care, ContentTasks tasks, Clock clock) {
    this.care = care;
    this.tasks = tasks;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = 600_000)
  void lookAfter() {
    try {
      tell();
    } catch (RuntimeException e) {
      log.warn("cannot look for entries to be read again, will try again: {}", e.getMessage());
    }
  }

  /** Makes the tasks that are due; returns how many are new. */
  public int tell() {
    LocalDate today = Published.day(clock.instant());
    return (int)
        care.dueBy(today.plusDays(TOLD_BEFORE)).stream().filter(one -> tasks.make(task(one, today))).count();
  }

  private static ContentTasks.Wanted task(EntryCare.Care care, LocalDate today) {
    LocalDate day = care.reviewBy() == null ? today : care.reviewBy();
    boolean expired = day.isBefore(today);
    String why =
        expired
            ? "Hết hạn ngày " + DAY.format(day) + " nên trợ lý đang không trả lời câu này. Đọc lại, sửa nếu cần, rồi ghi hạn mới."
            : "Chỉ dùng đến hết ngày " + DAY.format(day) + ". Đọc lại rồi ghi hạn mới, kẻo trợ lý thôi trả lời.";
    return new ContentTasks.Wanted(
        expired ? ContentTasks.Kind.EXPIRED : ContentTasks.Kind.REVIEW_DUE,
        ContentPart.entry(care.id()),
        why,
        "review-by:" + day,
        day,
        care.owner());
  }
}
