package vn.danda.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.lead.LeadOutcome;

/**
 * The buttons in an agent's own chat. Each says which lead, for whom it was made and until when it is good, in at most 64
 * bytes: {@code desk:VERB,NUMBER,ARGUMENT,AGENT,HOURS}. One that was made for somebody else, or is old, does nothing.
 */
final class DeskButtons {

  static final String DESK = "desk";
  static final String TAKE = "take";
  static final String OUTCOME = "out";
  static final String OTHER = "other";
  static final String COLLEAGUES = "mates";
  static final String WHOM = "to";
  static final String WHY = "why";
  static final String BACK = "back";

  private static final Duration GOOD_FOR = Duration.ofDays(3);

  private final Replies replies;

  DeskButtons(Replies replies) {
    this.replies = replies;
  }

  /** A button that was pressed, still good and the presser's own. */
  record Pressed(String verb, String number, String argument) {}

  static Optional<Pressed> read(String argument, UUID agent, Instant now) {
    String[] parts = argument.split(",", -1);
    if (parts.length != 5 || !parts[3].equals(tag(agent)) || !parts[4].matches("[0-9a-z]{1,8}")) {
      return Optional.empty();
    }
    boolean old = Long.parseLong(parts[4], 36) < hours(now);
    return old ? Optional.empty() : Optional.of(new Pressed(parts[0], parts[1], parts[2]));
  }

  /** What can be done after this was said. */
  List<Option> under(String said, Map<String, String> fill, UUID agent, Instant now) {
    String number = fill.getOrDefault("number", "");
    return switch (said) {
      case "desk_alert_new", "desk_alert_overdue", "desk_alert_escalated", "desk_alert_transferred", "desk_alert_decide" ->
          List.of(button(replies.text(Line.BUTTON_TAKE), TAKE, number, "", agent, now));
      case "desk_card" -> card(number, agent, now);
      case "desk_colleagues" -> colleagues(number, fill, agent, now);
      case "desk_when" -> moments(number, fill, agent, now);
      default -> List.of();
    };
  }

  List<Option> others(String number, UUID agent, Instant now) {
    return LeadOutcome.choices().stream()
        .filter(outcome -> !isCommon(outcome))
        .map(outcome -> button(outcome.label(), OUTCOME, number, "" + outcome.code(), agent, now))
        .toList();
  }

  List<Option> reasons(String number, String colleague, UUID agent, Instant now) {
    List<Option> options = new ArrayList<>();
    List<Line> reasons = List.of(Line.DESK_REASON_AREA, Line.DESK_REASON_BUSY, Line.DESK_REASON_WISH);
    for (int i = 0; i < reasons.size(); i++) {
      options.add(button(replies.text(reasons.get(i)), WHY, number, colleague + "/" + i, agent, now));
    }
    return options;
  }

  String reason(String index) {
    return replies.text(
        switch (index) {
          case "0" -> Line.DESK_REASON_AREA;
          case "1" -> Line.DESK_REASON_BUSY;
          default -> Line.DESK_REASON_WISH;
        });
  }

  private List<Option> card(String number, UUID agent, Instant now) {
    List<Option> options = new ArrayList<>();
    LeadOutcome.choices().stream()
        .filter(DeskButtons::isCommon)
        .map(outcome -> button(outcome.label(), OUTCOME, number, "" + outcome.code(), agent, now))
        .forEach(options::add);
    options.add(button(replies.text(Line.BUTTON_OTHER_OUTCOME), OTHER, number, "", agent, now));
    options.add(button(replies.text(Line.BUTTON_HAND_ON), COLLEAGUES, number, "", agent, now));
    options.add(button(replies.text(Line.BUTTON_GIVE_BACK), BACK, number, "", agent, now));
    return options;
  }

  /** On the card itself; with the three ways to pass it on they are eight, as many as fit below a message everywhere. */
  private static boolean isCommon(LeadOutcome outcome) {
    return outcome == LeadOutcome.JOINED || (!outcome.closes() && outcome != LeadOutcome.WRONG_NUMBER);
  }

  private static List<Option> colleagues(String number, Map<String, String> fill, UUID agent, Instant now) {
    List<Option> options = new ArrayList<>();
    for (int i = 1; fill.containsKey("option" + i); i++) {
      String named = fill.getOrDefault("option" + i, "");
      String code = named.substring(0, named.indexOf(' '));
      options.add(button(clipped(named), WHOM, number, code, agent, now));
    }
    return options;
  }

  /** Each is named "2 @1764207000 8 giờ sáng mai": what the press says, and what the button does. */
  private static List<Option> moments(String number, Map<String, String> fill, UUID agent, Instant now) {
    List<Option> options = new ArrayList<>();
    for (int i = 1; fill.containsKey("option" + i); i++) {
      String[] parts = fill.getOrDefault("option" + i, "").split(" ", 3);
      options.add(button(parts[2], OUTCOME, number, parts[0] + parts[1], agent, now));
    }
    return options;
  }

  private static Option button(String label, String verb, String number, String argument, UUID agent, Instant now) {
    String until = Long.toString(hours(now.plus(GOOD_FOR)), 36);
    return new Option(clipped(label), DESK + ":" + String.join(",", verb, number, argument, tag(agent), until));
  }

  private static String clipped(String label) {
    return label.length() <= 30 ? label : label.substring(0, 29) + "…";
  }

  private static String tag(UUID agent) {
    return Integer.toHexString(agent.hashCode());
  }

  private static long hours(Instant at) {
    return at.getEpochSecond() / 3600;
  }
}
