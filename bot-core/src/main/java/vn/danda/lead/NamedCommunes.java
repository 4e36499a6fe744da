package vn.danda.lead;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.knowledge.text.VietnameseText;

/** Communes as tables of the office name them: by code or by today's name, with marks or without. */
@Component
class NamedCommunes {

  private final Communes communes;

  NamedCommunes(Communes communes) {
    this.communes = communes;
  }

  /**
   * The code. A slip is not guessed at in a table, but the {@link IllegalArgumentException} names what may be meant.
   */
  String code(String written) {
    String folded = VietnameseText.fold(VietnameseText.normalise(written));
    List<Commune> named =
        communes.all().stream().filter(one -> one.code().equals(written) || isCalled(one, folded)).toList();
    if (named.size() == 1) {
      return named.getFirst().code();
    }
    String maybe =
        (named.isEmpty() ? communes.find(written).communes() : named).stream().map(Commune::name).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "không có xã '" + written + "'" + (maybe.isEmpty() ? "" : ", có phải là " + maybe + "?"));
  }

  String name(String code) {
    return communes.all().stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow().name();
  }

  private static boolean isCalled(Commune commune, String folded) {
    String name = VietnameseText.fold(commune.name());
    return name.equals(folded) || name.substring(name.indexOf(' ') + 1).equals(folded);
  }
}
