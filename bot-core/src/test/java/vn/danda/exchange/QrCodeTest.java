package vn.danda.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
  private static final int BORDER = 4;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hoi.example.vn/hoi-dap/muc-dong-toi-thieu?ref=NA-0001",
        "https://zalo.me/4318657068771012646",
        "https://hoi.example.vn/chat/frame?hoi=M%E1%BB%97i+th%C3%A1ng+%C4%91%C3%B3ng+th%E1%BA%A5p+nh%E1%BA%A5t+l%C3%A0+bao+nhi%C3%AAu%3F",
        "Mỗi tháng đóng thấp nhất là bao nhiêu?",
      })
  void whatIsDrawnReadsAsWhatWasWritten(String address) throws ReaderException {
    assertThat(read(QrCode.of(address))).isEqualTo(address);
  }

  @Test
  void aTextTooLongForASquareIsRefused() {
    assertThatThrownBy(() -> QrCode.of("x".repeat(3_000))).hasMessageContaining("3000");
  }

  private static String read(QrCode code) throws ReaderException {
    int side = code.size() - 2 * BORDER;
    BitMatrix modules = new BitMatrix(side);
    Matcher run = RUN.matcher(code.path());
    while (run.find()) {
      assertThat(run.group(3)).isEqualTo(run.group(4));
      modules.setRegion(number(run, 1) - BORDER, number(run, 2) - BORDER, number(run, 3), 1);
    }
    return new Decoder().decode(modules).getText();
  }

  private static int number(Matcher run, int group) {
    return Integer.parseInt(run.group(group));
  }
}
