package vn.danda.web;

import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.OfficeWords;
import vn.danda.content.OfficeWords.Waiting;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.content.Replay;
import vn.danda.content.WordPreview;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.gate.Effect;
import vn.danda.knowledge.text.WordChange;
import vn.danda.knowledge.text.WordCheck;
import vn.danda.knowledge.text.WordList;
import vn.danda.knowledge.text.WordLists;

/** Rows of the word lists on their way: what they would do, another person's approval, and the way back. */
@Controller
@RequestMapping("/console/content/words")
class WordReviewController {

  private static final int MOST = 200;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm d/M/yyyy").withZone(Published.ZONE);

  private final OfficeWords words;
  private final WordPreview preview;
  private final PublishedContent content;
  private final UnderstoodWords understood;
  private final PartWords parts;
  private final boolean anotherPerson;

  WordReviewController(
      OfficeWords words,
      WordPreview preview,
      PublishedContent content,
      UnderstoodWords understood,
      PartWords parts,
      @Value("${danda.content.another-person-approves}") boolean anotherPerson) {
    this.words = words;
    this.preview = preview;
    this.content = content;
    this.understood = understood;
    this.parts = parts;
    this.anotherPerson = anotherPerson;
  }

  /** A row that waits. */
  record Row(long id, String list, String deed, String form, String before, String after, boolean ambiguous, String reason, String author, WordCheck.Found check) {}

  /** A question understood otherwise. */
  record Shown(String question, String before, String after, boolean labelled, boolean regression) {}

  /** A text the checker would judge otherwise. */
  record Fault(String title, String named, String cleared, boolean failsNow) {}

  /** A publication. */
  record Past(long number, String what, boolean inUse) {}

  @GetMapping("/review")
  String review(Principal signedIn, Model model) {
    List<Waiting> waiting = words.waiting();
    WordLists before = words.lists();
    WordLists after = words.lists(waiting);
    List<Row> rows = waiting.stream().map(one -> row(one, before, after)).toList();
    model.addAttribute("rows", rows);
    model.addAttribute("wrong", rows.stream().anyMatch(row -> !row.check().mistakes().isEmpty()));
    model.addAttribute("mayApprove", !anotherPerson || waiting.stream().noneMatch(one -> one.author().equals(signedIn.getName())));
    model.addAttribute("past", past());
    if (!waiting.isEmpty()) {
      effects(waiting, model);
    }
    return "content/words-review";
  }

  @PostMapping("/approve")
  String approve(
      @RequestParam List<Long> change,
      @RequestParam(defaultValue = "") String reason,
      Principal signedIn,
      RedirectAttributes redirect) {
    List<Waiting> waiting = words.waiting();
    Replay.Run run = preview.questions(waiting);
    boolean worse = run.effects().stream().anyMatch(Effect::isRegression);
    boolean wrong = waiting.stream().anyMatch(one -> !preview.check(one.change()).mistakes().isEmpty());
    if (!waiting.stream().map(Waiting::id).toList().equals(change)) {
      redirect.addFlashAttribute("problem", "Danh sách chờ duyệt vừa thay đổi. Xem lại rồi duyệt.");
    } else if (!run.isComplete()) {
      redirect.addFlashAttribute("problem", "Còn đang thử với các câu hỏi. Xem kết quả rồi duyệt.");
    } else if (!run.unnoticed().isEmpty()) {
      redirect.addFlashAttribute("problem", "Có dòng làm trợ lý không còn nhận ra người cần giúp ngay. Bỏ dòng đó rồi duyệt.");
    } else if (wrong) {
      redirect.addFlashAttribute("problem", "Có dòng còn sai, ghi bên dưới. Trả lại dòng đó rồi duyệt các dòng khác.");
    } else if (worse && reason.isBlank()) {
      redirect.addFlashAttribute("problem", "Có câu đang trả lời đúng sẽ thành sai: trả lại dòng đó, hoặc ghi lý do vì sao vẫn cho lên.");
    } else {
      publish(change, reason, signedIn, redirect);
    }
    return "redirect:/console/content/words/review";
  }

  private void publish(List<Long> ids, String reason, Principal signedIn, RedirectAttributes redirect) {
    try {
      long version = words.publish(ids, signedIn.getName(), PersonalData.mask(reason), anotherPerson);
      content.showNewWords();
      redirect.addFlashAttribute("notice", "Đã xuất bản, bản " + version + ". Trợ lý đọc theo danh sách mới sau ít giây.");
    } catch (OfficeWords.NeedsAnotherPerson own) {
      redirect.addFlashAttribute("problem", "Dòng của mình thì nhờ người khác duyệt.");
    } catch (IllegalArgumentException changed) {
      redirect.addFlashAttribute("problem", String.valueOf(changed.getMessage()));
    }
  }

  /** Who wanted a row takes it back so too. */
  @PostMapping("/send-back")
  String sendBack(@RequestParam long change, @RequestParam String note, Principal signedIn, RedirectAttributes redirect) {
    boolean ended = words.end(change, signedIn.getName(), PersonalData.mask(note));
    redirect.addFlashAttribute("notice", ended ? "Đã bỏ dòng đó khỏi danh sách chờ." : "Dòng đó đã có người xử lý.");
    return "redirect:/console/content/words/review";
  }

  @PostMapping("/put-back")
  String putBack(@RequestParam long version, @RequestParam String reason, Principal signedIn, RedirectAttributes redirect) {
    try {
      words.putBack(version, signedIn.getName(), PersonalData.mask(reason));
      content.showNewWords();
      redirect.addFlashAttribute("notice", "Đã dùng lại " + name(version) + ".");
    } catch (IllegalArgumentException refused) {
      redirect.addFlashAttribute("problem", String.valueOf(refused.getMessage()));
    }
    return "redirect:/console/content/words/review";
  }

  private void effects(List<Waiting> waiting, Model model) {
    Replay.Run run = preview.questions(waiting);
    List<Effect> effects = run.effects();
    model.addAttribute("run", run);
    model.addAttribute("better", count(effects, Effect.Kind.GAINED));
    model.addAttribute("worse", count(effects, Effect.Kind.STOLEN) + count(effects, Effect.Kind.LOST) + count(effects, Effect.Kind.ASKED_BACK));
    model.addAttribute("gained", count(effects, Effect.Kind.NEWLY_ANSWERED));
    model.addAttribute("moved", count(effects, Effect.Kind.MOVED));
    model.addAttribute("lost", count(effects, Effect.Kind.NO_LONGER_ANSWERED));
    model.addAttribute("regressions", effects.stream().filter(Effect::isRegression).count());
    model.addAttribute(
        "effects",
        effects.stream()
            .sorted(Comparator.comparing((Effect effect) -> !effect.isRegression()).thenComparing(Effect::kind))
            .limit(MOST)
            .map(this::shown)
            .toList());
    boolean forWriters = run.isComplete() && waiting.stream().anyMatch(one -> one.change().list() == WordList.GLOSSARY);
    model.addAttribute("forWriters", forWriters);
    model.addAttribute("faults", forWriters ? preview.faults(waiting).stream().map(this::fault).toList() : List.of());
  }

  private Row row(Waiting one, WordLists before, WordLists after) {
    WordChange change = one.change();
    return new Row(
        one.id(), name(change.list()), deed(change), change.form(),
        WordsController.said(before.of(change.list(), change.form())),
        WordsController.said(after.of(change.list(), change.form())),
        change.ambiguous(), one.reason(), one.author(), preview.check(change));
  }

  private Shown shown(Effect effect) {
    return new Shown(
        PersonalData.mask(effect.question().text()),
        understood.words(effect.before()),
        understood.words(effect.after()),
        !effect.question().right().isEmpty(),
        effect.isRegression());
  }

  private Fault fault(WordPreview.Fault fault) {
    return new Fault(
        parts.title(fault.part()), String.join(", ", fault.named()), String.join(", ", fault.cleared()), fault.failsNow());
  }

  /** The newest version is in use; beneath the first one lies what ships. */
  private List<Past> past() {
    List<OfficeWords.Version> versions = words.versions();
    return versions.stream().map(version -> new Past(version.number(), what(version), version.number() == versions.getFirst().number())).toList();
  }

  private static String what(OfficeWords.Version version) {
    String putBack = version.putBack() == null ? "" : ", dùng lại " + name(version.putBack());
    String why = version.reason().isEmpty() ? "" : ": " + version.reason();
    return "bản " + version.number() + ", " + version.rows() + " dòng của cơ quan, " + version.publishedBy() + " duyệt lúc "
        + TIME.format(version.publishedAt()) + putBack + why;
  }

  private static String name(long version) {
    return version == 0 ? "danh sách đi kèm phần mềm" : "bản " + version;
  }

  private static String name(WordList list) {
    return switch (list) {
      case SPELLINGS -> "Cách gõ";
      case SYNONYMS -> "Cùng nghĩa";
      case GLOSSARY -> "Chữ giấy tờ";
    };
  }

  private static String deed(WordChange change) {
    return switch (change.deed()) {
      case ADD -> "thêm";
      case REPLACE -> "sửa";
      case SWITCH_OFF -> "tắt";
      case AS_SHIPPED -> "quay lại dòng đi kèm";
    };
  }

  private static long count(List<Effect> effects, Effect.Kind kind) {
    return effects.stream().filter(effect -> effect.kind() == kind).count();
  }
}
