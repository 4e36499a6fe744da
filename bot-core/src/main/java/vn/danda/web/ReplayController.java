package vn.danda.web;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.content.Entries;
import vn.danda.content.Replay;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.gate.Effect;

/** A draft against what people asked in the last 30 days, before and after side by side; nothing is sent. */
@Controller
class ReplayController {

  private static final int MOST = 300;

  private final Entries entries;
  private final Replay replay;
  private final UnderstoodWords understood;

  ReplayController(Entries entries, Replay replay, UnderstoodWords understood) {
    this.entries = entries;
    this.replay = replay;
    this.understood = understood;
  }

  /** A question understood otherwise. */
  record Shown(String question, String before, String after, boolean worse) {}

  /** Something that can be replayed. */
  record Draft(String id, String label, String author) {}

  @GetMapping("/console/content/replay")
  String replay(@RequestParam(defaultValue = "") String id, Model model) {
    List<Entries.Version> drafts = entries.drafts();
    model.addAttribute("id", id);
    model.addAttribute(
        "drafts", drafts.stream().map(one -> new Draft(one.id().value(), one.entry().label(), one.author())).toList());
    drafts.stream().filter(draft -> draft.id().value().equals(id)).findFirst().ifPresent(draft -> show(draft, model));
    return "content/replay";
  }

  private void show(Entries.Version draft, Model model) {
    Replay.Run run = replay.ofDraft(draft.entry());
    List<Effect> effects = run.effects();
    model.addAttribute("run", run);
    model.addAttribute("label", draft.entry().label());
    model.addAttribute("changed", effects.size());
    model.addAttribute("moved", count(effects, Effect.Kind.MOVED));
    model.addAttribute("gained", count(effects, Effect.Kind.NEWLY_ANSWERED));
    model.addAttribute("lost", count(effects, Effect.Kind.NO_LONGER_ANSWERED));
    model.addAttribute(
        "effects",
        effects.stream()
            .map(this::shown)
            .sorted(Comparator.comparing((Shown one) -> !one.worse()))
            .limit(MOST)
            .toList());
  }

  private Shown shown(Effect effect) {
    return new Shown(
        PersonalData.mask(effect.question().text()),
        understood.words(effect.before()),
        understood.words(effect.after()),
        effect.kind() == Effect.Kind.NO_LONGER_ANSWERED || effect.kind() == Effect.Kind.MOVED);
  }

  private static long count(List<Effect> effects, Effect.Kind kind) {
    return effects.stream().filter(effect -> effect.kind() == kind).count();
  }
}
