package vn.danda.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {

  private static final Normaliser NORMALISER = Normaliser.trained(List.of(), WordLists.shipped());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          e nghi cty r gio dong tiep bhxh tn thi bn tien 1 thang z ad | em nghỉ công ti rồi giờ đóng tiếp bảo hiểm xã hội tự nguyện thì bao nhiêu tiền một tháng vậy ad
          moi thang dong bao nhieu tien | mỗi tháng đóng bao nhiêu tiền
          264k 1 tháng | 264 nghìn một tháng
          đóng 2tr5 thì sao | đóng hai triệu 5 thì sao
          em k biết | em không biết
          trợ cấp tn được mấy tháng | trợ cấp thất nghiệp được mấy tháng
          mần răng chừ | làm sao bây giờ
          rua di mo dang ki | vậy đi đâu đăng kí
          khôông biết | không biết
          đóng tiềnnnn | đóng tiền
          ddong baor hieemr | đóng bảo hiểm
          baor hieemr xax hooij | bảo hiểm xã hội
          bao3 hie6m3 | bảo hiểm
          bảo hiẻm | bảo hiểm
          từ t7 | từ tháng 7
          𝗕𝗛𝗫𝗛 tự nguyện | bảo hiểm xã hội tự nguyện
          đóng 500 k được k | đóng 500 nghìn được không
          k có tiền, có 200k thôi | không có tiền có 200 nghìn thôi
          mua bhxh tn | mua bảo hiểm xã hội tự nguyện
          còn 200 k | còn 200 nghìn
          tháng 7 k đóng | tháng 7 không đóng
          năm 2023 k đóng | năm 2023 không đóng
          tính tn vậy | tính thế nào vậy
          lâuuuu quáaaa | lâu quá
          đóng 😊 tiền 🙏🏻 ở đâu ❓ | đóng tiền ở đâu
          d9o1ng tie62n | đóng tiền
          tu75 nguye65n | tự nguyện
          d9u7o75c kho6ng | được không
          tuwj nguyeejn | tự nguyện
          dduowcj khoong | được không
          nghir huwu | nghỉ hưu
          Ðóng bảo hiểm ðược không | đóng bảo hiểm được không
          hoà giải ở uỷ ban | hòa giải ở ủy ban
          dong bao hiem bao nhieu | đóng bảo hiểm bao nhiêu
          """)
  void messagesAreSpelledOut(String typed, String read) {
    String expected = String.join(" ", NumberWords.small(Tokens.of(read)));
    assertThat(NORMALISER.spell(typed).text()).isEqualTo(expected);
  }

  /** Copied from an iPhone or a web page: marks apart from their letters, signs nobody sees between them. */
  @Test
  void howATextIsStoredChangesNothing() {
    String apart = Normalizer.normalize("đóng bảo hiểm tự nguyện", Normalizer.Form.NFD);
    assertThat(NORMALISER.spell(apart).text()).isEqualTo("đóng bảo hiểm tự nguyện");
    assertThat(NORMALISER.spell("bảo\u200B hiểm\uFEFF tự\u00A0nguyện\u200D").text()).isEqualTo("bảo hiểm tự nguyện");
  }

  @Test
  void aLetterHeldDownIsNoWord() {
    assertThat(NORMALISER.spell("ggggggggg").text()).isEqualTo("ggggggggg");
  }
}
