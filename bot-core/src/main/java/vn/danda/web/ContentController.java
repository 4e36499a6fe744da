package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import vn.danda.content.EntryCare;
import vn.danda.content.PublishCheck;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.content.TestQuestions;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Register;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;
import vn.danda.report.AnswerSignals;

/** Content staff find an entry and write; what helps them while they do is {@link EditorController}'s. What they keep goes on to {@link ReviewController}. */
@Controller
@RequestMapping("/console/content")
class ContentController {

  private static final int GROUP_EXAMPLES = 2;

  /** What an editor is offered as an entry's next day of review: twice a year is what figures and law ask for. */
  private static final Period UNTIL_READ_AGAIN = Period.ofMonths(6);

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  private final Entries entries;
  private final PublishedContent content;
  private final PublishCheck check;
  private final EditorController editor;
  private final EntryCare care;
  private final TestQuestions questions;
  private final Agents agents;
  private final ContentDuty duty;
  private final AnswerSignals signals;
  private final Clock clock;

  ContentController(
      Entries entries,
      PublishedContent content,
      PublishCheck check,
      EditorController editor,
      EntryCare care,
      TestQuestions questions,
      Agents agents,
      ContentDuty duty,
      AnswerSignals signals,
      Clock clock) {
    this.entries = entries;
    this.content = content;
    this.check = check;
    this.editor = editor;
    this.care = care;
    this.questions = questions;
    this.agents = agents;
    this.duty = duty;
    this.signals = signals;
    this.clock = clock;
  }

  /** A version as the editor lists it. */
  record ShownVersion(int number, String status, String author, boolean canRestore) {}

  /** An entry as the list shows it; {@code work} says what is going on with it, or is empty. */
  record Listed(String id, String label, String question, String work, boolean off) {}

  @GetMapping
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String only,
      Principal signedIn,
      Model model) {
    String wanted = VietnameseText.fold(q).strip();
    Published published = content.now();
    Map<EntryId, Entries.Version> inWork =
        entries.drafts().stream().collect(Collectors.toMap(Entries.Version::id, Function.identity()));
    List<FaqEntry> shown = new ArrayList<>(published.knowledge().entries());
    inWork.values().stream()
        .filter(draft -> published.entry(draft.id()).isEmpty())
        .forEach(draft -> shown.addFirst(draft.entry()));
    model.addAttribute("waiting", duty.of(signedIn.getName()));
    model.addAttribute("q", q);
    model.addAttribute("only", only);
    model.addAttribute(
        "entries",
        shown.stream()
            .filter(entry -> mentions(entry, wanted))
            .map(entry -> listed(entry, inWork.get(entry.id()), published))
            .filter(entry -> only.isEmpty() || (only.equals("off") ? entry.off() : entry.work().equals(only)))
            .toList());
    return "content/list";
  }

  private static Listed listed(FaqEntry entry, Entries.@Nullable Version draft, Published published) {
    return new Listed(
        entry.id().value(),
        entry.label(),
        entry.question(),
        draft == null ? "" : draft.status(),
        published.withheld().isOff(entry));
  }

  @GetMapping("/new")
  String begin(@RequestParam(defaultValue = "") String question, Model model) {
    model.addAttribute("question", question);
    model.addAttribute("groups", groups());
    return "content/new";
  }

  /** Each group with the first entries in it: what belongs together is seen better than named. */
  private Map<String, String> groups() {
    Map<String, List<String>> labels =
        content.now().knowledge().entries().stream()
            .collect(Collectors.groupingBy(FaqEntry::group, TreeMap::new, Collectors.mapping(FaqEntry::label, Collectors.toList())));
    Map<String, String> shown = new LinkedHashMap<>();
    labels.forEach(
        (group, entries) -> shown.put(group, entries.stream().limit(GROUP_EXAMPLES).collect(Collectors.joining(", ")) + "…"));
    return shown;
  }

  @PostMapping("/new")
  String create(
      @RequestParam String question,
      @RequestParam String label,
      @RequestParam String answer,
      @RequestParam String basis,
      @RequestParam String group,
      Principal signedIn,
      RedirectAttributes redirect) {
    String id = VietnameseText.fold(label).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    EntryForm form =
        new EntryForm(
            question, label, answer, null, null, basis, null, null, null, null, null, null, question,
            VietnameseText.fold(question), null, null);
    try {
      entries.saveDraft(form.onto(new EntryId(id), group), 0, signedIn.getName());
      return "redirect:/console/content/" + id;
    } catch (Entries.ChangedMeanwhile taken) {
      redirect.addFlashAttribute("done", "Đã có bài mang nhãn này. Anh/chị xem bài đó, hoặc đặt nhãn khác.");
      return "redirect:/console/content/" + id;
    } catch (IllegalArgumentException wrong) {
      redirect.addFlashAttribute("problem", String.valueOf(wrong.getMessage()));
      return "redirect:/console/content/new";
    }
  }

  @GetMapping("/{id}")
  String edit(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String add,
      @RequestParam(defaultValue = "") String register,
      Model model) {
    Entries.Version newest = newest(id);
    EntryForm form = EntryForm.of(newest.entry());
    if (!add.isBlank()) {
      form = form.asking(register.isEmpty() ? Register.byItsMarks(add.strip()) : Register.of(register), add.strip());
      // It stands at the end of a long list, out of sight.
      model.addAttribute(
          "done", "Đã thêm “" + add.strip() + "” vào mục Cách người ta hỏi bên dưới. Bấm Xem lại để xuất bản là xong.");
    }
    show(id, form, newest.number(), List.of(), model);
    return "content/edit";
  }

  /** Keeps what was written as a draft, and goes on to the check or stays with the words. */
  @PostMapping("/{id}")
  String save(
      @PathVariable String id,
      @ModelAttribute EntryForm form,
      @RequestParam int opened,
      @RequestParam("do") String what,
      Principal signedIn,
      Model model,
      RedirectAttributes redirect) {
    List<String> faults = form.faults();
    if (!faults.isEmpty()) {
      show(id, form, opened, faults, model);
      return "content/edit";
    }
    try {
      FaqEntry entry = form.onto(entryId(id), newest(id).entry().group());
      List<String> mistakes = what.equals("check") ? check.mistakes(entry) : List.of();
      if (!mistakes.isEmpty()) {
        show(id, form, opened, mistakes, model);
        return "content/edit";
      }
      entries.saveDraft(entry, opened, signedIn.getName());
      if (what.equals("check")) {
        return "redirect:/console/content/" + id + "/review";
      }
      redirect.addFlashAttribute("done", "Đã lưu nháp. Người dân chưa thấy bản này.");
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

  /** How plain the words are, while they are typed. */
  @PostMapping("/plain")
  String plain(@RequestParam String answer, Model model) {
    model.addAttribute("report", content.now().plain().check(answer));
    return "content/plain";
  }

  private void show(String id, EntryForm form, int opened, List<String> problems, Model model) {
    Published published = content.now();
    model.addAttribute("id", id);
    model.addAttribute("form", form);
    model.addAttribute("opened", opened);
    model.addAttribute("problems", problems);
    model.addAttribute("report", published.plain().check(form.answer()));
    editor.show(id, form, model);
    showCare(entryId(id), model);
    model.addAttribute(
        "off", published.entry(entryId(id)).map(entry -> published.withheld().isOff(entry)).orElse(false));
    List<Entries.Version> history = entries.history(entryId(id));
    model.addAttribute("inWork", history.stream().filter(Entries.Version::isInWork).findFirst().orElse(null));
    model.addAttribute(
        "versions",
        history.stream()
            .map(version -> new ShownVersion(
                version.number(), status(version.status()), version.author(), version.status().equals("superseded")))
            .toList());
  }

  private void showCare(EntryId id, Model model) {
    LocalDate today = Published.day(clock.instant());
    Optional<EntryCare.Care> known = care.of(id);
    LocalDate until = known.map(EntryCare.Care::reviewBy).orElse(null);
    List<Agent> owners = agents.all().stream().filter(agent -> agent.active() && agent.roles().contains(Agent.Role.CONTENT)).toList();
    String owner = known.map(EntryCare.Care::owner).orElse("");
    model.addAttribute("owners", owners);
    model.addAttribute("careOwner", owner);
    model.addAttribute("careUntil", until == null ? today.plus(UNTIL_READ_AGAIN) : until);
    model.addAttribute("careLine", careLine(name(owner, owners), until, today));
    model.addAttribute("signals", signals.of(id));
    model.addAttribute("testQuestions", questions.labelledFor(id).size());
  }

  private static String name(String owner, List<Agent> owners) {
    return owners.stream().filter(agent -> agent.userName().equals(owner)).map(Agent::fullName).findFirst().orElse(owner);
  }

  private static String careLine(String owner, @Nullable LocalDate until, LocalDate today) {
    String who = owner.isEmpty() ? "Chưa ai giữ bài này" : owner + " giữ bài này";
    if (until == null) {
      return who + ", chưa có hạn xem lại.";
    }
    return until.isBefore(today)
        ? who + ". Đã quá hạn ngày " + DAY.format(until) + ": trợ lý đang không trả lời câu này. Đọc lại, ghi hạn mới là dùng tiếp."
        : who + ", dùng được đến hết ngày " + DAY.format(until) + ".";
  }

  private Entries.Version newest(String id) {
    return entries.history(entryId(id)).stream().findFirst().orElseThrow(NoSuchPage::new);
  }

  private Entries.Version version(String id, int number) {
    return entries.version(entryId(id), number).orElseThrow(NoSuchPage::new);
  }

  static EntryId entryId(String id) {
    try {
      return new EntryId(id);
    } catch (IllegalArgumentException malformed) {
      throw new NoSuchPage();
    }
  }

  static String status(String status) {
    return switch (status) {
      case "published" -> "đang dùng";
      case "draft" -> "nháp";
      case "review" -> "chờ duyệt";
      case "scheduled" -> "hẹn ngày";
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
