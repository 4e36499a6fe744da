package vn.danda.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.content.ContentOn;
import vn.danda.content.ContentPart;
import vn.danda.content.DatedTexts.Piece;
import vn.danda.content.Impact;
import vn.danda.content.Published;
import vn.danda.knowledge.calculate.CalculatorExamples;
import vn.danda.knowledge.calculate.Spoken;
import vn.danda.knowledge.figure.FigureText;

/** Everything people read, as it reads on any day: what differs from today first, then what is withheld, then the rest. */
@Controller
class AsOfController {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  private final ContentOn contentOn;
  private final Impact impact;
  private final PartWords parts;
  private final Clock clock;

  AsOfController(ContentOn contentOn, Impact impact, PartWords parts, Clock clock) {
    this.contentOn = contentOn;
    this.impact = impact;
    this.parts = parts;
    this.clock = clock;
  }

  /** One piece today and on the day. */
  record Shown(String title, @Nullable String link, List<Impact.Reading> readings, boolean withheld, boolean changed) {}

  @GetMapping("/console/content/as-of")
  String asOf(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day,
      @RequestParam(defaultValue = "false") boolean all,
      Model model) {
    LocalDate today = Published.day(clock.instant());
    LocalDate wanted = day == null ? today : day;
    Published then = contentOn.at(wanted);
    List<Shown> shown = shown(contentOn.at(today), today, then, wanted);
    model.addAttribute("day", wanted);
    model.addAttribute("dayWords", DAY.format(wanted));
    model.addAttribute("isToday", wanted.equals(today));
    model.addAttribute("all", all);
    model.addAttribute("next", then.figures().changesAfter(today).stream().limit(4).toList());
    model.addAttribute("changed", shown.stream().filter(one -> one.changed() && !one.withheld()).toList());
    model.addAttribute("withheld", shown.stream().filter(Shown::withheld).toList());
    model.addAttribute("same", shown.stream().filter(one -> !one.changed() && !one.withheld()).toList());
    return "content/as-of";
  }

  private List<Shown> shown(Published now, LocalDate today, Published then, LocalDate day) {
    Map<ContentPart, List<String>> texts = new LinkedHashMap<>();
    impact.pieces(now).forEach(piece -> texts.put(piece.part(), read(piece, now, today)));
    List<Shown> shown = new ArrayList<>();
    for (Piece piece : impact.pieces(then)) {
      List<Impact.Reading> readings = pairs(texts.getOrDefault(piece.part(), List.of()), read(piece, then, day));
      boolean off = piece.part().entryId().flatMap(then::entry).filter(then.withheld()::isOff).isPresent();
      shown.add(
          new Shown(parts.title(piece.part()), parts.link(piece.part()), readings, off, isChanged(readings)));
    }
    CalculatorExamples.shown()
        .forEach(
            example -> {
              Impact.Reading reading =
                  new Impact.Reading(
                      Spoken.of(example.run(now.figures(), today)), Spoken.of(example.run(then.figures(), day)));
              shown.add(
                  new Shown(
                      parts.title(new ContentPart(ContentPart.Kind.CALCULATOR, example.kind())) + ": " + example.label(),
                      null, List.of(reading), false, isChanged(List.of(reading))));
            });
    return shown;
  }

  private static List<String> read(Piece piece, Published published, LocalDate day) {
    return piece.templates().stream().map(text -> FigureText.render(text, published.figures(), day).text()).toList();
  }

  private static List<Impact.Reading> pairs(List<String> before, List<String> after) {
    List<Impact.Reading> pairs = new ArrayList<>();
    for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
      pairs.add(new Impact.Reading(i < before.size() ? before.get(i) : "", i < after.size() ? after.get(i) : ""));
    }
    return pairs;
  }

  private static boolean isChanged(List<Impact.Reading> readings) {
    return readings.stream().anyMatch(reading -> !reading.before().equals(reading.after()));
  }
}
