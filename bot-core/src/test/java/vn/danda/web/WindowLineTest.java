package vn.danda.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.danda.channels.Recipient;
import vn.danda.channels.Recipient.Opening;
import vn.danda.channels.WindowRules;

class WindowLineTest {

  /** Tuesday 24 November 2026, 14:05 in Vietnam. */
  private static final Instant WROTE = Instant.parse("2026-11-24T07:05:00Z");

  @BeforeEach
  void vietnamese() {
    LocaleContextHolder.setLocale(LanguageConfiguration.VIETNAMESE);
  }

  @Test
  void theRealClosingTimeIsSaidWithTheDay() {
    assertThat(line("zalo", Duration.ZERO, true))
        .isEqualTo(new WindowLine("Còn nhắn được đến 14:05 thứ Ba 1/12; sau đó gọi điện.", true));
    assertThat(line("zalo", Duration.ofDays(3), true).text())
        .startsWith("Còn nhắn được đến 14:05 thứ Ba; sau đó gọi điện.")
        .contains("tính tiền");
    assertThat(line("messenger", Duration.ofDays(7).minusMinutes(5), true).text())
        .startsWith("Còn nhắn được đến 14:05 hôm nay; sau đó gọi điện.")
        .contains("chỉ cho cán bộ tự viết");
  }

  @Test
  void withoutAPhoneNumberNobodyIsToldToCall() {
    assertThat(line("messenger", Duration.ZERO, false).text()).endsWith("sau đó phải chờ họ nhắn lại.");
    assertThat(line("messenger", Duration.ofDays(7), false))
        .isEqualTo(
            new WindowLine(
                "Đã quá 7 ngày từ tin cuối của người dân, Facebook không cho nhắn nữa. Phải chờ người dân nhắn lại.",
                false));
  }

  @Test
  void whereNothingEndsNothingIsSaid() {
    assertThat(line("telegram", Duration.ofDays(300), true)).isEqualTo(new WindowLine("", true));
  }

  @AfterEach
  void ownLanguage() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void whoChoseEnglishReadsEnglish() {
    LocaleContextHolder.setLocale(Locale.ENGLISH);

    assertThat(line("zalo", Duration.ofDays(3), true).text())
        .isEqualTo(
            "You can write until 14:05 Tuesday; after that call. Only what a person writes is allowed now, and the network may"
                + " charge for it.");
  }

  private static WindowLine line(String channel, Duration later, boolean hasPhone) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    Words words = new Words(messages);
    Instant now = WROTE.plus(later);
    Recipient recipient = new Recipient(channel, Map.of(Opening.MESSAGE, WROTE), true);
    return WindowLine.of(WindowRules.shipped().window(recipient, now), hasPhone, now, words);
  }
}
