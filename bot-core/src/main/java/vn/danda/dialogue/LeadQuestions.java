package vn.danda.dialogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.LeadDraft.Asking;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.place.PlaceAnswer;
import vn.danda.knowledge.text.VietnameseText;

/** How each thing an agent needs is asked for, and the buttons below. */
final class LeadQuestions {

  /** As many buttons as a phone shows without scrolling far. */
  private static final int MOST_COMMUNES = 8;

  private final Replies replies;

  LeadQuestions(Replies replies) {
    this.replies = replies;
  }

  Line line(Asking asking) {
    return switch (asking) {
      case CONSENT -> Line.LEAD_CONSENT;
      case NAME -> Line.LEAD_NAME;
      case PHONE -> Line.LEAD_PHONE;
      case COMMUNE -> Line.LEAD_COMMUNE;
      case BEST_TIME -> Line.LEAD_TIME;
      case GROUP -> Line.LEAD_GROUP;
      case EARLIER -> Line.LEAD_EARLIER;
    };
  }

  Line again(Asking asking) {
    return switch (asking) {
      case CONSENT -> Line.LEAD_CONSENT_AGAIN;
      case NAME -> Line.LEAD_NAME_AGAIN;
      case PHONE -> Line.LEAD_PHONE_AGAIN;
      case COMMUNE -> Line.LEAD_COMMUNE_AGAIN;
      case BEST_TIME -> Line.LEAD_TIME;
      case GROUP -> Line.LEAD_GROUP;
      case EARLIER -> Line.LEAD_EARLIER;
    };
  }

  List<Option> options(Asking asking) {
    Option skip = button(Line.BUTTON_SKIP, Payload.SKIP, "");
    Option stop = button(Line.BUTTON_STOP, Payload.STOP, "");
    return switch (asking) {
      case CONSENT ->
          List.of(
              button(Line.BUTTON_YES, Payload.CONSENT, "yes"),
              button(Line.BUTTON_NO, Payload.CONSENT, "no"),
              button(Line.BUTTON_TOO_YOUNG, Payload.CONSENT, "young"));
      case NAME, PHONE, COMMUNE -> List.of(skip, stop);
      case BEST_TIME ->
          List.of(
              button(Line.BUTTON_MORNING, Payload.TIME, "morning"),
              button(Line.BUTTON_NOON, Payload.TIME, "noon"),
              button(Line.BUTTON_AFTERNOON, Payload.TIME, "afternoon"),
              button(Line.BUTTON_EVENING, Payload.TIME, "evening"),
              button(Line.BUTTON_ANY_TIME, Payload.TIME, "any"));
      case GROUP ->
          List.of(
              button(Line.BUTTON_FARMER, Payload.GROUP, Audience.FARMER_TRADER.key()),
              button(Line.BUTTON_YOUNG_WORKER, Payload.GROUP, Audience.YOUNG_WORKER.key()),
              button(Line.BUTTON_JOB_SEEKER, Payload.GROUP, Audience.JOB_SEEKER.key()),
              button(Line.BUTTON_RETURNED, Payload.GROUP, Audience.RETURNED_WORKER.key()),
              skip);
      case EARLIER ->
          List.of(
              button(Line.BUTTON_NEVER_PAID, Payload.EARLIER, "never"),
              button(Line.BUTTON_PAID_LITTLE, Payload.EARLIER, "little"),
              button(Line.BUTTON_PAID_SOME, Payload.EARLIER, "some"),
              button(Line.BUTTON_PAID_MUCH, Payload.EARLIER, "much"),
              skip);
    };
  }

  /** Which of several communes of that name; who typed a name a commune still bears most likely means that one. */
  List<Option> communes(PlaceAnswer found, String typed) {
    String folded = VietnameseText.fold(typed);
    List<Option> options = new ArrayList<>();
    found.communes().stream()
        .sorted(Comparator.comparing(commune -> !folded.endsWith(bareName(commune.name()))))
        .limit(MOST_COMMUNES)
        .forEach(commune -> options.add(Payload.button(commune.name(), Payload.COMMUNE, commune.code())));
    options.add(button(Line.BUTTON_SKIP, Payload.SKIP, ""));
    return options;
  }

  /** The words on the button that stands for this time of day or these years. */
  String label(String value) {
    return replies.text(
        switch (value) {
          case "morning" -> Line.BUTTON_MORNING;
          case "noon" -> Line.BUTTON_NOON;
          case "afternoon" -> Line.BUTTON_AFTERNOON;
          case "evening" -> Line.BUTTON_EVENING;
          case "never" -> Line.BUTTON_NEVER_PAID;
          case "little" -> Line.BUTTON_PAID_LITTLE;
          case "some" -> Line.BUTTON_PAID_SOME;
          case "much" -> Line.BUTTON_PAID_MUCH;
          default -> Line.BUTTON_ANY_TIME;
        });
  }

  private Option button(Line label, String verb, String argument) {
    return Payload.button(replies.text(label), verb, argument);
  }

  /** "dien chau" of "Xã Diễn Châu". */
  private static String bareName(String name) {
    return VietnameseText.fold(name.substring(name.indexOf(' ') + 1));
  }
}
