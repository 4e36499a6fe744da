package vn.danda.dialogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.InboundEvent;
import vn.danda.conversation.LeadFacts;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.knowledge.place.PlaceAnswer;
import vn.danda.knowledge.spoken.SpokenAmounts;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.lead.PhoneNumber;

/** Finds in one message whatever it tells that an agent needs: people answer several questions at once, in any order. */
final class LeadFactReader {

  private static final int LONGEST = 60;

  private static final Pattern TIME =
      Pattern.compile(
          "(?:(?:sau|truoc|luc|khoang|tu|tam) )*+\\b\\d{1,2} ?(?:h|g|gio)(?: ?\\d{2}| ruoi)?(?: ?(?:-|den|toi) ?\\d{1,2} ?(?:h|g|gio)(?:\\d{2})?)?"
              + "(?: (?:sang|trua|chieu|toi))?(?: (?:mai|mot|hang ngay|cac ngay))?"
              + "|(?:buoi |ban )(?:sang|trua|chieu|toi|dem)|gio hanh chinh|cuoi tuan|luc nao cung (?:duoc|dc)");

  /** "Đừng gọi buổi trưa, sau 5h": the whole words say when, the time in them by itself the contrary. */
  private static final Pattern NOT_THEN = Pattern.compile("\\b(?:dung|khong|ko|tranh|tru)\\b");

  /** Said of insurance years: "đã đóng", "đóng được", "có". */
  private static final Pattern PAID = Pattern.compile("(?:da|tung|moi|duoc|co)(?: (?:dong|tham gia|duoc))++|dong (?:duoc|dc)");

  /** Not "chưa đóng đủ 15 năm". */
  private static final Pattern NEVER_PAID = Pattern.compile("chua (?:dong|tham gia|tung)(?! (?:du|het|xong|toi|den)\\b)");

  /** "chưa", "dạ chưa đóng năm nào ạ"; not "không đóng nữa thì sao". */
  private static final Pattern NONE =
      Pattern.compile(
          "(?:(?:da|em|toi|minh|chau|con|e|thi)\\b,? )*+(?:chua|khong|ko|k)\\b"
              + "(?:,? (?:a|em|anh|chi|oi|dau|nhe|nha|co|he|tung|duoc|chua|gi|ca|bao gio|dong|tham gia|bhxh|bhtn|bao hiem|xa hoi|tu nguyen|bat buoc"
              + "|(?:(?:1|mot) )?(?:lan|nam|thang|ngay) nao)\\b)*+[.! ]*+");

  private static final Pattern UNKNOWN = Pattern.compile("\\b(?:khong|ko|k|chua|chang) (?:con )?(?:nho|biet|ro|chac)\\b");

  private static final Pattern ONLY_UNKNOWN =
      Pattern.compile(
          "(?:(?:da|em|toi|minh|chau|con|e|thi|cung)\\b,? )*+(?:khong|ko|k|chua|chang) (?:con )?(?:nho|biet|ro|chac)\\b"
              + "(?:,? (?:a|em|anh|chi|oi|dau|nhe|nha|nua|lam|ro|ky|duoc|het|la|chac|may|bao nhieu|bao lau|nam|thang)\\b)*+[.! ]*+");

  private final Communes communes;

  LeadFactReader(Communes communes) {
    this.communes = communes;
  }

  /** What a message tells; {@code place} keeps the communes it may mean when that is not clear. */
  record Found(LeadFacts facts, PlaceAnswer place, @Nullable Audience group) {
    Found withoutPlace() {
      return new Found(facts.livingIn(null, null), new PlaceAnswer(List.of(), false), group);
    }
  }

  /**
   * What came with a shared number: some networks send name and ward along, and what we know then is not asked. A name the
   * person gave us themselves counts more.
   */
  Found read(InboundEvent.ContactShared shared, LeadFacts before) {
    LeadFacts facts =
        LeadFacts.NONE.reachedAt(PhoneNumber.read(shared.phone()).map(PhoneNumber::value).orElse(null));
    if (before.name() == null && shared.name() != null) {
      facts = facts.named(clipped(shared.name()));
    }
    PlaceAnswer place = shared.place() == null ? new PlaceAnswer(List.of(), false) : communes.find(shared.place());
    if (place.communes().size() == 1 && !place.ask()) {
      Commune commune = place.communes().getFirst();
      facts = facts.livingIn(commune.code(), commune.name());
    }
    return new Found(facts, new PlaceAnswer(List.of(), false), null);
  }

  Found read(String text, LocalDate today) {
    String folded = VietnameseText.fold(text);
    PlaceAnswer place = communes.find(text);
    LeadFacts facts =
        LeadFacts.NONE
            .named(NameReader.told(text).orElse(null))
            .reachedAt(PhoneNumber.read(text).map(PhoneNumber::value).orElse(null))
            .bestAt(time(text, folded).orElse(null))
            .paidBefore(earlier(text, folded, today).orElse(null));
    if (place.communes().size() == 1 && !place.ask()) {
      Commune commune = place.communes().getFirst();
      facts = facts.livingIn(commune.code(), commune.name());
    }
    return new Found(facts, place, group(folded).orElse(null));
  }

  /** A message that is the answer to "what is your name": the words without numbers. */
  static Optional<String> asName(String text) {
    return NameReader.answered(text);
  }

  /** Insurance years in words, where the message is the answer to the question for them. */
  static Optional<String> asYears(String text, LocalDate today) {
    String folded = VietnameseText.fold(text).strip();
    if (NONE.matcher(folded).matches()) {
      return Optional.of("chưa đóng");
    }
    SpokenAmounts amounts = SpokenAmounts.read(text, today);
    if (UNKNOWN.matcher(folded).find() && amounts.durations().size() == 1) {
      return Optional.of(inWords(amounts.durations().getFirst())).filter(words -> !words.isEmpty());
    }
    return amounts.durations().isEmpty() && amounts.months().isEmpty() ? Optional.empty() : Optional.of(clipped(text));
  }

  /** "không nhớ": asking again would not help. */
  static boolean cannotTellYears(String text) {
    return ONLY_UNKNOWN.matcher(VietnameseText.fold(text).strip()).matches();
  }

  static String clipped(String text) {
    String plain = PersonalData.mask(text).replaceAll("\\s+", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST - 1) + "…";
  }

  /** In the person's own letters where folding kept the places of letters, which it does for all Vietnamese text. */
  private static Optional<String> time(String text, String folded) {
    Matcher matcher = TIME.matcher(folded);
    if (!matcher.find() || NOT_THEN.matcher(folded.substring(0, matcher.start())).find()) {
      return Optional.empty();
    }
    String words = folded.length() == text.length() ? text.substring(matcher.start(), matcher.end()) : matcher.group();
    return Optional.of(words.strip());
  }

  private static Optional<String> earlier(String text, String folded, LocalDate today) {
    if (NEVER_PAID.matcher(folded).find()) {
      return Optional.of("chưa đóng");
    }
    Matcher paid = PAID.matcher(folded);
    if (!paid.find()) {
      return Optional.empty();
    }
    List<String> durations = SpokenAmounts.read(text, today).durations();
    return durations.isEmpty() ? Optional.empty() : Optional.of(inWords(durations.getFirst()));
  }

  private static String inWords(String duration) {
    java.time.Period period = java.time.Period.parse(duration).normalized();
    String years = period.getYears() == 0 ? "" : period.getYears() + " năm";
    String months = period.getMonths() == 0 ? "" : period.getMonths() + " tháng";
    return (years + " " + months).strip();
  }

  private static Optional<Audience> group(String folded) {
    if (folded.matches(".*\\b(?:lam ruong|nong dan|lam nong|buon ban|ban hang|tieu thuong|danh ca|di bien|chan nuoi)\\b.*")) {
      return Optional.of(Audience.FARMER_TRADER);
    }
    if (folded.matches(".*\\b(?:that nghiep|tim viec)\\b.*")) {
      return Optional.of(Audience.JOB_SEEKER);
    }
    if (folded.matches(".*\\b(?:nghi cong ty|cong nhan ve|nghi viec ve que)\\b.*")) {
      return Optional.of(Audience.RETURNED_WORKER);
    }
    return folded.matches(".*\\b(?:xe om|grab|shipper|lam tu do|freelance|phu ho|lam thue|chay ban)\\b.*")
        ? Optional.of(Audience.YOUNG_WORKER)
        : Optional.empty();
  }
}
