package vn.danda.channels;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;

/**
 * Brings a message into the shape a network can take: long texts are split at paragraph, sentence or word, never inside
 * a letter and its marks; buttons go under the last part; where there are no buttons (or too many) they become numbered
 * lines that are understood from "1", "2", …. Where only their labels are too long for the network, the lines say them
 * whole and the buttons carry their number and beginning.
 */
public final class MessageFit {

  private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

  private MessageFit() {}

  /** The parts to send, in order; at least one. Every part but the last has no options. */
  public static List<Say> fit(Say message, Capabilities capabilities) {
    boolean tooMany = areTooMany(message.options(), capabilities);
    boolean numbered = areNumbered(message.options(), capabilities);
    List<Option> buttons =
        tooMany ? List.of() : numbered ? cut(message.options(), capabilities.labelLimit()) : message.options();
    String text = Normalizer.normalize(message.text(), Normalizer.Form.NFC);
    List<String> parts =
        split(numbered ? text + "\n\n" + asLines(message.options()) : text, capabilities.textLimit());
    List<Say> result = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      result.add(
          new Say(
              message.to(),
              parts.get(i),
              last ? buttons : List.of(),
              last && message.askPhone() && capabilities.askPhone(),
              message.author(),
              message.authorName(),
              i == 0 ? message.key() : message.key() + "." + i));
    }
    return result;
  }

  /** Whether people see these as numbered lines, so that a number means one of them. */
  public static boolean areNumbered(List<Option> options, Capabilities capabilities) {
    return areTooMany(options, capabilities) || options.stream().anyMatch(option -> isTooLong(option, capabilities));
  }

  private static boolean areTooMany(List<Option> options, Capabilities capabilities) {
    return options.size() > capabilities.optionLimit();
  }

  /** Splits at most every {@code limit} UTF-16 units; joined with a space (or line break) the parts are the text. */
  static List<String> split(String text, int limit) {
    List<String> parts = new ArrayList<>();
    String rest = text.strip();
    while (rest.length() > limit) {
      int cut = cut(rest, limit);
      parts.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    parts.add(rest);
    return parts;
  }

  private static int cut(String text, int limit) {
    int least = limit / 3;
    int paragraph = text.lastIndexOf("\n\n", limit);
    if (paragraph > least) {
      return paragraph;
    }
    int line = text.lastIndexOf('\n', limit);
    if (line > least) {
      return line;
    }
    int sentence = before(BreakIterator.getSentenceInstance(VIETNAMESE), text, limit);
    if (sentence > least) {
      return sentence;
    }
    int space = text.lastIndexOf(' ', limit);
    if (space > least) {
      return space;
    }
    // One endless word: cut between letters, a letter with its marks or a joined emoji stays whole if it can.
    int letter = before(BreakIterator.getCharacterInstance(VIETNAMESE), text, limit);
    return letter > 0 ? letter : limit;
  }

  private static int before(BreakIterator breaks, String text, int limit) {
    breaks.setText(text);
    int at = breaks.isBoundary(limit) ? limit : breaks.preceding(limit);
    return at == BreakIterator.DONE ? 0 : at;
  }

  private static boolean isTooLong(Option option, Capabilities capabilities) {
    return option.label().length() > capabilities.labelLimit();
  }

  /** {@code 2. Mức đóng thấp nh…}: the number leads to the line that says it whole. */
  private static List<Option> cut(List<Option> options, int limit) {
    List<Option> buttons = new ArrayList<>();
    for (Option option : options) {
      String label = (buttons.size() + 1) + ". " + option.label();
      if (label.length() > limit) {
        int end = before(BreakIterator.getCharacterInstance(VIETNAMESE), label, limit - 1);
        label = label.substring(0, end).strip() + "…";
      }
      buttons.add(new Option(label, option.payload()));
    }
    return buttons;
  }

  private static String asLines(List<Option> options) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < options.size(); i++) {
      lines.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(options.get(i).label());
    }
    return lines.toString();
  }
}
