package vn.danda.knowledge.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.knowledge.text.VietnameseText;

class CommunesTest {

  private static final Communes COMMUNES = Communes.shipped();

  @Test
  void thereAreOneHundredAndThirty() {
    assertThat(COMMUNES.all()).hasSize(130);
  }

  @Test
  void everyCommuneIsFoundByItsFullName() {
    for (Commune commune : COMMUNES.all()) {
      for (String text : List.of(commune.name(), VietnameseText.fold(commune.name()), "em ở " + commune.name())) {
        PlaceAnswer answer = COMMUNES.find(text);
        assertThat(answer.communes()).as(text).contains(commune);
        assertThat(answer.ask()).as(text).isEqualTo(answer.communes().size() > 1);
      }
    }
  }

  @Test
  void everyFormerUnitIsResolvedOrAskedBackButNeverWrong() {
    List<String> wrong = new ArrayList<>();
    Set<String> resolved = new TreeSet<>();
    Set<String> asked = new TreeSet<>();
    for (FormerUnits.Unit unit : FormerUnits.all()) {
      String folded = VietnameseText.fold(unit.bareName());
      for (String text : List.of(unit.name(), unit.bareName(), "e o " + folded, "nhà em ở " + unit.name() + " cũ")) {
        PlaceAnswer answer = COMMUNES.find(text);
        if (answer.communes().stream().noneMatch(commune -> commune.code().equals(unit.code()))) {
          wrong.add(text + " -> " + answer);
        }
      }
      (COMMUNES.find("e o " + folded).ask() ? asked : resolved).add(folded);
    }
    assertThat(wrong).isEmpty();
    // 24 of the 389 names are several places; six more are former districts too.
    assertThat(resolved).hasSize(359);
    assertThat(asked).hasSize(30);
  }

  /** As people write: the place in the middle of what they want, with marks and without. */
  @Test
  void everyPlaceIsHeardInsideALongMessage() {
    List<String> names = new ArrayList<>();
    COMMUNES.all().forEach(commune -> names.add(commune.name() + "|" + commune.code()));
    FormerUnits.all().forEach(unit -> names.add(unit.name() + "|" + unit.code()));
    List<String> wrong = new ArrayList<>();
    for (String line : names) {
      String name = line.substring(0, line.indexOf('|'));
      String code = line.substring(line.indexOf('|') + 1);
      for (String frame :
          List.of(
              "Dạ cháu chào cô, nhà cháu ở %s, cháu muốn hỏi mỗi tháng đóng bao nhiêu tiền ạ",
              "em làm thợ xây, quê %s, giờ muốn đóng bảo hiểm thì gặp ai")) {
        String text = frame.formatted(name);
        for (String typed : List.of(text, VietnameseText.fold(text), text.toLowerCase(Locale.ROOT))) {
          PlaceAnswer answer = COMMUNES.find(typed);
          if (answer.communes().stream().noneMatch(commune -> commune.code().equals(code))) {
            wrong.add(typed + " -> " + answer);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** One slip in every name, twenty times: nearly always the right one is found or among those asked about. */
  @Test
  void aSlipLeadsToTheRightCommuneOrToAQuestion() {
    Random random = new Random(20261124);
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int round = 0; round < 20; round++) {
      for (Commune commune : COMMUNES.all()) {
        String typed = slip(VietnameseText.fold(commune.name()).replaceFirst("^(xa|phuong) ", ""), random);
        PlaceAnswer answer = COMMUNES.find("e o xa " + typed);
        if (!answer.communes().contains(commune)) {
          (answer.communes().size() == 1 ? wrong : missed).add(typed);
        }
      }
    }
    assertThat(missed).as("of 2600").hasSizeLessThan(130);
    // What is left is the right spelling of another place (nghia lam -> nghi lam).
    assertThat(wrong).as("of 2600").hasSizeLessThan(13);
  }

  @Test
  void aWordThatIsAlsoATownNeedsMoreThanItself() {
    assertThat(COMMUNES.find("dung").communes()).isEmpty();
    assertThat(COMMUNES.find("đúng rồi").communes()).isEmpty();
    assertThat(COMMUNES.find("o thi tran dung a").communes()).extracting(Commune::name).containsExactly("Xã Đại Đồng");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nhà tui ở Nghi Kim cũ | Phường Vinh Hưng",
        "xa hung nguyen nam | Xã Hưng Nguyên Nam",
        "em o anh son dong | Xã Anh Sơn Đông",
        "Tôi ở xã Bích Hào, Thanh Chương cũ, muốn tìm người phụ trách | Xã Bích Hào",
        "xã Diễn Châu | Xã Diễn Châu",
        "dạ em ở xóm 5 Nghi Phong ạ | Phường Vinh Lộc",
        "tan son do luong | Xã Văn Hiến",
        "p. hung dung tp vinh | Phường Trường Vinh",
        "e o nghi phogn | Phường Vinh Lộc",
        "quan hanh nghi loc | Xã Nghi Lộc",
        "thi tran dung | Xã Đại Đồng",
        "cua lo | Phường Cửa Lò",
      })
  void whatPeopleTypeIsUnderstood(String text, String name) {
    PlaceAnswer answer = COMMUNES.find(text);
    assertThat(answer.communes()).extracting(Commune::name).containsExactly(name);
    assertThat(answer.ask()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"e o dien chau", "huyện Anh Sơn", "anh son", "em ở Vinh", "thanh chuong cu", "h. Đô Lương", "o quynh luu a"})
  void aFormerDistrictIsAskedBack(String text) {
    PlaceAnswer answer = COMMUNES.find(text);
    assertThat(answer.ask()).isTrue();
    assertThat(answer.communes()).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "em nghi lam roi gio dong tiep dc k",
        "nghi dong mot thoi gian co sao khong",
        "nghi thai san thi sao ad",
        "nghi huong che do",
        "nha co hai chau nho",
        "tien dong bao hiem moi thang bao nhieu",
        "e van du tien dong",
        "vay bao nam thi duoc luong huu",
        "bao thang thi nhan dc",
        "muc dong cua nam nay la bao nhieu",
        "em van tu dong duoc chu",
        "chau hoi co giao",
        "rất vinh dự được gặp anh",
        "that vinh hanh qua",
        "em tên Hạnh, hỏi giúp mẹ",
        "đông quá em chờ mãi",
        "yên tâm đi em",
        "thành thật cảm ơn",
        "anh Sơn ơi cho em hỏi",
        "em làm công ty ở Long Thành, Đồng Nai",
        "em dang o Tan An, Long An",
        "co thuoc dien dong bat buoc khong",
        "thanh tien la bao nhieu",
        "minh luong 5 trieu thi dong bao nhieu",
        "đọc báo Tiền Phong thấy nói lương hưu",
        "o dau dong bhxh vay ad",
        "em o nha may",
        "em ở nhà làm ruộng",
        "em o nuoc ngoai ve",
        "tai sao phai dong",
        "bhxh tu nguyen la gi",
      })
  void ordinaryWordsAreNoPlace(String text) {
    assertThat(COMMUNES.find(text)).as(text).isEqualTo(new PlaceAnswer(List.of(), false));
  }

  private static String slip(String name, Random random) {
    while (true) {
      int at = random.nextInt(name.length() - 1);
      char letter = (char) ('a' + random.nextInt(26));
      String typed =
          switch (random.nextInt(4)) {
            case 0 -> name.substring(0, at) + name.substring(at + 1);
            case 1 -> name.substring(0, at) + letter + name.substring(at);
            case 2 -> name.substring(0, at) + letter + name.substring(at + 1);
            default -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
          };
      if (!typed.strip().equals(name)) {
        return typed;
      }
    }
  }

  /** The list the gazetteer is made from, read apart from it. */
  private static final class FormerUnits {

    record Unit(String code, String name) {
      String bareName() {
        return name.replaceFirst("^(Xã|Phường|Thị trấn) ", "");
      }
    }

    static List<Unit> all() {
      return Gazetteer.lines("former-units.csv").stream()
          .filter(line -> Character.isDigit(line.charAt(0)))
          .map(line -> line.split(","))
          .map(cells -> new Unit(cells[0], cells[3]))
          .collect(Collectors.toList());
    }
  }
}
