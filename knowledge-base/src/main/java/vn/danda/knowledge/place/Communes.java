package vn.danda.knowledge.place;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the commune a person means: by its name, by the commune or district it was before July 2025, with marks or
 * without, with slips, inside a sentence. What fits several communes is asked back; a wrong commune would send a lead to
 * the wrong agent. Immutable, safe to share.
 */
public final class Communes {

  private static final Set<String> FORMERLY = Set.of("cu");
  private static final Set<String> NOWADAYS = Set.of("moi");

  private final Gazetteer gazetteer;
  private final Mentions mentions;
  private final Slips slips;

  private Communes(Gazetteer gazetteer, Set<String> everyday) {
    this.gazetteer = gazetteer;
    this.mentions = new Mentions(gazetteer, everyday);
    this.slips = new Slips(gazetteer.foldedNames(), everyday);
  }

  /** With the places that come with the code. */
  public static Communes shipped() {
    return new Communes(Gazetteer.shipped(), Gazetteer.lines("everyday-syllables.txt"));
  }

  /** All 130, in the order of their codes. */
  public List<Commune> all() {
    return gazetteer.all();
  }

  public PlaceAnswer find(String text) {
    Sentence sentence = Sentence.of(text);
    Set<String> codes = new LinkedHashSet<>();
    for (Mentions.Mention mention : mentions.in(sentence)) {
      Set<String> meant = codes(sentence, mention);
      meant.addAll(codes(slips.longerThan(sentence, mention.from(), mention.to())));
      codes = together(codes, meant);
    }
    if (codes.isEmpty()) {
      codes = codes(slips.namesNearest(sentence));
    }
    return new PlaceAnswer(gazetteer.communes(codes), codes.size() > 1);
  }

  private Set<String> codes(Set<String> foldedNames) {
    return foldedNames.stream()
        .flatMap(name -> gazetteer.named(name).stream())
        .flatMap(name -> name.codes().stream())
        .collect(Collectors.toSet());
  }

  /** What the words around the name leave of what it may stand for. */
  private static Set<String> codes(Sentence sentence, Mentions.Mention mention) {
    List<PlaceName> names = mention.names();
    String unit = sentence.unitBefore(mention.from());
    if (!unit.isEmpty()) {
      names = those(names, names.stream().filter(name -> name.unit().equals(unit)).toList());
    }
    if (sentence.isFollowedBy(mention.to(), FORMERLY)) {
      names = those(names, names.stream().filter(PlaceName::former).toList());
    } else if (sentence.isFollowedBy(mention.to(), NOWADAYS)) {
      names = those(names, names.stream().filter(name -> !name.former()).toList());
    }
    return names.stream().flatMap(name -> name.codes().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<PlaceName> those(List<PlaceName> all, List<PlaceName> wanted) {
    return wanted.isEmpty() ? all : wanted;
  }

  /** Two names for one place narrow each other ("Bích Hào, Thanh Chương cũ"); for two places either may be meant. */
  private static Set<String> together(Set<String> before, Set<String> next) {
    Set<String> both = new LinkedHashSet<>(before);
    if (!before.isEmpty()) {
      both.retainAll(next);
    }
    if (both.isEmpty()) {
      both.addAll(before);
      both.addAll(next);
    }
    return both;
  }
}
