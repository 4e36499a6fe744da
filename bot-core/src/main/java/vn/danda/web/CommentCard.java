package vn.danda.web;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.comment.Comment;
import vn.danda.content.Published;
import vn.danda.conversation.CommentReason;
import vn.danda.conversation.PersonalData;

/**
 * A comment as the page shows it.
 *
 * @param body with numbers of persons masked
 * @param why why it waits, or what became of it
 * @param urgent somebody is in danger, or somebody's number stands in public
 * @param mayWrite whether the one private message is still possible
 * @param formKey makes a double tap one deed
 */
record CommentCard(
    String id,
    String who,
    String time,
    String body,
    @Nullable String link,
    String why,
    boolean urgent,
    boolean mayWrite,
    boolean hidden,
    String formKey) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm d/M").withZone(Published.ZONE);

  /** How long the network takes a private message after a comment. */
  private static final Duration PRIVATE_FOR = Duration.ofDays(7);

  static CommentCard of(Comment comment, Instant now) {
    return new CommentCard(
        comment.id(),
        comment.writer() == null ? "Người dân" : comment.writer(),
        TIME.format(comment.commentedAt()),
        comment.body().isBlank() ? "(ảnh hoặc nhãn dán)" : PersonalData.mask(comment.body()),
        comment.link(),
        why(comment),
        comment.reason() == CommentReason.DANGER || comment.reason() == CommentReason.HIDE_FAILED,
        !"sent".equals(comment.privateReply()) && comment.commentedAt().plus(PRIVATE_FOR).isAfter(now),
        comment.hidden(),
        UUID.randomUUID().toString());
  }

  private static String why(Comment comment) {
    return switch (comment.status()) {
      case "answering" -> "Đang gửi câu trả lời.";
      case "answered" -> "Đã trả lời: " + by(comment) + ".";
      case "done" -> comment.reason() == CommentReason.HIDDEN_ON_PAGE ? "Đã ẩn trên Facebook." : "Xong: " + by(comment) + ".";
      case "gone" -> "Người viết đã xoá.";
      default -> reason(comment.reason());
    };
  }

  private static String by(Comment comment) {
    String name = comment.answeredBy();
    return switch (name) {
      case "bot" -> "trợ lý tự động";
      case "page" -> "đồng nghiệp trên Facebook";
      case null -> "không rõ ai";
      default -> name;
    };
  }

  private static String reason(CommentReason reason) {
    return switch (reason) {
      case SURE, WANTS_PERSON -> "Trợ lý trả lời được.";
      case PERSONAL_DATA -> "Có số điện thoại, giấy tờ hoặc email, cần ẩn và nhắn riêng.";
      case NOT_SURE -> "Trợ lý không chắc câu trả lời.";
      case DANGER -> "Chuyện nguy cấp, cần người thật ngay.";
      case ABUSE -> "Lời lẽ gay gắt, cần người thật xử lý.";
      case NOT_OURS -> "Chuyện riêng của người viết hoặc của cơ quan khác.";
      case ERASURE -> "Người viết muốn xoá thông tin.";
      case HELD -> "Cán bộ đang trò chuyện với người này.";
      case ANSWER_TOO_LONG -> "Câu trả lời dài hơn một tin nhắn.";
      case BROKEN -> "Trợ lý gặp trục trặc khi đọc bình luận này.";
      case NO_WORDS -> "Chỉ có ảnh hoặc nhãn dán.";
      case NO_QUESTION -> "Không hỏi gì.";
      case SMALL_TALK -> "Lời chào, cảm ơn.";
      case SWITCHED_OFF -> "Trợ lý đang tắt trả lời bình luận.";
      case POST_OFF -> "Bài này đang tắt trợ lý.";
      case POST_OLD -> "Bài cũ, trợ lý chỉ trả lời khi được bật.";
      case POST_AGE_UNKNOWN -> "Facebook không cho biết bài đăng ngày nào, trợ lý chỉ trả lời khi được bật.";
      case POST_CAP -> "Trợ lý đã trả lời nhiều dưới bài này.";
      case HOUR_CAP -> "Trợ lý đã trả lời nhiều trong một giờ qua.";
      case COLLEAGUE_IN_THREAD -> "Đồng nghiệp đang trả lời trong chuỗi này.";
      case PRIVATE_FAILED -> "Tin nhắn riêng không tới được người viết.";
      case PUBLIC_FAILED -> "Chưa đăng được câu trả lời công khai, xem trên Facebook đã có chưa.";
      case HIDE_FAILED -> "CHƯA ẨN ĐƯỢC, thông tin riêng vẫn đang lộ: ẩn ngay trên Facebook.";
      case AGENT, ON_PAGE, HIDDEN_ON_PAGE, REMOVED -> "Đã có người xử lý.";
    };
  }
}
