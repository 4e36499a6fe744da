package vn.danda.web;

import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.content.TestQuestions;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.gate.TestQuestion;
import vn.danda.knowledge.text.VietnameseText;

/** The questions every change is tried on before it goes live: which there are for each entry, add one, take one out. */
@Controller
@RequestMapping("/console/content/questions")
class TestQuestionsController {

  private final TestQuestions questions;
  private final PublishedContent content;

  TestQuestionsController(TestQuestions questions, PublishedContent content) {
    this.questions = questions;
    this.content = content;
  }

  /** A question and what becomes of it today. */
  record Shown(String text, boolean right, String today) {}

  /** An entry with its questions; {@code missed} of them are not answered by it today. */
  record OfEntry(String id, String label, List<Shown> questions, long missed) {}

  /** All entries in brief, or one of them whole. */
  @GetMapping
  String list(@RequestParam(name = "bai", defaultValue = "") String id, Model model) {
    Published published = content.now();
    Map<String, List<TestQuestion>> byEntry =
        questions.labelled().stream()
            .filter(question -> !question.right().isEmpty())
            .collect(Collectors.groupingBy(question -> first(question).value(), TreeMap::new, Collectors.toList()));
    if (!id.isEmpty()) {
      byEntry.putIfAbsent(id, List.of());
      byEntry.keySet().retainAll(Set.of(id));
    }
    List<OfEntry> shown =
        byEntry.entrySet().stream().map(each -> ofEntry(each.getKey(), each.getValue(), published)).toList();
    model.addAttribute("bai", id);
    model.addAttribute("entries", shown);
    model.addAttribute("count", shown.stream().mapToInt(each -> each.questions().size()).sum());
    return "content/questions";
  }

  @PostMapping
  String add(
      @RequestParam(name = "bai") String id,
      @RequestParam String question,
      Principal signedIn,
      RedirectAttributes redirect) {
    EntryId entry = ContentController.entryId(id);
    if (question.isBlank()) {
      redirect.addFlashAttribute("problem", "Chưa ghi câu hỏi.");
    } else {
      questions.keep(PersonalData.mask(VietnameseText.normalise(question)), Set.of(entry), signedIn.getName());
      redirect.addFlashAttribute("done", "Đã thêm câu thử. Từ nay bài nào sửa cũng được thử với câu này.");
    }
    redirect.addAttribute("bai", id);
    return "redirect:/console/content/questions";
  }

  @PostMapping("/remove")
  String remove(@RequestParam(name = "bai") String id, @RequestParam String question, RedirectAttributes redirect) {
    questions.remove(question);
    redirect.addFlashAttribute("done", "Đã bỏ câu thử “" + question + "”.");
    redirect.addAttribute("bai", id);
    return "redirect:/console/content/questions";
  }

  private static OfEntry ofEntry(String id, List<TestQuestion> questions, Published published) {
    List<Shown> shown = questions.stream().map(question -> shown(question, published)).toList();
    String label = published.entry(ContentController.entryId(id)).map(FaqEntry::label).orElse(id);
    return new OfEntry(id, label, shown, shown.stream().filter(each -> !each.right()).count());
  }

  private static Shown shown(TestQuestion question, Published published) {
    Understanding understood = published.search().understand(Question.of(question.text()));
    EntryId entry = understood.entry();
    boolean right = entry != null && question.right().contains(entry);
    return new Shown(question.text(), right, right ? "trả lời đúng" : EditorController.outcome(understood, published, false));
  }

  private static EntryId first(TestQuestion question) {
    return question.right().stream().sorted(Comparator.comparing(EntryId::value)).findFirst().orElseThrow();
  }
}
