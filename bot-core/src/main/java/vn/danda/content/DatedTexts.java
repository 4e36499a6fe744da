package vn.danda.content;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.danda.knowledge.figure.FigureText;

/**
 * Texts that figures stand in, wherever they are kept. Whoever keeps such texts is a bean of this kind: then no changed
 * figure, article or price passes them by.
 */
public interface DatedTexts {

  /** All of them, as they are published. */
  List<Piece> pieces(Published published);

  /**
   * One piece of content with its texts.
   *
   * @param templates what people read of it, figures as {@code {{key}}}
   * @param bases the lines that name the law it rests on
   */
  record Piece(ContentPart part, List<String> templates, List<String> bases) {

    public Piece {
      templates = List.copyOf(templates);
      bases = List.copyOf(bases);
    }

    /** The figures it reads, on whatever day. */
    public Set<String> keys() {
      Set<String> keys = new TreeSet<>();
      templates.forEach(template -> keys.addAll(FigureText.keys(template)));
      return keys;
    }

    /** Those of its texts that measure by this price on some day. */
    List<String> measuringBy(String price) {
      return templates.stream().filter(template -> FigureText.prices(template).contains(price)).toList();
    }
  }

  /** Texts without those that are not there. */
  static List<String> present(Stream<String> texts) {
    return texts.filter(text -> !text.isEmpty()).toList();
  }
}
