package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import vn.danda.content.FigureChanges;
import vn.danda.content.FigureChanges.Change;
import vn.danda.content.FigureChanges.Proposal;
import vn.danda.content.Impact;
import vn.danda.content.Impact.Affected;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.dialogue.Line;
import vn.danda.dialogue.Replies;
import vn.danda.knowledge.figure.Certainty;
import vn.danda.knowledge.figure.DerivedFigures;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.FigureInput;
import vn.danda.knowledge.figure.FigureNames;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.text.VietnameseText;

/** The dated figures: what each is today and next, who reads it, and how it comes to a new value by two people. */
@Controller
@RequestMapping("/console/content/figures")
class FiguresController {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  private final FigureChanges changes;
  private final Impact impact;
  private final PublishedContent content;
  private final PartWords parts;
  private final CannedReplies canned;
  private final Replies replies;
  private final Clock clock;
  private final boolean anotherPerson;

  FiguresController(
      FigureChanges changes,
      Impact impact,
      PublishedContent content,
      PartWords parts,
      CannedReplies canned,
      Replies replies,
      Clock clock,
      @Value("${danda.content.another-person-approves}") boolean anotherPerson) {
    this.changes = changes;
    this.impact = impact;
    this.content = content;
    this.parts = parts;
    this.canned = canned;
    this.replies = replies;
    this.clock = clock;
    this.anotherPerson = anotherPerson;
  }

  /** A figure in the list; {@code next} is empty when no other value is known. */
  record Row(
      String key, String name, String today, String next, String basis, String certainty, boolean certain, int uses, boolean waiting) {

    public boolean changes() {
      return !next.isEmpty();
    }
  }

  /** One value of the history. */
  record Span(String value, String span, String basis, String certainty, boolean certain, boolean now) {}

  /** A piece that reads the figure, before and after. */
  record Dependent(String title, @Nullable String link, boolean changed, List<Impact.Reading> readings) {}

  /** A proposal, decided or not. */
  record ShownChange(long id, String what, String from, String basis, String certainty, String reason, String who, String status) {}

  @GetMapping
  String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String only, Model model) {
    Published published = content.now();
    LocalDate today = Published.day(clock.instant());
    Set<String> waiting = changes.waiting().stream().map(Change::key).collect(Collectors.toSet());
    Map<String, Integer> uses = impact.counts(published, today);
    String wanted = VietnameseText.fold(q).strip();
    List<Row> rows =
        published.figures().keys().stream()
            .map(key -> row(key, published.figures(), today, uses.getOrDefault(key, 0), waiting.contains(key)))
            .filter(row -> wanted.isEmpty() || VietnameseText.fold(row.name() + " " + row.key() + " " + row.basis() + " " + row.today()).contains(wanted))
            .toList();
    model.addAttribute("q", q);
    model.addAttribute("only", only);
    model.addAttribute("waiting", rows.stream().filter(Row::waiting).count());
    model.addAttribute("changing", rows.stream().filter(Row::changes).count());
    model.addAttribute("uncertain", rows.stream().filter(row -> !row.certain() && row.uses() > 0).count());
    model.addAttribute(
        "rows",
        rows.stream()
            .filter(
                row ->
                    switch (only) {
                      case "waiting" -> row.waiting();
                      case "changing" -> row.changes();
                      case "uncertain" -> !row.certain() && row.uses() > 0;
                      case "unused" -> row.uses() == 0;
                      default -> row.uses() > 0 || !wanted.isEmpty();
                    })
            .sorted(
                Comparator.comparing((Row row) -> !row.waiting())
                    .thenComparing(row -> !row.changes())
                    .thenComparing(Comparator.comparing(Row::uses).reversed())
                    .thenComparing(Row::name))
            .toList());
    model.addAttribute("notConfirmed", replies.text(Line.NOT_CONFIRMED));
    return "content/figures";
  }

  @GetMapping("/{key}")
  String figure(@PathVariable String key, Principal signedIn, Model model) {
    Published published = content.now();
    List<Figure> history = published.figures().history(key);
    if (history.isEmpty()) {
      throw new NoSuchPage();
    }
    LocalDate today = Published.day(clock.instant());
    Optional<Figure> now = published.figures().on(key, today);
    Optional<Change> waiting = changes.waiting().stream().filter(change -> change.key().equals(key)).findFirst();
    model.addAttribute("key", key);
    model.addAttribute("name", FigureNames.of(key));
    model.addAttribute("today", now.map(FigureText::readOut).orElse("chưa có số cho hôm nay"));
    model.addAttribute("unsure", now.filter(figure -> figure.certainty().isCertain()).isEmpty());
    model.addAttribute("doubt", now.map(Figure::note).orElse(""));
    model.addAttribute("notConfirmed", replies.text(Line.NOT_CONFIRMED));
    model.addAttribute("history", history.reversed().stream().map(figure -> value(figure, today)).toList());
    model.addAttribute("operands", DerivedFigures.operands(key).stream().map(FiguresController::named).toList());
    model.addAttribute(
        "following",
        DerivedFigures.following(key).stream().filter(each -> !each.equals(key)).map(FiguresController::named).toList());
    model.addAttribute("changedHere", changes.isChangedHere(key));
    model.addAttribute("past", changes.of(key).stream().filter(change -> !change.status().equals("proposed")).map(this::shown).toList());
    model.addAttribute("waiting", waiting.map(this::shown).orElse(null));
    model.addAttribute("mayApprove", waiting.filter(change -> !anotherPerson || !change.proposedBy().equals(signedIn.getName())).isPresent());
    model.addAttribute("far", waiting.filter(change -> isFar(published.figures(), change)).isPresent());
    Figures after = waiting.map(changes::wouldBe).orElse(published.figures());
    LocalDate day = waiting.map(Change::from).orElse(today);
    model.addAttribute("day", DAY.format(day));
    model.addAttribute(
        "follows", waiting.isEmpty() ? List.of() : followers(published.figures(), after, key, day));
    List<Affected> affected = impact.ofFigure(key, published, after, day);
    model.addAttribute("dependents", affected.stream().map(this::dependent).toList());
    model.addAttribute("canned", affected.stream().map(Affected::part).filter(canned::offers).count());
    return "content/figure";
  }

  @PostMapping("/{key}/propose")
  String propose(
      @PathVariable String key,
      @RequestParam String value,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
      @RequestParam String basis,
      @RequestParam Certainty certainty,
      @RequestParam(defaultValue = "") String reason,
      Principal signedIn,
      RedirectAttributes redirect) {
    if (from == null) {
      redirect.addFlashAttribute("problem", "Cần ghi ngày bắt đầu áp dụng.");
      return keepTyped(key, value, basis, reason, redirect);
    }
    try {
      changes.propose(new Proposal(key, value, from, basis, certainty, reason), signedIn.getName());
      redirect.addFlashAttribute("notice", "Đã gửi duyệt. Bên dưới là những chỗ sẽ đổi theo. Người khác duyệt xong mới có hiệu lực.");
    } catch (IllegalArgumentException wrong) {
      redirect.addFlashAttribute("problem", String.valueOf(wrong.getMessage()));
      return keepTyped(key, value, basis, reason, redirect);
    }
    return "redirect:/console/content/figures/" + key;
  }

  @PostMapping("/{key}/restore")
  String restore(@PathVariable String key, @RequestParam String reason, Principal signedIn, RedirectAttributes redirect) {
    try {
      changes.proposeShipped(key, reason, signedIn.getName());
      redirect.addFlashAttribute("notice", "Đã gửi duyệt việc quay lại số đi kèm phần mềm.");
    } catch (IllegalArgumentException wrong) {
      redirect.addFlashAttribute("problem", String.valueOf(wrong.getMessage()));
    }
    return "redirect:/console/content/figures/" + key;
  }

  @PostMapping("/{key}/approve")
  String approve(@PathVariable String key, @RequestParam long change, Principal signedIn, RedirectAttributes redirect) {
    try {
      int made = changes.approve(change, signedIn.getName(), anotherPerson);
      content.showNewWords();
      redirect.addFlashAttribute(
          "notice", "Đã duyệt. Có " + made + " việc xem lại trong mục Việc cần xem lại.");
    } catch (FigureChanges.NeedsAnotherPerson own) {
      redirect.addFlashAttribute("problem", "Số do mình đề nghị thì nhờ người khác duyệt.");
    } catch (IllegalArgumentException decided) {
      redirect.addFlashAttribute("problem", String.valueOf(decided.getMessage()));
    }
    return "redirect:/console/content/figures/" + key;
  }

  @PostMapping("/{key}/reject")
  String reject(
      @PathVariable String key, @RequestParam long change, @RequestParam String note, Principal signedIn, RedirectAttributes redirect) {
    try {
      changes.reject(change, signedIn.getName(), note);
      redirect.addFlashAttribute("notice", "Đã trả lại đề nghị. Số đang dùng giữ nguyên.");
    } catch (IllegalArgumentException decided) {
      redirect.addFlashAttribute("problem", String.valueOf(decided.getMessage()));
    }
    return "redirect:/console/content/figures/" + key;
  }

  private static String keepTyped(String key, String value, String basis, String reason, RedirectAttributes redirect) {
    redirect.addFlashAttribute("typedValue", value);
    redirect.addFlashAttribute("typedBasis", basis);
    redirect.addFlashAttribute("typedReason", reason);
    return "redirect:/console/content/figures/" + key;
  }

  private static Row row(String key, Figures figures, LocalDate today, int uses, boolean waiting) {
    List<Figure> history = figures.history(key);
    Optional<Figure> now = figures.on(key, today);
    Optional<Figure> next = history.stream().filter(figure -> figure.validFrom() != null && figure.validFrom().isAfter(today)).findFirst();
    Figure shown = now.orElse(history.getLast());
    return new Row(
        key,
        FigureNames.of(key),
        now.map(FigureText::readOut).orElse("chưa có số cho hôm nay"),
        next.map(figure -> "từ " + from(figure) + ": " + FigureText.readOut(figure) + (figure.certainty().isCertain() ? "" : " (chưa chắc)")).orElse(""),
        shown.basis(),
        certainty(shown.certainty()),
        now.filter(figure -> figure.certainty().isCertain()).isPresent()
            && next.filter(figure -> !figure.certainty().isCertain()).isEmpty(),
        uses,
        waiting);
  }

  private static Span value(Figure figure, LocalDate today) {
    LocalDate to = figure.validTo();
    String span = (figure.validFrom() == null ? "trước nay" : "từ " + from(figure)) + (to == null ? "" : " đến " + DAY.format(to));
    return new Span(
        FigureText.readOut(figure), span, figure.basis(), certainty(figure.certainty()), figure.certainty().isCertain(), figure.holdsOn(today));
  }

  private static String from(Figure figure) {
    return figure.validFrom() == null ? "trước nay" : DAY.format(figure.validFrom());
  }

  private ShownChange shown(Change change) {
    String decided =
        switch (change.status()) {
          case "approved" -> change.decidedBy() + " đã duyệt";
          case "rejected" -> change.decidedBy() + " đã trả lại" + (change.note() == null || change.note().isEmpty() ? "" : ": " + change.note());
          default -> "chờ người khác duyệt";
        };
    return new ShownChange(
        change.id(),
        change.restore() ? "số đi kèm phần mềm" : FigureText.readOut(asFigure(change)),
        DAY.format(change.from()),
        change.basis(),
        certainty(change.certainty()),
        change.reason(),
        change.proposedBy() + " đề nghị " + DAY.format(Published.day(change.proposedAt())),
        decided);
  }

  private Figure asFigure(Change change) {
    String unit = content.now().figures().history(change.key()).getLast().unit();
    return new Figure(change.key(), change.value(), unit, change.from(), null, change.basis(), change.certainty(), "");
  }

  private static boolean isFar(Figures figures, Change change) {
    return figures.on(change.key(), change.from()).filter(before -> FigureInput.isFarFrom(before, change.value())).isPresent();
  }

  /** The figures that follow, before and after, in words. */
  private static List<String> followers(Figures before, Figures after, String key, LocalDate day) {
    return DerivedFigures.following(key).stream()
        .filter(each -> !each.equals(key))
        .filter(each -> !before.on(each, day).equals(after.on(each, day)))
        .map(
            each ->
                FigureNames.of(each) + ": " + before.on(each, day).map(FigureText::readOut).orElse("chưa có") + " → "
                    + after.on(each, day).map(FigureText::readOut).orElse("chưa có"))
        .toList();
  }

  private Dependent dependent(Affected affected) {
    return new Dependent(
        parts.title(affected.part()), parts.link(affected.part()), affected.isChanged(), affected.readings());
  }

  /** A figure to go on to. */
  record Named(String key, String name) {}

  private static Named named(String key) {
    return new Named(key, FigureNames.of(key));
  }

  static String certainty(Certainty certainty) {
    return switch (certainty) {
      case CONFIRMED -> "đã đọc văn bản";
      case REPORTED -> "nhiều nơi đưa, chưa đọc văn bản";
      case COMPUTED -> "tính từ số khác";
      case TO_BE_CONFIRMED -> "chưa chắc";
      case UNKNOWN -> "chưa có";
    };
  }
}
