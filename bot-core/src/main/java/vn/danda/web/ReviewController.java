package vn.danda.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.Entries;
import vn.danda.content.EntryCare;
import vn.danda.content.PublishCheck;
import vn.danda.content.PublishCheck.Verdict;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.content.ReviewDays;
import vn.danda.content.Switches;
import vn.danda.content.TestQuestions;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.gate.Effect;
import vn.danda.knowledge.gate.GateReport;

/**
 * From a draft to the public: what it changes, what it does to other questions, another person's approval, now or on a
 * day. Beside it the emergency switch, which needs no approval, only a reason.
 */
@Controller
@RequestMapping("/console/content/{id}")
class ReviewController {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  private final Entries entries;
  private final PublishedContent content;
  private final PublishCheck check;
  private final Switches switches;
  private final EntryCare care;
  private final ReviewDays reviewDays;
  private final TestQuestions questions;
  private final UnderstoodWords understood;
  private final Clock clock;
  private final boolean anotherPerson;

  ReviewController(
      Entries entries,
      PublishedContent content,
      PublishCheck check,
      Switches switches,
      EntryCare care,
      ReviewDays reviewDays,
      TestQuestions questions,
      UnderstoodWords understood,
      Clock clock,
      @Value("${danda.content.another-person-approves}") boolean anotherPerson) {
    this.entries = entries;
    this.content = content;
    this.check = check;
    this.switches = switches;
    this.care = care;
    this.reviewDays = reviewDays;
    this.questions = questions;
    this.understood = understood;
    this.clock = clock;
    this.anotherPerson = anotherPerson;
  }

  /** A field that reads otherwise, before and after. */
  record Changed(String field, String before, String after) {}

  /** A question understood otherwise, in the words of the page. */
  record Shown(String question, String before, String after, boolean regression) {}

  /** An entry that would lose questions to the draft. */
  record Robbed(String id, String label, long count, List<Shown> questions) {}

  @GetMapping("/review")
  String review(@PathVariable String id, Principal signedIn, Model model) {
    Entries.Version draft = inWork(id);
    Optional<FaqEntry> published = content.now().entry(draft.id());
    Verdict verdict = check.check(draft.entry());
    model.addAttribute("id", id);
    model.addAttribute("draft", draft);
    model.addAttribute("status", ContentController.status(draft.status()));
    model.addAttribute("publishAt", draft.publishAt() == null ? null : DAY.format(Published.day(draft.publishAt())));
    model.addAttribute("changes", changes(published.orElse(null), draft.entry()));
    model.addAttribute("preview", content.now().render(draft.entry().answer(), clock.instant()).text());
    model.addAttribute("verdict", verdict);
    model.addAttribute("effects", verdict.gate().effects().stream().filter(Effect::involved).filter(one -> !one.isRegression()).map(this::shown).toList());
    model.addAttribute("robbed", robbed(verdict.gate()));
    model.addAttribute("shared", verdict.gate().shared().stream().map(this::words).toList());
    model.addAttribute("mayApprove", !anotherPerson || !draft.author().equals(signedIn.getName()));
    return "content/review";
  }

  /** The author hands the draft to another person. */
  @PostMapping("/submit")
  String submit(@PathVariable String id, @RequestParam int version, RedirectAttributes redirect) {
    boolean handed = entries.submit(ContentController.entryId(id), version);
    redirect.addFlashAttribute(
        "done", handed ? "Đã gửi duyệt. Người khác duyệt xong thì bài lên." : "Bài này không còn là bản nháp.");
    return "redirect:/console/content/" + id + "/review";
  }

  @PostMapping("/send-back")
  String sendBack(
      @PathVariable String id,
      @RequestParam int version,
      @RequestParam String note,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    entries.sendBack(ContentController.entryId(id), version, note.strip());
    redirect.addFlashAttribute("done", "Đã trả lại cho người viết.");
    return whereNext(id, request);
  }

  /** Who only reviews has no editor to go back to. */
  private static String whereNext(String id, HttpServletRequest request) {
    boolean writes = request.isUserInRole("CONTENT") || request.isUserInRole("ADMINISTRATOR");
    return writes ? "redirect:/console/content/" + id : "redirect:/console/content";
  }

  @PostMapping("/approve")
  String approve(
      @PathVariable String id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
      Principal signedIn,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    Entries.Version draft = inWork(id);
    Verdict verdict = check.check(draft.entry());
    if (!verdict.mistakes().isEmpty() || (verdict.needsReason() && reason.isBlank())) {
      redirect.addFlashAttribute("problem", "Bài còn chỗ vướng: sửa lại, hoặc ghi lý do vì sao vẫn cho lên.");
      return "redirect:/console/content/" + id + "/review";
    }
    Instant at = day == null ? null : day.atStartOfDay(Published.ZONE).toInstant();
    try {
      entries.approve(draft.id(), version, signedIn.getName(), reason.isBlank() ? null : reason.strip(), at, anotherPerson);
    } catch (Entries.NeedsAnotherPerson own) {
      redirect.addFlashAttribute("problem", "Bài của mình thì nhờ người khác duyệt.");
      return "redirect:/console/content/" + id + "/review";
    } catch (Entries.ChangedMeanwhile changed) {
      redirect.addFlashAttribute("problem", "Bài vừa được sửa tiếp. Xem lại bản mới rồi duyệt.");
      return "redirect:/console/content/" + id + "/review";
    }
    content.showNewWords();
    boolean later = at != null && at.isAfter(clock.instant());
    redirect.addFlashAttribute(
        "done",
        later
            ? "Đã duyệt. Bài tự lên từ đầu ngày " + DAY.format(day) + "."
            : "Đã xuất bản. Từ bây giờ trợ lý trả lời theo bản này; cách hỏi mới được nhận ra sau ít giây.");
    return whereNext(id, request);
  }

  /** At once and for everybody; who switched off and why is kept. */
  @PostMapping("/off")
  String off(@PathVariable String id, @RequestParam String reason, Principal signedIn, RedirectAttributes redirect) {
    try {
      switches.off(Switches.Scope.ENTRY, ContentController.entryId(id).value(), reason, signedIn.getName());
      content.showNewWords();
      redirect.addFlashAttribute("done", "Đã tắt câu trả lời này. Ai hỏi thì được mời gặp cán bộ.");
    } catch (IllegalArgumentException withoutReason) {
      redirect.addFlashAttribute("problem", String.valueOf(withoutReason.getMessage()));
    }
    return "redirect:/console/content/" + id;
  }

  @PostMapping("/on")
  String on(@PathVariable String id, Principal signedIn, RedirectAttributes redirect) {
    switches.lift(Switches.Scope.ENTRY, ContentController.entryId(id).value(), signedIn.getName());
    content.showNewWords();
    redirect.addFlashAttribute("done", "Đã bật lại.");
    return "redirect:/console/content/" + id;
  }

  /** Who looks after it, and until when it may be said. */
  @PostMapping("/care")
  String care(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String owner,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate reviewBy,
      RedirectAttributes redirect) {
    care.set(new EntryCare.Care(ContentController.entryId(id), owner.isBlank() ? null : owner.strip(), reviewBy));
    reviewDays.tell();
    content.showNewWords();
    redirect.addFlashAttribute("done", "Đã ghi người giữ bài và hạn xem lại.");
    return "redirect:/console/content/" + id;
  }

  /** Keeps a tried question: every later change is asked it too. The page stays with what is being written. */
  @PostMapping("/keep-question")
  String keep(@PathVariable String id, @RequestParam String text, Principal signedIn, Model model) {
    questions.keep(PersonalData.mask(text.strip()), Set.of(ContentController.entryId(id)), signedIn.getName());
    model.addAttribute("done", "Đã giữ làm câu thử của bài này.");
    return "content/said";
  }

  /** Each robbed entry with the questions it would lose, most robbed first. */
  private List<Robbed> robbed(GateReport gate) {
    return gate.robbed().entrySet().stream()
        .map(
            each ->
                new Robbed(
                    each.getKey().value(),
                    understood.label(each.getKey()),
                    each.getValue(),
                    gate.effects().stream()
                        .filter(Effect::isRegression)
                        .filter(effect -> effect.question().right().contains(each.getKey()))
                        .map(this::shown)
                        .toList()))
        .toList();
  }

  private String words(GateReport.Shared shared) {
    return "Cách hỏi “" + shared.phrasing() + "” đã có ở bài “" + understood.label(shared.other()) + "”: “" + shared.others() + "”";
  }

  private Shown shown(Effect effect) {
    return new Shown(
        PersonalData.mask(effect.question().text()), understood.words(effect.before()), understood.words(effect.after()), effect.isRegression());
  }

  private static List<Changed> changes(@Nullable FaqEntry before, FaqEntry after) {
    EntryForm old = before == null ? null : EntryForm.of(before);
    EntryForm now = EntryForm.of(after);
    List<Changed> changes = new ArrayList<>();
    add(changes, "Câu hỏi", old == null ? null : old.question(), now.question());
    add(changes, "Chữ trên nút", old == null ? null : old.label(), now.label());
    add(changes, "Câu trả lời", old == null ? null : old.answer(), now.answer());
    add(changes, "Chi tiết", old == null ? null : old.detail(), now.detail());
    add(changes, "Điều chưa chắc", old == null ? null : old.caution(), now.caution());
    add(changes, "Căn cứ", old == null ? null : old.basis(), now.basis());
    addLines(changes, "Cách hỏi có dấu", old == null ? null : old.marked(), now.marked());
    addLines(changes, "Cách hỏi không dấu", old == null ? null : old.unmarked(), now.unmarked());
    addLines(changes, "Cách hỏi viết tắt", old == null ? null : old.teen(), now.teen());
    addLines(changes, "Cách hỏi tiếng Nghệ", old == null ? null : old.dialect(), now.dialect());
    return changes;
  }

  private static void add(List<Changed> changes, String field, @Nullable String before, @Nullable String after) {
    String old = Objects.requireNonNullElse(before, "");
    String now = Objects.requireNonNullElse(after, "");
    if (!old.equals(now)) {
      changes.add(new Changed(field, old, now));
    }
  }

  /** Of a long list only the lines that went and the lines that came. */
  private static void addLines(List<Changed> changes, String field, @Nullable String before, @Nullable String after) {
    List<String> old = Objects.requireNonNullElse(before, "").lines().toList();
    List<String> now = Objects.requireNonNullElse(after, "").lines().toList();
    add(
        changes,
        field,
        old.stream().filter(line -> !now.contains(line)).collect(Collectors.joining("\n")),
        now.stream().filter(line -> !old.contains(line)).collect(Collectors.joining("\n")));
  }

  private Entries.Version inWork(String id) {
    return entries.history(ContentController.entryId(id)).stream()
        .filter(Entries.Version::isInWork)
        .findFirst()
        .orElseThrow(NoSuchPage::new);
  }
}
