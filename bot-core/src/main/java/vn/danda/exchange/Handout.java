package vn.danda.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.danda.content.Published;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryGroups;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.FigureNames;
import vn.danda.knowledge.figure.Rendered;

/**
 * Published answers to be carried away from here, where nobody corrects them any more: so only what is certain and in use
 * goes along, and every form says of which day it is.
 *
 * @param pieces in the order of the topics
 * @param leftOut why some of the chosen entries are not among them, by their label
 * @param day whose figures these are
 */
public record Handout(List<Piece> pieces, Map<String, String> leftOut, LocalDate day) {

  /** Longer messages are cut by Zalo (see the channel's capabilities). */
  public static final int LONGEST_ZALO = 2000;

  /** What Facebook takes for a post. */
  public static final int LONGEST_FACEBOOK = 63_206;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  /** One answer, figures filled in, without any markup. */
  public record Piece(
      String id, String topic, String question, String answer, String detail, String caution, List<String> basis) {

    /** The legal basis as one line. */
    public String source() {
      return String.join("; ", basis);
    }
  }

  /** A text for a network, or why there is none. */
  public record Post(@Nullable String text, @Nullable String refused) {}

  /** These entries as they read at that moment, for an audience or for everybody. */
  public static Handout of(List<FaqEntry> chosen, @Nullable Audience audience, Published published, Instant now) {
    Map<String, String> leftOut = new TreeMap<>();
    List<FaqEntry> inOrder = new ArrayList<>();
    Map<String, List<FaqEntry>> byGroup = chosen.stream().distinct().collect(Collectors.groupingBy(FaqEntry::group));
    EntryGroups.inOrder(byGroup.keySet()).forEach(group -> inOrder.addAll(byGroup.getOrDefault(group, List.of())));
    List<Piece> pieces = new ArrayList<>();
    for (FaqEntry entry : inOrder) {
      if (published.withheld().isOff(entry)) {
        leftOut.put(entry.label(), "đang tắt hoặc quá hạn xem lại");
        continue;
      }
      Rendered answer = published.answer(entry, audience, now);
      Rendered detail = published.render(entry.detail() == null ? "" : entry.detail(), now);
      String doubt = doubt(answer, detail);
      if (doubt == null) {
        pieces.add(piece(entry, answer, detail, published, now));
      } else {
        leftOut.put(entry.label(), doubt);
      }
    }
    return new Handout(List.copyOf(pieces), leftOut, Published.day(now));
  }

  private static Piece piece(FaqEntry entry, Rendered answer, Rendered detail, Published published, Instant now) {
    String caution = entry.caution() == null ? "" : published.render(entry.caution(), now).text();
    return new Piece(
        entry.id().value(), EntryGroups.title(entry.group()), entry.question(), answer.text(), detail.text(), caution, entry.basis());
  }

  private static @Nullable String doubt(Rendered... texts) {
    for (Rendered text : texts) {
      if (!text.missing().isEmpty()) {
        return "thiếu con số " + String.join(", ", text.missing());
      }
      if (!text.isCertain()) {
        return "con số chưa chắc: " + text.notCertain().stream().map(Figure::key).distinct().map(FigureNames::of).collect(Collectors.joining(", "));
      }
    }
    return null;
  }

  /** The day in words, for every form. */
  public String asOf() {
    return DAY.format(day);
  }

  /** A post for the page: everything, the link of whoever posts it, the office's name. */
  public Post facebook(String office, String link) {
    return fitting(LONGEST_FACEBOOK, "Facebook", text(true, office, link));
  }

  /** A message for Zalo: short, without the details. */
  public Post zalo(String office, String link) {
    return fitting(LONGEST_ZALO, "Zalo", text(false, office, link));
  }

  private Post fitting(int longest, String network, String text) {
    if (pieces.isEmpty()) {
      return new Post(null, "Không còn bài nào chắc chắn để đăng.");
    }
    return text.length() <= longest
        ? new Post(text, null)
        : new Post(null, "Dài " + text.length() + " chữ cái, " + network + " nhận tối đa " + longest + ". Chọn ít bài hơn.");
  }

  private String text(boolean detailed, String office, String link) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append("❓ ").append(piece.question()).append('\n').append(piece.answer()).append('\n');
      if (detailed && !piece.detail().isEmpty()) {
        text.append('\n').append(piece.detail()).append('\n');
      }
      if (!piece.caution().isEmpty()) {
        text.append("Lưu ý: ").append(piece.caution()).append('\n');
      }
      text.append("Căn cứ: ").append(detailed ? piece.source() : piece.basis().getFirst()).append("\n\n");
    }
    return text.append("Con số tính theo ngày ").append(asOf()).append(". Nguồn: ").append(office).append('.')
        .append("\nHỏi tiếp, không mất tiền: ").append(link)
        .toString();
  }
}
