package vn.danda.lead;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.duty.DutyCalendar;
import vn.danda.duty.OpeningWords;
import vn.danda.knowledge.Audience;

/**
 * All an agent needs before the first word, in at most twelve lines, so that nobody has to say anything twice. Only for
 * whoever took the lead on. What is not known has no line.
 */
public final class HandOffCard {

  public static final int MOST_LINES = 12;
  private static final int LONGEST = 160;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("HH:mm d/M/yyyy").withZone(DutyCalendar.ZONE);

  private HandOffCard() {}

  /** {@code window} says until when the person may be written to, or null where the network knows no such limit. */
  public static List<String> lines(Lead lead, @Nullable String window, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(lead.number() + " · " + lead.calledName() + (lead.phone() == null ? "" : " · " + lead.phone()));
    String home = Stream.of(lead.communeText(), group(lead.audience())).filter(one -> one != null).collect(Collectors.joining(" · "));
    add(lines, "Ở", home.isEmpty() ? null : home);
    add(lines, "Giờ tiện", lead.bestTime());
    add(lines, "Đã đóng", lead.earlier());
    add(lines, "Muốn", lead.wish());
    add(lines, "Đã hỏi", joined(lead.asked(), " / "));
    add(lines, "Đã trả lời", joined(lead.answered(), "; "));
    add(lines, "Đã tính", lead.computed());
    add(lines, "Đồng ý", lead.consentAt() == null ? null : "được gọi lại, lúc " + DAY.format(lead.consentAt()));
    add(lines, "Còn nhắn được", window);
    add(lines, "Việc", lead.dueAt() == null ? null : lead.nextStep().label() + ", trước " + OpeningWords.of(lead.dueAt(), now));
    add(lines, "Lần trước", lead.outcome() == null ? null : lead.outcome().label() + (lead.tries() > 1 ? " (" + lead.tries() + " lần)" : ""));
    return List.copyOf(lines);
  }

  /** The group in the words of the people. */
  public static @Nullable String group(@Nullable String audience) {
    return audience == null
        ? null
        : switch (Audience.of(audience)) {
          case YOUNG_WORKER -> "lao động trẻ, làm tự do";
          case FARMER_TRADER -> "làm nông, buôn bán";
          case JOB_SEEKER -> "đang tìm việc";
          case RETURNED_WORKER -> "đã nghỉ việc về quê";
        };
  }

  private static void add(List<String> lines, String label, @Nullable String value) {
    if (value != null) {
      String plain = value.replaceAll("\\s+", " ").strip();
      lines.add(label + ": " + (plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…"));
    }
  }

  private static @Nullable String joined(List<String> some, String between) {
    return some.isEmpty() ? null : String.join(between, some);
  }
}
