package vn.danda.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.danda.content.Published;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.knowledge.place.PlaceAnswer;
import vn.danda.knowledge.spoken.SpokenAmounts;

/** What a text names: sums and times, or a commune. */
@RestController
@Tag(name = "Hiểu câu chữ")
class UnderstandController {

  private static final int LONGEST_TEXT = 4000;

  private final Communes communes;
  private final Clock clock;

  UnderstandController(Communes communes, Clock clock) {
    this.communes = communes;
    this.clock = clock;
  }

  /** A text as people type it. */
  record Typed(@Schema(example = "2 củ rưỡi") @Nullable String text) {}

  /** Communes the text may mean; {@code ask} when the person must say which. */
  record Places(List<Commune> communes, boolean ask) {}

  @PostMapping("/api/understand/amount")
  @Operation(summary = "Đọc số tiền và thời gian (reads sums and times)")
  SpokenAmounts amount(@RequestBody Typed typed) {
    return SpokenAmounts.read(text(typed), Published.day(clock.instant()));
  }

  @PostMapping("/api/places")
  @Operation(summary = "Tìm xã, phường (finds the commune)")
  Places places(@RequestBody Typed typed) {
    PlaceAnswer answer = communes.find(text(typed));
    return new Places(answer.communes(), answer.ask());
  }

  private static String text(Typed typed) {
    String text = typed.text();
    if (text == null || text.isBlank()) {
      throw new BadRequest("text", "Thiếu nội dung", "The text is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new BadRequest(
          "text", "Nội dung dài quá " + LONGEST_TEXT + " ký tự", "Longer than " + LONGEST_TEXT + " characters");
    }
    return text;
  }
}
