package vn.danda.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.danda.knowledge.text.VietnameseText;

/**
 * A column of the table in which content travels, one row a thing: an entry, its words for a group ({@link #AUDIENCE}
 * filled), or a way of asking ({@link #PHRASING} filled). Head lines are read without marks, case and spaces.
 */
enum ContentColumn {
  ID("ma", "mã bài"),
  GROUP("nhom", "chủ đề"),
  QUESTION("cau_hoi", "hỏi"),
  LABEL("nhan", "chữ trên nút"),
  ANSWER("tra_loi", "câu trả lời", "đáp"),
  DETAIL("chi_tiet"),
  BASIS("can_cu", "căn cứ pháp lý"),
  CAUTION("luu_y", "điều chưa chắc"),
  AUDIENCE("doi_tuong", "dành cho"),
  PHRASING("cach_hoi"),
  REGISTER("kieu_go"),
  FOLLOW_UPS("hoi_tiep"),
  NEAR("de_nham", "hay nhầm với");

  private final String head;
  private final List<String> others;

  ContentColumn(String head, String... others) {
    this.head = head;
    this.others = List.of(others);
  }

  /** What stands in the head line of a table we write. */
  String head() {
    return head;
  }

  static Optional<ContentColumn> of(String head) {
    return Optional.ofNullable(BY_HEAD.get(key(head)));
  }

  private static final Map<String, ContentColumn> BY_HEAD =
      Stream.of(values())
          .flatMap(
              column -> Stream.concat(Stream.of(column.head), column.others.stream()).map(head -> Map.entry(key(head), column)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static String key(String head) {
    return VietnameseText.fold(head).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
  }
}
