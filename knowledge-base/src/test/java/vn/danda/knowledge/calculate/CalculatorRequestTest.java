package vn.danda.knowledge.calculate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.figure.Figures;

class CalculatorRequestTest {

  private static final Figures FIGURES = Figures.shipped();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "em chọn 3 triệu hộ cận nghèo đóng 6 tháng | contribution | income=3000000 months=6 groups=[near_poor]",
        "mức 2tr5 nhà bình thường đóng 3 tháng hết bao nhiêu | contribution | income=2500000 months=3 groups=[other]",
        "chon muc 5 trieu ho ngheo thi dong bao nhieu 1 thang | contribution | income=5000000 groups=[poor_or_island]",
        "tui người dân tộc Thái chọn mức 2 triệu thì nộp mấy | contribution | groups=[ethnic_minority]",
        "sang năm em chọn mức 3 triệu nhà bình thường đóng 12 tháng | contribution | start=2027-01 months=12",
        "chọn mức 3 triệu đóng trước 5 năm hết bao nhiêu | contribution | months=60 mode=prepay",
        "nữ đóng 20 năm mức 3 triệu thì lương hưu bao nhiêu | pension | gender=female months=240 avg_income=3000000",
        "chồng tôi đóng 16 năm 6 tháng mức 2 triệu lương hưu được mấy | pension | gender=male months=198",
        "em đóng 6 năm bình quân 5 triệu rút một lần được bao nhiêu | one_off_withdrawal | average=5000000",
        "nhà em 4 người mua bhyt hết bao nhiêu | household_bhyt | persons=4 months=12",
        "mẹ em sinh 9/1970 thì khi nào nghỉ hưu | retirement_age | gender=female birth=1970-09",
        "tôi còn thiếu 36 tháng muốn đóng bù mức 3 triệu | backpay | missing_months=36 income=3000000",
      })
  void aSentenceWithValuesIsARequest(String text, String kind, String inputs) {
    Optional<CalculatorRequest> request = CalculatorRequest.read(text, FIGURES, TODAY);
    assertThat(request.map(CalculatorRequest::kind)).contains(kind);
    for (String input : inputs.split(" ")) {
      String[] pair = input.split("=");
      Map<String, Object> understood = request.orElseThrow().inputs();
      assertThat(String.valueOf(understood.get(pair[0]))).as(pair[0]).isEqualTo(pair[1]);
    }
  }

  @Test
  void whatIsMissingIsNamedAndWhatIsUnclearIsAsked() {
    CalculatorRequest request = CalculatorRequest.read("chọn mức 3 triệu thì đóng bao nhiêu",
    FIGURES, TODAY).orElseThrow();
    assertThat(request.missing()).containsExactly("groups");
    assertThat(request.isComplete()).isFalse();
    CalculatorRequest soft = CalculatorRequest.read("nữ đóng gần 20 năm mức 3 triệu lương hưu mấy",
    FIGURES, TODAY).orElseThrow();
    assertThat(soft.ask()).isNotNull();
  }

  @Test
  void aCompleteRequestCanBeWorkedOut() {
    CalculatorRequest request =
        CalculatorRequest.read("em chọn 3 triệu hộ cận nghèo đóng 6 tháng",
        FIGURES, LocalDate.of(2026, 7, 1)).orElseThrow();
    assertThat(request.isComplete()).isTrue();
    Calculation result = Calculations.run(request.kind(), request.inputs(), FIGURES, LocalDate.of(2026, 7, 1));
    assertThat(result.fields()).containsEntry("net_total", 3_168_000L);
    assertThat(Spoken.of(result)).contains("3.168.000 đồng");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "đóng bao nhiêu một tháng",
        "mức thấp nhất là bao nhiêu",
        "264 nghìn một tháng có phải mức thấp nhất không",
        "đóng 15 năm thì lương hưu bao nhiêu",
        "em nghỉ công ty 6 tháng rồi đóng tiếp được không",
        "rút một lần được bao nhiêu",
        "bhyt hộ gia đình mấy tiền",
        "có được đóng 3 tháng một lần không",
        "em nghi cty r gio dong tiep bhxh tn thi bn tien 1 thang",
        "hộ cận nghèo được hỗ trợ bao nhiêu",
        "cảm ơn ad"
      })
  void aPlainQuestionIsNone(String text) {
    assertThat(CalculatorRequest.read(text, FIGURES, TODAY)).isEmpty();
  }

  /** The ways people ask the FAQ: few of them may be taken for a calculation. */
  @Test
  void faqPhrasingsAreHardlyEverTakenForACalculation() {
    List<String> phrasings =
        KnowledgeFiles.shipped().entries().stream().map(FaqEntry::allPhrasings).flatMap(List::stream).toList();
    List<String> taken =
        phrasings.stream().filter(text -> CalculatorRequest.read(text, FIGURES, TODAY).isPresent()).toList();
    System.out.printf("taken for a calculation: %d of %d phrasings%n", taken.size(), phrasings.size());
    taken.stream().limit(40).forEach(System.out::println);
    assertThat((double) taken.size() / phrasings.size()).isLessThan(0.02);
  }
}
