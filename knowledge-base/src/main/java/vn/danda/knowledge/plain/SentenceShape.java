package vn.danda.knowledge.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import vn.danda.knowledge.plain.PlainText.Sentence;
import vn.danda.knowledge.plain.PlainText.Word;

/** How a sentence is built: its length, nouns in a row, verbs made nouns, deeds without a doer. */
final class SentenceShape implements Check {

  /** 95 of 100 sentences of the answers our readers found good have at most 27 words. */
  private static final int LONG = 31;

  private static final int VERY_LONG = 41;

  /** Words in a row without one that joins or tells: people take a breath before the ninth. */
  private static final int CHAIN = 11;

  private static final Set<String> JOINING =
      Set.of(
          ("là thì mà của cho và hoặc hay với cùng được có không chưa chẳng đừng đã sẽ đang rồi nếu khi lúc từ đến tới ở vào ra lên xuống"
                  + " mỗi một các những mình em ai nên phải để như cũng còn chỉ này đó ấy kia bao mấy vẫn mới thêm hơn nhất"
                  + " nhưng vì do bởi theo về tại trong ngoài trên dưới trước sau giữa qua bằng muốn cần xin hỏi nhờ lấy đi làm bị rất quá cả"
                  + " đủ hết lại nữa luôn ngay thôi nhé ạ nha gì nào sao đâu")
              .split(" "));

  private static final Pattern NOMINAL =
      Pattern.compile(
          "(?<!\\p{L})(việc|sự|công tác|quá trình|hoạt động) "
              + "(đóng|thực hiện|giải quyết|chi trả|hỗ trợ|tham gia|điều chỉnh|xác định|tiếp nhận|quản lý|tổ chức|kê khai|bảo đảm|"
              + "đăng ký|thay đổi|phát triển|tuyên truyền|lập|cấp|thu|tính|hưởng|nộp|xét duyệt|chuyển)(?!\\p{L})");

  private static final Pattern PASSIVE =
      Pattern.compile(
          "(?<!\\p{L})(?:được|bị) (?:(?:cơ quan|tổ chức|đơn vị|nhà nước|ngân sách)[\\p{L} ]{0,40}? )?"
              + "(?:thực hiện|giải quyết|quy định|ban hành|bảo đảm|đảm bảo|chi trả|xác định|tiếp nhận|điều chỉnh|áp dụng|ghi nhận|công bố|"
              + "cộng nối|bảo lưu|tính hưởng|xem xét|thông báo|triển khai|hoàn trả|thanh toán|cấp lại|phê duyệt|"
              + "quản lý|hạch toán|bảo hộ|thành lập|công nhận|thu hồi|tổ chức|xử lý|ủy quyền|rà soát|phân công|giao)(?!\\p{L})"
              + "|(?<!\\p{L})do [\\p{L} ]{2,40}? (?:thực hiện|chi trả|bảo đảm|quy định|ban hành|giải quyết|quyết định)(?!\\p{L})");

  @Override
  public List<PlainFinding> findings(PlainText text) {
    List<PlainFinding> found = new ArrayList<>();
    for (Sentence sentence : text.sentences()) {
      length(text, sentence, found);
      chains(text, sentence, found);
    }
    text.all(NOMINAL, text.lower())
        .forEach(
            words ->
                found.add(
                    Advice.finding(PlainRule.NOUN_CHAIN, "nominal", words, 15, firstWord(words), List.of())));
    text.all(PASSIVE, text.lower()).forEach(words -> found.add(Advice.finding(PlainRule.PASSIVE, words, 15, List.of())));
    return found;
  }

  private static void length(PlainText text, Sentence sentence, List<PlainFinding> into) {
    int words = sentence.words().size();
    if (words >= LONG) {
      Word whole = text.word(sentence.from(), sentence.to());
      into.add(
          Advice.finding(PlainRule.LONG_SENTENCE, whole, words >= VERY_LONG ? 40 : 20, Integer.toString(words)));
    }
  }

  private static void chains(PlainText text, Sentence sentence, List<PlainFinding> into) {
    int from = 0;
    List<Word> words = sentence.words();
    for (int i = 0; i <= words.size(); i++) {
      boolean ends = i == words.size() || joins(words.get(i)) || (i > from && pauseBefore(text, words, i));
      if (ends) {
        if (i - from >= CHAIN) {
          Word chain = text.word(words.get(from).from(), words.get(i - 1).to());
          into.add(Advice.finding(PlainRule.NOUN_CHAIN, chain, 20, Integer.toString(i - from)));
        }
        from = i < words.size() && joins(words.get(i)) ? i + 1 : i;
      }
    }
  }

  private static boolean joins(Word word) {
    return JOINING.contains(word.lower()) || Character.isDigit(word.text().charAt(0));
  }

  private static boolean pauseBefore(PlainText text, List<Word> words, int i) {
    return !text.text().substring(words.get(i - 1).to(), words.get(i).from()).isBlank();
  }

  private static String firstWord(Word words) {
    return words.text().toLowerCase(Locale.ROOT).replaceAll("^(công tác|quá trình|hoạt động|\\S+) .*", "$1");
  }
}
