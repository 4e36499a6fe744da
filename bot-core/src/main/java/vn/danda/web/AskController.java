package vn.danda.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.dialogue.FaqReply;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.text.VietnameseText;

/** What the bot would answer, without a conversation. Reads only. */
@RestController
@RequestMapping("/api/ask")
@Tag(name = "Hỏi đáp")
class AskController {

  private static final int LONGEST_TEXT = 4000;
  private static final int MOST_TURNS = 10;

  private final PublishedContent content;
  private final FaqReply faqReply;
  private final Clock clock;

  AskController(PublishedContent content, FaqReply faqReply, Clock clock) {
    this.content = content;
    this.faqReply = faqReply;
    this.clock = clock;
  }

  /** A question; {@code at} answers as of that moment. */
  record Ask(
      @Schema(example = "e muon dong bhxh tn thi bn tien 1 thang") @Nullable String text,
      @Schema(allowableValues = {"young_worker", "farmer_trader", "job_seeker", "returned_worker"})
          @Nullable String audience,
      @Schema(example = "2027-01-02T08:00:00+07:00") @Nullable OffsetDateTime at) {}

  /** A little conversation: the last turn is answered, the earlier ones are its context. */
  record FollowUp(@Nullable List<String> turns, @Nullable String audience, @Nullable OffsetDateTime at) {}

  /**
   * The answer.
   *
   * @param outcome answered, clarify, not_sure, small_talk or redirected
   * @param options two or three entries when {@code clarify}, else up to three worth offering
   * @param confidence 0.0 to 1.0
   * @param text what the person would read
   */
  record Answer(
      String outcome,
      @Nullable String entry,
      List<String> options,
      @Nullable String redirect,
      double confidence,
      String text,
      String basis) {}

  @PostMapping
  @Operation(summary = "Trả lời một câu hỏi (answers one question)")
  Answer ask(@RequestBody Ask request) {
    return answer(List.of(), text(request.text(), "text"), audience(request.audience()), moment(request.at()));
  }

  @PostMapping("/followup")
  @Operation(summary = "Trả lời lượt cuối của một đoạn hội thoại (answers the last turn of a conversation)")
  Answer followUp(@RequestBody FollowUp request) {
    List<String> turns = request.turns();
    if (turns == null || turns.isEmpty() || turns.size() > MOST_TURNS) {
      throw new BadRequest(
          "turns",
          "Cần từ 1 đến " + MOST_TURNS + " lượt trong \"turns\"",
          "\"turns\" must hold 1 to " + MOST_TURNS + " texts");
    }
    List<String> texts = turns.stream().map(turn -> text(turn, "turns")).toList();
    return answer(
        texts.subList(0, texts.size() - 1), texts.getLast(), audience(request.audience()), moment(request.at()));
  }

  private Answer answer(List<String> earlier, String text, @Nullable Audience audience, Instant at) {
    Published published = content.now();
    Understanding understood = published.search().understand(new Question(text, audience, earlier));
    FaqReply.Text words = faqReply.of(text, understood, published, audience, 0, at);
    EntryId entry = understood.entry();
    return new Answer(
        understood.outcome().name().toLowerCase(Locale.ROOT),
        entry == null ? null : entry.value(),
        understood.options().stream().map(EntryId::value).toList(),
        understood.redirect() == null ? null : understood.redirect().key(),
        understood.confidence(),
        words.text(),
        entry == null ? "" : published.entry(entry).map(faqReply::basisLine).orElse(""));
  }

  private static String text(@Nullable String text, String field) {
    if (text == null || text.isBlank()) {
      throw new BadRequest(field, "Thiếu nội dung câu hỏi", "The question is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new BadRequest(
          field,
          "Câu hỏi dài quá " + LONGEST_TEXT + " ký tự",
          "The question is longer than " + LONGEST_TEXT + " characters");
    }
    return VietnameseText.normalise(text);
  }

  private static @Nullable Audience audience(@Nullable String key) {
    if (key == null || key.isBlank()) {
      return null;
    }
    try {
      return Audience.of(key);
    } catch (IllegalArgumentException e) {
      throw new BadRequest("audience", "Không có nhóm người đọc này", String.valueOf(e.getMessage()));
    }
  }

  private Instant moment(@Nullable OffsetDateTime at) {
    return at == null ? clock.instant() : at.toInstant();
  }
}
