package vn.danda.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.danda.knowledge.index.Finding;
import vn.danda.knowledge.index.Topic;
import vn.danda.knowledge.text.Spelled.Change;

/** Puts a finding into words for content staff. */
final class Explanation {

  private static final int MOST_WORDS = 8;
  private static final int MOST_CANDIDATES = 5;

  private Explanation() {}

  static Why of(Finding finding, Understanding understanding, Map<String, String> labels) {
    List<Why.Candidate> candidates =
        finding.ranked().stream()
            .limit(MOST_CANDIDATES)
            .map(ranked -> new Why.Candidate(ranked.topic().key(), label(ranked.topic(), labels), ranked.share()))
            .toList();
    List<String> matched = finding.shared().stream().limit(MOST_WORDS).toList();
    String summary = summary(finding, understanding, candidates, matched);
    return new Why(finding.spelled().text(), understanding, matched, finding.closest(), candidates, summary);
  }

  private static String label(Topic topic, Map<String, String> labels) {
    return switch (topic.kind()) {
      case ENTRY -> labels.getOrDefault(topic.key(), topic.key());
      case REDIRECT -> "trả lời cố định: " + about(Redirect.of(topic.key()));
      case SMALL_TALK -> "chào hỏi: " + topic.key();
    };
  }

  private static String about(Redirect redirect) {
    return switch (redirect) {
      case OWN_FILE -> "hồ sơ riêng của người hỏi";
      case COMPULSORY_INSURANCE -> "bảo hiểm công ty đóng";
      case HEALTH_COVER -> "thẻ trả cho bệnh, thuốc nào";
      case OTHER_INSURANCE -> "bảo hiểm khác";
      case OTHER_OFFICE -> "việc của cơ quan khác";
      case LOAN_OR_SCAM -> "vay mượn, chào mời";
      case ABUSE -> "lời nặng";
      case DANGER -> "có người gặp nguy";
    };
  }

  private static String summary(
      Finding finding, Understanding understanding, List<Why.Candidate> candidates, List<String> matched) {
    if (candidates.isEmpty()) {
      return "Tin nhắn không có chữ nào để hiểu.";
    }
    StringBuilder text = new StringBuilder("Bot đọc là: “").append(finding.spelled().text()).append("”.");
    List<Change> changes = finding.spelled().changes();
    if (!changes.isEmpty()) {
      text.append(" Đã đọc lại: ").append(changes(changes)).append('.');
    }
    if (!matched.isEmpty()) {
      text.append(" Chữ trùng với mục đứng đầu: ").append(String.join(", ", matched)).append('.');
    }
    text.append(' ').append(outcome(understanding)).append(' ').append(first(candidates));
    return text.toString();
  }

  private static String changes(List<Change> changes) {
    return changes.stream()
        .limit(MOST_WORDS)
        .map(change -> change.typed() + " → " + change.read())
        .collect(Collectors.joining(", "));
  }

  private static String outcome(Understanding understanding) {
    String sure = percent(understanding.confidence());
    return switch (understanding.outcome()) {
      case ANSWERED -> "Trả lời luôn vì chắc " + sure + ".";
      case CLARIFY -> "Hỏi lại vì chỉ chắc " + sure + ".";
      case NOT_SURE -> "Nói là chưa chắc, vì chỉ chắc " + sure + ".";
      case SMALL_TALK -> "Coi là chào hỏi, chắc " + sure + ".";
      case REDIRECTED ->
          understanding.redirect() == Redirect.DANGER
              ? "Có dấu hiệu người gặp nguy, nên luôn trả lời cố định."
              : "Không thuộc câu hỏi của bot, chắc " + sure + ".";
    };
  }

  private static String first(List<Why.Candidate> candidates) {
    String first = "Gần nhất: " + candidates.getFirst().label() + " (" + percent(candidates.getFirst().share()) + ")";
    return candidates.size() < 2
        ? first + "."
        : first + ", rồi đến " + candidates.get(1).label() + " (" + percent(candidates.get(1).share()) + ").";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }
}
