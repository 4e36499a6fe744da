package vn.danda.lead;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Purpose;
import vn.danda.channels.Window;
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

  /** What a line is about. */
  public enum About {
    PERSON(""),
    HOME("Ở"),
    BEST_TIME("Giờ tiện"),
    EARLIER("Đã đóng"),
    WISH("Muốn"),
    ASKED("Đã hỏi"),
    ANSWERED("Đã trả lời"),
    COMPUTED("Đã tính"),
    CONSENT("Đồng ý"),
    WINDOW("Còn nhắn được"),
    STEP("Việc"),
    LAST("Lần trước");

    private final String label;

    About(String label) {
      this.label = label;
    }

    /** For staff, in Vietnamese; empty for the person, who needs none. */
    public String label() {
      return label;
    }
  }

  /** One line. */
  public record Fact(About about, String value) {
    @Override
    public String toString() {
      return about.label.isEmpty() ? value : about.label + ": " + value;
    }
  }

  /** {@code window} says until when the person may be written to, or null where the network knows no such limit. */
  public static List<String> lines(Lead lead, @Nullable String window, Instant now) {
    return facts(lead, window, now).stream().map(Fact::toString).toList();
  }

  /** The same for a page, which shows the labels apart. */
  public static List<Fact> facts(Lead lead, @Nullable String window, Instant now) {
    List<Fact> lines = new ArrayList<>();
    add(lines, About.PERSON, lead.number() + " · " + lead.calledName() + (lead.phone() == null ? "" : " · " + lead.phone()));
    String home = Stream.of(lead.communeText(), group(lead.audience())).filter(one -> one != null).collect(Collectors.joining(" · "));
    add(lines, About.HOME, home.isEmpty() ? null : home);
    add(lines, About.BEST_TIME, lead.bestTime());
    add(lines, About.EARLIER, lead.earlier());
    add(lines, About.WISH, lead.wish());
    add(lines, About.ASKED, joined(lead.asked(), " / "));
    add(lines, About.ANSWERED, joined(lead.answered(), "; "));
    add(lines, About.COMPUTED, lead.computed());
    add(lines, About.CONSENT, lead.consentAt() == null ? null : "được gọi lại, lúc " + DAY.format(lead.consentAt()));
    add(lines, About.WINDOW, window);
    add(lines, About.STEP, lead.dueAt() == null ? null : next(lead, now));
    add(lines, About.LAST, lead.outcome() == null ? null : lead.outcome().label() + (lead.tries() > 1 ? " (" + lead.tries() + " lần)" : ""));
    return List.copyOf(lines);
  }

  /** What is to be done next, and by when: "Gọi lại, trước 7 giờ tối hôm nay". */
  static String next(Lead lead, Instant now) {
    return lead.nextStep().label() + (lead.dueAt() == null ? "" : ", trước " + OpeningWords.of(lead.dueAt(), now));
  }

  /** Until when the agent may still write to the person; null where the network sets no end. */
  public static @Nullable String until(Window window, Instant now) {
    if (window.permit(Purpose.AGENT).isEmpty()) {
      return "hết hạn nhắn, chỉ gọi điện";
    }
    Instant until = window.until(Purpose.AGENT);
    return until == null ? null : "đến " + OpeningWords.of(until, now);
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

  private static void add(List<Fact> lines, About about, @Nullable String value) {
    if (value != null) {
      String plain = value.replaceAll("\\s+", " ").strip();
      lines.add(new Fact(about, plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…"));
    }
  }

  private static @Nullable String joined(List<String> some, String between) {
    return some.isEmpty() ? null : String.join(between, some);
  }
}
