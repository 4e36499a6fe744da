package vn.danda.web;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.OfficeWords;
import vn.danda.content.WordPreview;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.knowledge.text.WordChange;
import vn.danda.knowledge.text.WordChange.Deed;
import vn.danda.knowledge.text.WordCheck;
import vn.danda.knowledge.text.WordList;
import vn.danda.knowledge.text.WordLists;
import vn.danda.knowledge.text.WordRow;
import vn.danda.report.UnknownWords;

/** The word lists: find a row, want it otherwise, teach an unknown word. What is wanted goes on to {@link WordReviewController}. */
@Controller
@RequestMapping("/console/content/words")
class WordsController {

  private static final int MOST_ROWS = 40;
  private static final int MOST_UNKNOWN = 20;

  private final OfficeWords words;
  private final WordPreview preview;
  private final UnknownWords unknown;

  WordsController(OfficeWords words, WordPreview preview, UnknownWords unknown) {
    this.words = words;
    this.preview = preview;
    this.unknown = unknown;
  }

  /**
   * A form as a list shows it.
   *
   * @param words what it says, one to a line
   * @param mark what the office did to it, or empty
   */
  record Shown(String form, String words, boolean ambiguous, String mark, boolean off, boolean own, boolean waiting) {

    /** On one line. */
    public String said() {
      return words.replace("\n", " / ");
    }
  }

  /** What somebody typed into the form of a row. */
  record Typed(String form, String words, boolean ambiguous, boolean newGroup, String reason) {}

  /**
   * @param list spellings, synonyms or glossary
   * @param row the form that is to be changed, or empty
   * @param form what a new row is to begin with: a word people typed
   */
  @GetMapping
  String list(
      @RequestParam(defaultValue = "spellings") String list,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String only,
      @RequestParam(defaultValue = "") String row,
      @RequestParam(defaultValue = "") String form,
      Model model) {
    WordList which = list(list);
    List<Shown> all = rows(which);
    String wanted = VietnameseText.fold(VietnameseText.normalise(q)).strip();
    List<Shown> found =
        all.stream()
            .filter(one -> only.isEmpty() || one.own())
            .filter(one -> wanted.isEmpty() || VietnameseText.fold(one.form() + "\n" + one.words()).contains(wanted))
            .sorted(
                Comparator.comparing((Shown one) -> !VietnameseText.fold(one.form()).equals(wanted))
                    .thenComparing(one -> !one.waiting())
                    .thenComparing(one -> !one.own()))
            .toList();
    model.addAttribute("list", which.key());
    model.addAttribute("q", q);
    model.addAttribute("only", only);
    model.addAttribute("found", found.size());
    model.addAttribute("rows", found.stream().limit(MOST_ROWS).toList());
    model.addAttribute("waiting", words.waiting().size());
    model.addAttribute("unknown", which == WordList.GLOSSARY ? List.of() : unknown.most(MOST_UNKNOWN));
    model.addAttribute("groups", which == WordList.SYNONYMS ? all.stream().map(Shown::form).sorted().toList() : List.of());
    model.addAttribute(
        "row", all.stream().filter(one -> !row.isEmpty() && which.same(one.form()).equals(which.same(row))).findFirst().orElse(null));
    if (!model.containsAttribute("typed")) {
      boolean says = which == WordList.SYNONYMS;
      model.addAttribute("typed", new Typed(says ? "" : form, says ? form : "", false, false, form.isEmpty() ? "" : "người dân gõ, trợ lý chưa hiểu"));
    }
    return "content/words";
  }

  /** A row that is to be there, be otherwise or be gone; {@code words} one to a line. */
  @PostMapping("/propose")
  String propose(
      @RequestParam String list,
      @RequestParam Deed deed,
      @RequestParam String form,
      @RequestParam(name = "words", defaultValue = "") String said,
      @RequestParam(defaultValue = "false") boolean ambiguous,
      @RequestParam(defaultValue = "false") boolean newGroup,
      @RequestParam(defaultValue = "") String reason,
      Principal signedIn,
      RedirectAttributes redirect) {
    Typed typed = new Typed(form, said, ambiguous, newGroup, reason);
    WordChange change = change(list(list), deed, typed);
    redirect.addAttribute("list", list);
    WordCheck.Found check = preview.check(change);
    List<String> problems = new ArrayList<>(check.mistakes());
    if (!PersonalData.mask(form + "\n" + said).equals(form + "\n" + said)) {
      problems.add("Danh sách chữ không chứa số điện thoại, số căn cước hay mã.");
    }
    if (problems.isEmpty()) {
      try {
        words.propose(change, PersonalData.mask(reason), signedIn.getName());
        redirect.addFlashAttribute("notice", "Đã ghi “" + change.form() + "”. Chưa ai bị trả lời theo: xem tác động rồi nhờ người khác duyệt.");
        redirect.addFlashAttribute("warnings", check.warnings());
        return "redirect:/console/content/words";
      } catch (IllegalArgumentException refused) {
        problems.add(String.valueOf(refused.getMessage()));
      }
    }
    redirect.addFlashAttribute("problems", problems);
    redirect.addFlashAttribute("typed", typed);
    if (deed != Deed.ADD) {
      redirect.addAttribute("row", form);
    }
    return "redirect:/console/content/words";
  }

  static WordList list(String key) {
    try {
      return WordList.parse(key);
    } catch (IllegalArgumentException unknown) {
      throw new NoSuchPage();
    }
  }

  /** What a form says in some lists, one to a line. */
  static String said(List<WordRow> rows) {
    return rows.stream().flatMap(row -> row.words().stream()).distinct().collect(Collectors.joining("\n"));
  }

  private static WordChange change(WordList list, Deed deed, Typed typed) {
    boolean says = deed == Deed.ADD || deed == Deed.REPLACE;
    List<String> sayings =
        says ? typed.words().lines().map(VietnameseText::normalise).map(String::strip).filter(line -> !line.isEmpty()).distinct().toList() : List.of();
    // A new group is one that holds whatever the list said of it: nothing.
    Deed done = deed == Deed.ADD && list == WordList.SYNONYMS && typed.newGroup() ? Deed.REPLACE : deed;
    return new WordChange(list, VietnameseText.normalise(typed.form()).strip(), done, sayings, says && typed.ambiguous());
  }

  private List<Shown> rows(WordList list) {
    Map<String, List<WordRow>> now = words.lists().byForm(list);
    Map<String, List<WordRow>> shipped = WordLists.shipped().byForm(list);
    Set<String> waiting =
        words.waiting().stream().map(OfficeWords.Waiting::change).filter(change -> change.list() == list).map(WordChange::same).collect(Collectors.toSet());
    List<Shown> rows = new ArrayList<>();
    now.forEach((same, those) -> rows.add(shown(those, mark(those, shipped.containsKey(same)), false, waiting.contains(same))));
    shipped.forEach(
        (same, those) -> {
          if (!now.containsKey(same)) {
            rows.add(shown(those, "đang tắt", true, waiting.contains(same)));
          }
        });
    return rows;
  }

  private static Shown shown(List<WordRow> rows, String mark, boolean off, boolean waiting) {
    return new Shown(
        rows.getFirst().form(), said(rows), rows.stream().anyMatch(WordRow::ambiguous), mark, off, off || !mark.isEmpty(), waiting);
  }

  private static String mark(List<WordRow> rows, boolean ships) {
    if (rows.stream().noneMatch(WordRow::own)) {
      return "";
    }
    return ships ? "cơ quan sửa" : "cơ quan thêm";
  }
}
