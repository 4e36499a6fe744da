package vn.danda.knowledge.calculate;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.spoken.SpokenAmounts;
import vn.danda.knowledge.text.VietnameseText;

/**
 * A calculation asked for in a sentence: "em chọn 3 triệu hộ cận nghèo đóng 6 tháng". Only a message that gives values
 * to compute with counts; a plain question ("đóng bao nhiêu") belongs to the FAQ.
 *
 * @param kind which calculation
 * @param inputs what was understood, ready for {@link Calculations#run}
 * @param missing names of the inputs still to be asked for, the most telling first
 * @param ask the question to ask back when a value can be read in two ways, else null
 */
public record CalculatorRequest(
    String kind, Map<String, Object> inputs, List<String> missing, @Nullable String ask) {

  private static final Pattern HOW_MUCH =
      words("bao nhieu|bn|bnhieu|bao nhiu|nhieu tien|may|het|tinh|ra sao|the nao|duoc nhieu|thi sao");
  private static final Pattern CHOSEN = words("chon|muc");
  private static final Pattern PAYING = words("dong|dog|nop|nap|gop");
  private static final Pattern PENSION = words("luong huu|huu|ve huu|nghi huu");
  private static final Pattern WITHDRAWING = words("rut|lay ra|lay het|lay mot cuc|lanh mot cuc|lay 1 cuc");
  private static final Pattern AVERAGE = words("luong|lg|luog|muc|binh quan|bq|thu nhap");
  private static final Pattern AGE = words("nghi huu|ve huu|tuoi huu|tuoi nghi|du tuoi|huong huu|linh huu|nhan huu");
  private static final Pattern WHEN =
      words("khi nao|nam nao|bao gio|luc nao|may tuoi|bao nhieu tuoi|khi mo|nam mo|chung nao");
  private static final Pattern HEALTH = words("bhyt|bao hiem y te|the y te|the kham benh");
  private static final Pattern PERSONS =
      Pattern.compile(" (\\d{1,2}|hai|ba|bon|nam|sau|bay|tam) (?:nguoi|ng|khau|nhan khau|mieng an) ");
  private static final Pattern BACKPAY = words("dong bu|mua them|dong mot lan cho du|dong 1 lan cho du|dong mot cuc");

  /** Asking what is wise, what changed, or what the bounds are is a question for the FAQ. */
  private static final Pattern OTHER_QUESTION =
      words("nen|hop ly|vua suc|tang|luong co so|thap nhat|toi thieu|cao nhat|toi da|lai|hoan von|mat|chet");

  /** These pay less by rules of their own. */
  private static final Pattern SPECIAL_CARD = words("ngheo|hoc sinh|sinh vien|hs|sv|nong lam|dan toc");

  private static final Pattern AHEAD =
      words("dong truoc|tra truoc|nop truoc|nhieu nam ve sau|dong luon|mot cuc|mot lan");

  private static final Pattern NEAR_POOR = words("can ngheo|ho can");
  private static final Pattern NO_GROUP =
      words("khong phai ho ngheo|khong thuoc|binh thuong|nhom khac|dien khac|nha thuong|dan thuong");
  private static final Pattern POOR = words("ho ngheo|dien ngheo|nha ngheo|xa dao|so ngheo");
  private static final Pattern MINORITY = words("dan toc|dtts|nguoi thai|nguoi mong|nguoi tho|nguoi kho mu");
  private static final Pattern WOMAN = words("nu|phu nu|vo|me|ma|con gai|dan ba|ba xa|chi gai");
  private static final Pattern COUPLE = words("vo chong|ong ba|bo me|cha me|ba me");
  private static final Pattern HUSBAND = words("chong");
  private static final Pattern MAN = words("chong|ong xa|bo|cha|dan ong|con trai|gioi tinh nam|la nam|nam gioi");

  private static final List<String> SMALL = List.of("", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam");
  private static final int MOST_PERIOD_MONTHS = 12;

  /** One of these, as whole words of a text without marks. */
  private static Pattern words(String alternatives) {
    return Pattern.compile(" (?:" + alternatives + ") ");
  }

  public CalculatorRequest {
    inputs = Map.copyOf(inputs);
    missing = List.copyOf(missing);
  }

  /** Nothing is missing and nothing has to be asked back. */
  public boolean isComplete() {
    return missing.isEmpty() && ask == null;
  }

  /** What the sentence asks to have computed, if it does. */
  public static Optional<CalculatorRequest> read(String text, Figures figures, LocalDate today) {
    Message message = Message.of(text, figures, today);
    return backpay(message)
        .or(() -> withdrawal(message))
        .or(() -> pension(message))
        .or(() -> retirementAge(message))
        .or(() -> household(message))
        .or(() -> contribution(message));
  }

  private static Optional<CalculatorRequest> contribution(Message m) {
    boolean more = m.group() != null || m.months() != null || (m.says(HOW_MUCH) && m.says(PAYING));
    if (!m.says(CHOSEN) || m.income() == null || !more || m.says(HEALTH) || m.says(PENSION) || m.says(OTHER_QUESTION)) {
      return Optional.empty();
    }
    Draft draft = new Draft("contribution").put("income", m.income());
    Integer months = m.months();
    draft.put("months", months == null ? 1 : months);
    if (months != null && months > MOST_PERIOD_MONTHS && m.says(AHEAD)) {
      draft.put("mode", "prepay");
    }
    m.start().ifPresent(start -> draft.put("start", start));
    String group = m.group();
    return Optional.of(draft.need("groups", group == null ? null : List.of(group)).request(m));
  }

  private static Optional<CalculatorRequest> pension(Message m) {
    boolean given = m.span() != null && m.income() != null;
    if (!given || !m.says(PENSION) || m.says(WITHDRAWING) || m.says(OTHER_QUESTION)) {
      return Optional.empty();
    }
    return Optional.of(
        new Draft("pension")
            .need("gender", m.gender())
            .need("months", m.span())
            .need("avg_income", m.income())
            .request(m));
  }

  private static Optional<CalculatorRequest> withdrawal(Message m) {
    if (!m.says(WITHDRAWING) || !m.says(AVERAGE) || m.span() == null || m.income() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Draft("one_off_withdrawal")
            .put("case", "stopped_12_months")
            .put("months_from_2014", m.span())
            .put("average", m.income())
            .need("paid_before_2025_07", null)
            .need("months_since_stop", null)
            .request(m));
  }

  private static Optional<CalculatorRequest> backpay(Message m) {
    Integer missing = m.span() == null ? m.months() : m.span();
    if (!m.says(BACKPAY) || missing == null || m.income() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Draft("backpay")
            .put("missing_months", missing)
            .need("income", m.income())
            .need("gender", m.gender())
            .need("birth", m.birthMonth())
            .request(m));
  }

  private static Optional<CalculatorRequest> retirementAge(Message m) {
    if (m.amounts().birthYears().isEmpty() || !(m.says(AGE) || m.says(PENSION)) || !m.says(WHEN)) {
      return Optional.empty();
    }
    return Optional.of(
        new Draft("retirement_age").need("gender", m.gender()).need("birth", m.birthMonth()).request(m));
  }

  private static Optional<CalculatorRequest> household(Message m) {
    Matcher persons = PERSONS.matcher(m.folded());
    if (!m.says(HEALTH) || !m.says(HOW_MUCH) || m.says(SPECIAL_CARD) || !persons.find()) {
      return Optional.empty();
    }
    String count = persons.group(1);
    int number = SMALL.contains(count) ? SMALL.indexOf(count) : Integer.parseInt(count);
    if (number < 2) {
      return Optional.empty();
    }
    Integer months = m.months();
    Draft draft = new Draft("household_bhyt").put("persons", number);
    return Optional.of(draft.put("months", months == null ? 12 : months).request(m));
  }

  /** A request being put together. */
  private static final class Draft {

    private final String kind;
    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();

    Draft(String kind) {
      this.kind = kind;
    }

    Draft put(String name, @Nullable Object value) {
      if (value != null) {
        inputs.put(name, value);
      }
      return this;
    }

    Draft need(String name, @Nullable Object value) {
      if (value == null) {
        missing.add(name);
      }
      return put(name, value);
    }

    CalculatorRequest request(Message message) {
      return new CalculatorRequest(kind, inputs, missing, message.amounts().ask());
    }
  }

  /** What a message says, word by word and sum by sum. */
  private record Message(String marked, String folded, SpokenAmounts amounts, Figures figures, LocalDate today) {

    private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\d]+");

    static Message of(String text, Figures figures, LocalDate today) {
      String marked = VietnameseText.normalise(text).toLowerCase(Locale.ROOT);
      String spaced = " " + WORD_ENDS.matcher(marked).replaceAll(" ") + " ";
      return new Message(spaced, VietnameseText.fold(spaced), SpokenAmounts.read(text, today), figures, today);
    }

    boolean says(Pattern words) {
      return words.matcher(folded).find();
    }

    /** A sum large enough to be a chosen income; smaller ones are what somebody pays. */
    @Nullable Long income() {
      long least = figures.number("vol_income_min", today).map(Number::longValue).orElse(0L) * 2 / 3;
      List<Long> sums = amounts.amounts();
      return sums.size() == 1 && sums.getFirst() >= least ? sums.getFirst() : null;
    }

    /** The months of one payment or of a count of months. */
    @Nullable Integer months() {
      return amounts.months().size() == 1 ? amounts.months().getFirst() : spanWhenAhead();
    }

    private @Nullable Integer spanWhenAhead() {
      return amounts.months().isEmpty() && says(AHEAD) ? span() : null;
    }

    /** Years and months of insurance. */
    @Nullable Integer span() {
      if (amounts.durations().size() != 1) {
        return amounts.durations().isEmpty() && amounts.months().size() == 1 ? amounts.months().getFirst() : null;
      }
      int months = (int) Period.parse(amounts.durations().getFirst()).toTotalMonths();
      return months > 0 ? months : null;
    }

    @Nullable String birthMonth() {
      return amounts.birthYears().size() == 1 && amounts.birthYears().getFirst().length() == 7
          ? amounts.birthYears().getFirst()
          : null;
    }

    /** From a later year on, when one is named. */
    Optional<String> start() {
      return amounts.dates().stream()
          .filter(date -> date.length() >= 4 && Integer.parseInt(date.substring(0, 4)) > today.getYear())
          .map(date -> date.length() == 4 ? date + "-01" : date.substring(0, 7))
          .findFirst();
    }

    @Nullable String group() {
      if (says(NEAR_POOR)) {
        return "near_poor";
      }
      if (says(NO_GROUP)) {
        return "other";
      }
      if (says(POOR)) {
        return "poor_or_island";
      }
      return says(MINORITY) ? "ethnic_minority" : null;
    }

    /** "nam" is a sex only where it cannot be a year or a five. */
    @Nullable String gender() {
      if (says(COUPLE)) {
        return null;
      }
      boolean unmarked = marked.equals(folded);
      if (says(WOMAN) && !says(HUSBAND)) {
        return "female";
      }
      boolean male = says(MAN);
      return male || (!unmarked && marked.contains(" nam ")) ? "male" : null;
    }
  }
}
