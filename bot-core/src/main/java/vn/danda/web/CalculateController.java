package vn.danda.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.calculate.Calculation;
import vn.danda.knowledge.calculate.Calculations;
import vn.danda.knowledge.calculate.Refusal;
import vn.danda.knowledge.calculate.Spoken;
import vn.danda.knowledge.calculate.Worked;

/** The calculators. Amounts are whole đồng; every result lists its steps with formula, basis and date. */
@RestController
@Tag(name = "Tính toán")
class CalculateController {

  private final PublishedContent content;
  private final Clock clock;

  CalculateController(PublishedContent content, Clock clock) {
    this.content = content;
    this.clock = clock;
  }

  @PostMapping("/api/calculate/{kind}")
  @Operation(
      summary = "Tính một khoản (works out one sum)",
      description = "Kinds: contribution, support, pension, one_off_withdrawal, lump_sum_at_retirement, "
          + "household_bhyt, birth_grant, backpay, retirement_age. What cannot be worked out is answered with 422, "
          + "`error`, the field and the bounds.")
  ResponseEntity<Map<String, @Nullable Object>> calculate(
      @Parameter(example = "contribution") @PathVariable String kind, @RequestBody Map<String, Object> inputs) {
    if (!Calculations.kinds().contains(kind)) {
      throw new BadRequest(
          "kind", "Không có phép tính này", "No calculator of that name: one of " + Calculations.kinds());
    }
    Calculation calculation =
        Calculations.run(kind, inputs, content.now().figures(), Published.day(clock.instant()));
    return switch (calculation) {
      case Worked worked -> ResponseEntity.ok(result(worked));
      case Refusal refusal -> refused(refusal);
    };
  }

  private static Map<String, @Nullable Object> result(Worked worked) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(worked.fields());
    if (!worked.staying().isEmpty()) {
      body.put("staying", worked.staying());
    }
    body.put("steps", worked.steps());
    body.put("certain", worked.isCertain());
    body.put("doubts", worked.doubts());
    body.put("text", Spoken.of(worked));
    return body;
  }

  private static ResponseEntity<Map<String, @Nullable Object>> refused(Refusal refusal) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", "Chưa tính được");
    body.put("title_en", "Cannot be worked out");
    body.put("status", HttpStatus.UNPROCESSABLE_CONTENT.value());
    body.put("detail", refusal.sentence());
    body.put("field", refusal.field());
    body.putAll(refusal.fields());
    return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }
}
