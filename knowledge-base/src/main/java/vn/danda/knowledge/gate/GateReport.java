package vn.danda.knowledge.gate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.gate.Effect.Kind;

/**
 * What the gate found.
 *
 * @param asked how many questions were asked of both
 * @param effects the questions understood otherwise, regressions first
 * @param shared phrasings of the changed entry that are another's too
 */
public record GateReport(int asked, List<Effect> effects, List<Shared> shared) {

  /** A phrasing of the changed entry that says the same as one of another entry. */
  public record Shared(String phrasing, EntryId other, String others) {}

  public GateReport {
    shared = List.copyOf(shared);
    effects =
        effects.stream().sorted(Comparator.comparing((Effect effect) -> !effect.isRegression()).thenComparing(Effect::kind)).toList();
  }

  /** Whether publishing needs mending or a written reason. */
  public boolean stops() {
    return !shared.isEmpty() || effects.stream().anyMatch(Effect::isRegression);
  }

  public List<Effect> of(Kind kind) {
    return effects.stream().filter(effect -> effect.kind() == kind).toList();
  }

  /** How many questions each entry would lose to another one, most robbed first. */
  public Map<EntryId, Long> robbed() {
    return effects.stream()
        .filter(Effect::isRegression)
        .flatMap(effect -> effect.question().right().stream().limit(1))
        .collect(Collectors.groupingBy(id -> id, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<EntryId, Long>comparingByValue().reversed().thenComparing(one -> one.getKey().value()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
  }
}
