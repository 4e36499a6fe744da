package vn.danda.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormaliserTest {

  private static final Normaliser NORMALISER = Normaliser.trained(List.of());

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
          """)
  void messagesAreSpelledOut(String typed, String read) {
    String expected = String.join(" ", NumberWords.small(Tokens.of(read)));
    assertThat(NORMALISER.spell(typed).text()).isEqualTo(expected);
  }
}
