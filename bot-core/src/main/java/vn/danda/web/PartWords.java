package vn.danda.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.danda.content.ContentPart;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.figure.EverydayPrice;

/** What a piece of content is called on the pages, and where it is mended. */
@Component
class PartWords {

  private final PublishedContent content;

  PartWords(PublishedContent content) {
    this.content = content;
  }

  String title(ContentPart part) {
    return switch (part.kind()) {
      case ENTRY -> "Bài “" + part.entryId().flatMap(content.now()::entry).map(FaqEntry::label).orElse(part.name()) + "”";
      case CALCULATOR -> "Máy tính " + calculator(part.name());
      case FIXED_REPLY -> "Câu chuyển hướng " + part.name();
      case SENTENCE -> "Câu của trợ lý: " + part.name();
      case PRICE -> "Giá một " + content.now().figures().prices().latest(part.name()).map(EverydayPrice::thing).orElse(part.name());
    };
  }

  /** Null where no page of the console mends it. */
  @Nullable String link(ContentPart part) {
    return switch (part.kind()) {
      case ENTRY -> "/console/content/" + part.name();
      case PRICE -> "/console/content/prices";
      case CALCULATOR, FIXED_REPLY, SENTENCE -> null;
    };
  }

  private static String calculator(String kind) {
    return switch (kind) {
      case "contribution" -> "mức đóng hằng tháng";
      case "support" -> "tiền Nhà nước hỗ trợ";
      case "pension" -> "lương hưu";
      case "one_off_withdrawal" -> "rút một lần";
      case "lump_sum_at_retirement" -> "trợ cấp một lần khi nghỉ hưu";
      case "household_bhyt" -> "thẻ BHYT hộ gia đình";
      case "birth_grant" -> "trợ cấp sinh con";
      case "backpay" -> "đóng bù cho đủ năm";
      case "retirement_age" -> "tuổi nghỉ hưu";
      default -> kind;
    };
  }
}
