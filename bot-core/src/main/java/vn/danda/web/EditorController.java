package vn.danda.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.content.DraftSearches;
import vn.danda.content.Entries;
import vn.danda.content.FigureShelf;
import vn.danda.content.PhrasingCheck;
import vn.danda.content.PublishCheck;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.dialogue.FaqReply;
import vn.danda.dialogue.ReplyPreview;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.Retyped;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.Why;
import vn.danda.knowledge.figure.Comparison.LeftOut;
import vn.danda.knowledge.figure.Rendered;
import vn.danda.knowledge.text.VietnameseText;

/** What helps while one writes: how it will look where, what each way of asking does, a question tried on the draft. */
@Controller
@RequestMapping("/console/content")
class EditorController {

  private static final int MOST_FOUND = 8;

  private static final Map<Audience, String> AUDIENCES =
      new EnumMap<>(
          Map.of(
              Audience.YOUNG_WORKER, "người trẻ làm tự do",
              Audience.FARMER_TRADER, "nhà nông, buôn bán",
              Audience.JOB_SEEKER, "người đang tìm việc",
              Audience.RETURNED_WORKER, "người làm xa về"));

  private final Entries entries;
  private final PublishedContent content;
  private final DraftSearches drafts;
  private final PhrasingCheck phrasings;
  private final ReplyPreview preview;
  private final FaqReply faqReply;
  private final Clock clock;

  EditorController(
      Entries entries,
      PublishedContent content,
      DraftSearches drafts,
      PhrasingCheck phrasings,
      ReplyPreview preview,
      FaqReply faqReply,
      Clock clock) {
    this.entries = entries;
    this.content = content;
    this.drafts = drafts;
    this.phrasings = phrasings;
    this.preview = preview;
    this.faqReply = faqReply;
    this.clock = clock;
  }

  /** An entry to offer next, as a box to tick. */
  record Offer(String id, String label, String question) {}

  /** The question as one kind of keyboard types it, and what becomes of it. */
  record Tried(String register, String text, String outcome, boolean own, String sure) {}

  /** One thing the question could be about, with its share in hundredths. */
  record Candidate(String label, long share, boolean own) {}

  /** What stands beside the words when the page opens. */
  void show(String id, EntryForm form, Model model) {
    FaqEntry draft = draft(id, form);
    showPreview(draft, null, model);
    model.addAttribute("remarks", List.of());
    model.addAttribute("followUps", draft.followUps().stream().flatMap(each -> offer(each.value()).stream()).toList());
    model.addAttribute("near", draft.near().stream().flatMap(each -> offer(each.value()).stream()).toList());
    model.addAttribute("audiences", AUDIENCES);
  }

  /** On every network's screen, as of today. */
  @PostMapping("/{id}/preview")
  String preview(
      @PathVariable String id,
      @ModelAttribute EntryForm form,
      @RequestParam(defaultValue = "") String readAs,
      Model model) {
    showPreview(draft(id, form), readAs.isEmpty() ? null : Audience.of(readAs), model);
    return "content/preview";
  }

  private void showPreview(FaqEntry draft, @Nullable Audience audience, Model model) {
    Instant now = clock.instant();
    LocalDate today = Published.day(now);
    Published published = content.now();
    Published trying = published.trying(draft, published.search());
    Rendered answer = trying.answer(draft, audience, now);
    model.addAttribute("previews", preview.everywhere(draft, trying, audience, now));
    model.addAttribute("length", PublishCheck.length(answer));
    model.addAttribute("longest", PublishCheck.LONGEST_ANSWER);
    model.addAttribute("leftOut", answer.leftOut().stream().map(LeftOut::why).toList());
    model.addAttribute("quoted", FigureShelf.quoted(answer.figures(), published.figures(), today));
  }

  /** What is to be said about each way of asking. */
  @PostMapping("/{id}/phrasings")
  String phrasings(@PathVariable String id, @ModelAttribute EntryForm form, Model model) {
    Published published = content.now();
    model.addAttribute(
        "remarks",
        phrasings.remarks(draft(id, form), published).stream().map(remark -> words(remark, published)).toList());
    return "content/remarks";
  }

  /** A remark in words. */
  record Remarked(String line, String advice, @Nullable String other) {}

  private static Remarked words(PhrasingCheck.Remark remark, Published published) {
    String other =
        remark.other() == null ? "" : published.entry(remark.other()).map(FaqEntry::label).orElse(remark.other().value());
    String advice =
        switch (remark.kind()) {
          case TWICE -> remark.line().equals(remark.same()) ? "viết hai lần" : "bài này có rồi: “" + remark.same() + "”";
          case ANOTHERS -> "là cách hỏi của bài “" + other + "”: “" + remark.same() + "”";
          case ANSWERED_BY_ANOTHER -> "hôm nay được trả lời bằng bài “" + other + "”, thêm vào đây là lấy của bài đó";
        };
    return new Remarked(remark.line(), advice, remark.other() == null ? null : remark.other().value());
  }

  /** A question asked of the search as it would be with this draft, in the four ways people type. */
  @PostMapping("/{id}/try")
  String tryOut(
      @PathVariable String id, @ModelAttribute EntryForm form, @RequestParam("asked") String typed, Model model) {
    String text = VietnameseText.normalise(typed);
    if (text.isBlank()) {
      model.addAttribute("tried", List.of());
      return "content/tried";
    }
    FaqEntry draft = draft(id, form);
    Published published = content.now();
    FaqSearch search = drafts.forTrying(draft, published);
    Published trying = published.trying(draft, search);
    Understanding understood = search.understand(Question.of(text));
    Why why = search.why(Question.of(text));
    FaqReply.Text answer = faqReply.of(text, understood, trying, null, 0, clock.instant());
    model.addAttribute("id", id);
    model.addAttribute("asked", text);
    model.addAttribute("tried", inFourWays(text, search, trying, id));
    model.addAttribute("text", answer.text());
    model.addAttribute("options", answer.options().stream().map(Option::label).toList());
    model.addAttribute(
        "candidates",
        why.candidates().stream()
            .map(one -> new Candidate(one.label(), Math.round(100 * one.share()), one.name().equals(id)))
            .toList());
    model.addAttribute("why", why.summary());
    return "content/tried";
  }

  private static List<Tried> inFourWays(String text, FaqSearch search, Published trying, String id) {
    // What was typed without marks or in short forms is first read as the search reads it.
    String marked =
        VietnameseText.fold(text).equals(text) ? String.join(" ", search.spelledOut(text)) : text;
    List<Tried> tried = new ArrayList<>();
    tried.add(tried("như gõ", text, search, trying, id));
    for (Register register : Register.values()) {
      String typed = Retyped.as(register, marked);
      if (tried.stream().noneMatch(before -> before.text().equals(typed))) {
        tried.add(tried(name(register), typed, search, trying, id));
      }
    }
    return tried;
  }

  private static Tried tried(String register, String text, FaqSearch search, Published trying, String id) {
    Understanding understood = search.understand(Question.of(text));
    boolean own = understood.entry() != null && understood.entry().value().equals(id);
    return new Tried(register, text, outcome(understood, trying, own), own, sure(understood.confidence()));
  }

  private static String name(Register register) {
    return switch (register) {
      case MARKED -> "có dấu";
      case UNMARKED -> "không dấu";
      case TEEN -> "viết tắt";
      case DIALECT -> "tiếng Nghệ";
    };
  }

  static String outcome(Understanding understood, Published published, boolean own) {
    return switch (understood.outcome()) {
      case ANSWERED -> own ? "bài này" : "bài khác: " + label(published, understood.entry());
      case CLARIFY ->
          "hỏi lại: " + String.join(" / ", understood.options().stream().map(each -> label(published, each)).toList());
      case NOT_SURE -> "nói chưa chắc, mời gặp cán bộ";
      case SMALL_TALK -> "coi là chào hỏi";
      case REDIRECTED -> "không thuộc phần trả lời";
    };
  }

  private static String label(Published published, @Nullable EntryId id) {
    return Optional.ofNullable(id).flatMap(published::entry).map(FaqEntry::label).orElse("?");
  }

  /** A probability as one says it. */
  static String sure(double confidence) {
    String word =
        confidence >= 0.85 ? "rất chắc" : confidence >= 0.6 ? "khá chắc" : confidence >= 0.35 ? "lưỡng lự" : "không chắc";
    return word + ", " + Math.round(confidence * 100) + "%";
  }

  /** Figures by name, to be put into the text. */
  @GetMapping("/pick-figure")
  String pickFigure(@RequestParam(name = "figure", defaultValue = "") String wanted, Model model) {
    model.addAttribute(
        "figures", FigureShelf.find(content.now().figures(), Published.day(clock.instant()), wanted));
    return "content/pick-figure";
  }

  /** Entries by their words, to be offered next or told apart from. */
  @GetMapping("/pick-entry")
  String pickEntry(
      @RequestParam(name = "find", defaultValue = "") String wanted,
      @RequestParam(name = "as", defaultValue = "followUps") String field,
      Model model) {
    List<String> words =
        List.of(VietnameseText.fold(wanted).strip().split("\\s+")).stream().filter(word -> !word.isEmpty()).toList();
    model.addAttribute("field", field.equals("near") ? "near" : "followUps");
    model.addAttribute(
        "offers",
        words.isEmpty()
            ? List.of()
            : content.now().knowledge().entries().stream()
                .filter(entry -> words.stream().allMatch(folded(entry)::contains))
                .sorted(Comparator.comparing(entry -> !VietnameseText.fold(entry.label()).contains(words.getFirst())))
                .limit(MOST_FOUND)
                .map(EditorController::offer)
                .toList());
    return "content/pick-entry";
  }

  private static String folded(FaqEntry entry) {
    return VietnameseText.fold(entry.label() + " " + entry.question());
  }

  private Optional<Offer> offer(String id) {
    return content.now().entry(ContentController.entryId(id)).map(EditorController::offer);
  }

  private static Offer offer(FaqEntry entry) {
    return new Offer(entry.id().value(), entry.label(), entry.question());
  }

  /** The entry as far as it is written. */
  private FaqEntry draft(String id, EntryForm form) {
    String group =
        entries.history(ContentController.entryId(id)).stream()
            .findFirst()
            .map(version -> version.entry().group())
            .orElseThrow(NoSuchPage::new);
    return form.unfinished().onto(ContentController.entryId(id), group);
  }
}
