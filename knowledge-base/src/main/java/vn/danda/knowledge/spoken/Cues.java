package vn.danda.knowledge.spoken;

import java.util.List;

/** Words that tell what a number without a unit is about. */
final class Cues {

  static final List<String> MONEY =
      List.of(
          "chọn", "mức", "đóng", "đóg", "nộp", "nạp", "góp", "lương", "tiền", "thu nhập", "mỗi tháng", "hàng tháng",
          "dư",
          "lãi", "phí", "giá", "bỏ ra", "kiếm", "để dành", "hết", "trả", "mua", "tốn", "gói");
  static final List<String> HAVING = List.of("có", "còn", "để", "giữ", "được", "lấy");

  private static final String[] PERSONS = {
    "tôi", "tui", "em", "e", "mình", "mik", "mk", "chị", "c", "anh", "a", "cô", "bác", "con", "cháu", "vợ", "chồng",
    "mẹ",
    "mạ", "mệ", "má", "bố", "cha", "ba", "bà", "ông", "bọ", "o", "dì", "chú", "cậu", "mợ", "mụ", "tau", "tao", "nó",
    "xã",
    "ck", "vk", "nhà", "toi", "tớ", "ngoại", "nội", "bé", "cậu", "thím", "gấy", "nhông"
  };

  private Cues() {}

  static boolean isPerson(Sentence s, int i) {
    return s.is(i, PERSONS);
  }

  /** Nothing, or a word that only closes the sentence. */
  static boolean isParticle(Sentence s, int i) {
    return i >= s.size()
        || s.is(
            i, "thôi", "thui", "rồi", "r", "ròi", "roài", "ạ", "à", "nè", "nha", "nhé", "đi", "được", "đc", "dc", "thì",
            "phải", "không", "ko", "k", "hả", "chưa", "?", ",", "ad", "ấy", "đó", "hè", "hầy", "đây", "nhen", "hen",
            "đúng",
            "có", "là", "hỉ", "nghe", "bạn", "một", "1", "mỗi", "cho", "sao", "nhỉ", "mà", "nhưng", "vậy", "z", "v",
            "mô");
  }
}
