package vn.danda.knowledge.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an office does to one form of a list.
 *
 * @param words the words it says; none where the form is switched off or says again what ships
 * @param ambiguous as in {@link WordRow}
 */
public record WordChange(WordList list, String form, Deed deed, List<String> words, boolean ambiguous) {

  /** What becomes of the form. */
  public enum Deed {
    /** What the list says of it holds, and these words too. */
    ADD,
    /** These words hold, whatever the list said. */
    REPLACE,
    /** The list says nothing of it any more. */
    SWITCH_OFF,
    /** What ships holds again. */
    AS_SHIPPED
  }

  public WordChange {
    words = List.copyOf(words);
  }

  public String same() {
    return list.same(form);
  }

  /** What this change makes of the office's earlier one of the same form: who adds keeps what was added before. */
  public WordChange after(WordChange earlier) {
    return switch (deed) {
      case REPLACE, SWITCH_OFF, AS_SHIPPED -> this;
      case ADD ->
          switch (earlier.deed) {
            case ADD, REPLACE ->
                new WordChange(
                    list, form, earlier.deed, Stream.concat(earlier.words.stream(), words.stream()).distinct().toList(),
                    ambiguous || earlier.ambiguous);
            case SWITCH_OFF -> new WordChange(list, form, Deed.REPLACE, words, ambiguous);
            case AS_SHIPPED -> this;
          };
    };
  }
}
