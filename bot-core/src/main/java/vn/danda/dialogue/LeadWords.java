package vn.danda.dialogue;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.danda.conversation.LeadDraft.Asking;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.lead.PhoneNumber;

/** Words by which people say what they want done with what they left. */
final class LeadWords {

  private static final Pattern CHANGE =
      Pattern.compile("^(?:em |toi |minh |cho em |cho toi |muon |xin )*+(?:sua|doi|thay|nham|ghi lai|viet sai|ghi sai|sai)(?: lai| thanh| ten cua)? (?:cai )?");

  /** Said of a number one wants to be called at. */
  private static final Pattern CALL_ME =
      Pattern.compile("\\b(?:goi|sdt|so dien thoai|dt|lien he|lien lac|lh|zalo|tu van|so (?:cua )?(?:em|toi|minh)|dang ky)\\b");

  /** Of somebody else's number: is it real, who is that? */
  private static final Pattern DOUBT = Pattern.compile("\\b(?:co phai|lua dao|gia mao|so nay|cua ai|that khong|dung khong)\\b|\\?");

  private static final Pattern PLACE = Pattern.compile("\\b(?:o|xa|phuong|huyen|que|thi tran|tt|tp|thanh pho|xom|thon|khoi|ban)\\b");

  /** With marks where they tell "dừng" from "đúng" and "đừng". */
  private static final Set<String> STOP =
      Set.of("dừng", "dừng lại", "dừng lại đi", "stop", "ngừng", "ngừng lại", "dung lai", "dung lai di", "ngung", "ngung lai");

  private LeadWords() {}

  /** "Dừng", "stop": the whole message, as people write to any bot. */
  static boolean stops(String text) {
    return STOP.contains(text.toLowerCase(Locale.ROOT).replaceAll("[.!]", " ").replaceFirst(" (?:ạ|nhé|nha)\\s*$", "").strip());
  }

  /** "sửa số điện thoại", "đổi xã": what is to be corrected. */
  static Optional<Asking> change(String text) {
    String folded = VietnameseText.fold(text).strip();
    if (!CHANGE.matcher(folded).find()) {
      return Optional.empty();
    }
    String what = CHANGE.matcher(folded).replaceFirst("");
    if (what.matches("(?:so|sdt|dt|dien thoai)\\b.*")) {
      return Optional.of(Asking.PHONE);
    }
    if (what.matches("ten\\b.*")) {
      return Optional.of(Asking.NAME);
    }
    if (what.matches("(?:xa|phuong|dia chi|cho o|noi o)\\b.*")) {
      return Optional.of(Asking.COMMUNE);
    }
    return what.matches("(?:gio|thoi gian|lich)\\b.*") ? Optional.of(Asking.BEST_TIME) : Optional.empty();
  }

  static boolean namesPlace(String text) {
    return PLACE.matcher(VietnameseText.fold(text)).find();
  }

  /** A number with words that ask to be called; not a number somebody doubts. */
  static boolean leavesNumber(String text) {
    String folded = VietnameseText.fold(text);
    return PhoneNumber.read(text).isPresent() && CALL_ME.matcher(folded).find() && !DOUBT.matcher(folded).find();
  }
}
