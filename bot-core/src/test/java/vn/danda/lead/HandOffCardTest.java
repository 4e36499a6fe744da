package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.danda.channels.ContactId;

class HandOffCardTest {

  private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");

  @Test
  void everythingKnownFitsIntoTwelveLines() {
    Lead full =
        lead("0912345678", "17395", "Xã Diễn Châu", "Buổi tối", "farmer_trader", List.of("đóng bao nhiêu", "ốm có được gì không"),
            "3 năm 4 tháng", "đóng theo quý", List.of("Mức đóng thấp nhất", "Ốm đau"), "Mỗi tháng 264 nghìn", LeadOutcome.NOT_REACHED, 2);

    assertThat(HandOffCard.lines(full, "đến 8 giờ sáng mai (thứ năm 26/11)", NOW))
        .hasSizeLessThanOrEqualTo(HandOffCard.MOST_LINES)
        .containsExactly(
            "1042-" + new LeadNumber(1042).toString().substring(5) + " · Hạnh · 0912345678",
            "Ở: Xã Diễn Châu · làm nông, buôn bán",
            "Giờ tiện: Buổi tối",
            "Đã đóng: 3 năm 4 tháng",
            "Muốn: đóng theo quý",
            "Đã hỏi: đóng bao nhiêu / ốm có được gì không",
            "Đã trả lời: Mức đóng thấp nhất; Ốm đau",
            "Đã tính: Mỗi tháng 264 nghìn",
            "Đồng ý: được gọi lại, lúc 07:50 25/11/2026",
            "Còn nhắn được: đến 8 giờ sáng mai (thứ năm 26/11)",
            "Việc: Gọi lần đầu, trước 2 giờ chiều hôm nay",
            "Lần trước: Không nghe máy (2 lần)");
  }

  @Test
  void whatIsNotKnownHasNoLine() {
    Lead bare = lead(null, null, null, null, null, List.of(), null, null, List.of(), null, null, 0);

    assertThat(HandOffCard.lines(bare, null, NOW))
        .containsExactly(
            new LeadNumber(1042) + " · Hạnh",
            "Đồng ý: được gọi lại, lúc 07:50 25/11/2026",
            "Việc: Gọi lần đầu, trước 2 giờ chiều hôm nay");
  }

  private static Lead lead(
      @Nullable String phone,
      @Nullable String communeCode,
      @Nullable String commune,
      @Nullable String time,
      @Nullable String audience,
      List<String> asked,
      @Nullable String earlier,
      @Nullable String wish,
      List<String> answered,
      @Nullable String computed,
      @Nullable LeadOutcome outcome,
      int tries) {
    return new Lead(
        new UUID(0, 1), new ContactId("telegram", "1"), "Hạnh", null, phone, communeCode, commune, time, audience, asked,
        Leads.Status.TAKEN, new UUID(0, 2), "Hoa", NOW, NOW, true, new LeadNumber(1042), new UUID(0, 2), null, NextStep.CALL,
        Instant.parse("2026-11-25T07:00:00Z"), tries, 0, outcome, earlier, wish, answered, computed,
        Instant.parse("2026-11-25T00:50:00Z"));
  }
}
