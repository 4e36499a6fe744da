package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.Entries;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.dialogue.FaqReply;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.text.VietnameseText;

/** Content staff find an entry, change it, try a question beside it, and publish. The version before is kept. */
@Controller
@RequestMapping("/console/content")
class ContentController {

  /** Longer answers are not read on a phone. */
  private static final int LONGEST_ANSWER = 400;

  private final Entries entries;
  private final PublishedContent content;
  private final FaqReply faqReply;
  private final Clock clock;

  ContentController(Entries entries, PublishedContent content, FaqReply faqReply, Clock clock) {
    this.entries = entries;
    this.content = content;
    this.faqReply = faqReply;
    this.clock = clock;
  }

  /** A version as the list shows it. */
  record ShownVersion(int number, String status, String author, boolean canRestore) {}

  @GetMapping
  String list(@RequestParam(defaultValue = "") String q, Model model) {
    String wanted = VietnameseText.fold(q).strip();
    model.addAttribute("q", q);
    model.addAttribute(
        "entries",
        content.now().knowledge().entries().stream().filter(entry -> mentions(entry, wanted)).toList());
    return "content/list";
  }

  @GetMapping("/{id}")
  String edit(@PathVariable String id, Model model) {
    Entries.Version newest = newest(id);
    show(id, EntryForm.of(newest.entry()), newest.number(), List.of(), model);
    return "content/edit";
  }

  @PostMapping("/{id}")
  String save(
      @PathVariable String id,
      @ModelAttribute EntryForm form,
      @RequestParam int opened,
      @RequestParam("do") String what,
      Principal signedIn,
      Model model,
      RedirectAttributes redirect) {
    try {
      FaqEntry entry = form.onto(newest(id).entry());
      List<String> problems = problems(entry);
      if (what.equals("publish") && !problems.isEmpty()) {
        show(id, form, opened, problems, model);
        return "content/edit";
      }
      if (what.equals("publish")) {
        entries.publish(entry, opened, signedIn.getName());
        content.showNewWords();
        redirect.addFlashAttribute("done", "Đã xuất bản. Từ bây giờ trợ lý trả lời theo bản này; cách hỏi mới được nhận ra sau ít giây.");
      } else {
        entries.saveDraft(entry, opened, signedIn.getName());
        redirect.addFlashAttribute("done", "Đã lưu nháp, chưa ai ngoài biên tập nhìn thấy.");
      }
      return "redirect:/console/content/" + id;
    } catch (Entries.ChangedMeanwhile changed) {
      show(id, form, opened, List.of("Có người vừa sửa bài này. Chép lại phần của anh/chị rồi mở lại trang."), model);
      return "content/edit";
    } catch (IllegalArgumentException wrong) {
      show(id, form, opened, List.of(String.valueOf(wrong.getMessage())), model);
      return "content/edit";
    }
  }

  @PostMapping("/{id}/restore")
  String restore(
      @PathVariable String id, @RequestParam int version, Principal signedIn, RedirectAttributes redirect) {
    entries.revert(version(id, version).id(), version, signedIn.getName());
    content.showNewWords();
    redirect.addFlashAttribute("done", "Đã dùng lại bản " + version + ".");
    return "redirect:/console/content/" + id;
  }

  @GetMapping("/{id}/try")
  String tryOut(@PathVariable String id, @RequestParam String text, Model model) {
    Published published = content.now();
    Question question = Question.of(VietnameseText.normalise(text));
    Understanding understood = published.search().understand(question);
    model.addAttribute("outcome", outcome(understood, id));
    model.addAttribute("sure", Math.round(understood.confidence() * 100) + " % chắc");
    model.addAttribute("text", faqReply.of(text, understood, published, null, 0, clock.instant()).text());
    model.addAttribute("why", published.search().why(question));
    return "content/tried";
  }

  private void show(String id, EntryForm form, int opened, List<String> problems, Model model) {
    Published published = content.now();
    model.addAttribute("id", id);
    model.addAttribute("form", form);
    model.addAttribute("opened", opened);
    model.addAttribute("problems", problems);
    model.addAttribute("preview", preview(form, published));
    model.addAttribute(
        "versions",
        entries.history(entryId(id)).stream()
            .map(version -> new ShownVersion(
                version.number(), status(version.status()), version.author(), version.status().equals("superseded")))
            .toList());
  }

  private String preview(EntryForm form, Published published) {
    return published.render(form.answer(), clock.instant()).text();
  }

  private List<String> problems(FaqEntry entry) {
    Published published = content.now();
    List<String> problems = new ArrayList<>(FigureText.check(entry.answer(), published.figures()));
    if (entry.detail() != null) {
      problems.addAll(FigureText.check(entry.detail(), published.figures()));
    }
    int length = published.render(entry.answer(), clock.instant()).text().length();
    if (length > LONGEST_ANSWER) {
      problems.add("Câu trả lời dài " + length + " chữ cái, tối đa " + LONGEST_ANSWER + ". Chuyển bớt sang Chi tiết.");
    }
    return problems;
  }

  private Entries.Version newest(String id) {
    return entries.history(entryId(id)).stream().findFirst().orElseThrow(NoSuchPage::new);
  }

  private Entries.Version version(String id, int number) {
    return entries.version(entryId(id), number).orElseThrow(NoSuchPage::new);
  }

  private static EntryId entryId(String id) {
    try {
      return new EntryId(id);
    } catch (IllegalArgumentException malformed) {
      throw new NoSuchPage();
    }
  }

  private static String outcome(Understanding understood, String id) {
    return switch (understood.outcome()) {
      case ANSWERED ->
          understood.entry() != null && understood.entry().value().equals(id)
              ? "Trả lời bằng bài này"
              : "Trả lời bằng bài khác: " + understood.entry();
      case CLARIFY -> "Hỏi lại cho rõ";
      case NOT_SURE -> "Không chắc, mời gặp cán bộ";
      case SMALL_TALK -> "Chuyện xã giao";
      case REDIRECTED -> "Không thuộc phần trả lời: " + understood.redirect();
    };
  }

  private static String status(String status) {
    return switch (status) {
      case "published" -> "đang dùng";
      case "draft" -> "nháp";
      default -> "bản cũ";
    };
  }

  private static boolean mentions(FaqEntry entry, String wanted) {
    return wanted.isEmpty()
        || VietnameseText.fold(entry.question() + " " + entry.label() + " " + entry.answer())
            .toLowerCase(Locale.ROOT)
            .contains(wanted);
  }
}
