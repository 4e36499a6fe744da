package vn.danda.dialogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.content.Published;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.calculate.Calculation;
import vn.danda.knowledge.calculate.Calculations;
import vn.danda.knowledge.calculate.CalculatorRequest;
import vn.danda.knowledge.calculate.Spoken;

/**
 * Works out a sum that a message asks for ("em chọn 3 triệu hộ cận nghèo đóng 6 tháng"), and works it out anew when one
 * thing is changed by a tap. What is missing is asked; plain questions go on to the FAQ.
 */
final class CalculatorStep implements Step {

  /** For a contribution the household group decides most: the buttons to say or change it. */
  private static final Map<String, String> GROUPS =
      Map.of(
          "other", "Nhà bình thường",
          "near_poor", "Hộ cận nghèo",
          "poor_or_island", "Hộ nghèo, xã đảo",
          "ethnic_minority", "Người dân tộc");

  private static final List<String> GROUP_ORDER = List.of("other", "near_poor", "poor_or_island", "ethnic_minority");

  private final Replies replies;

  CalculatorStep(Replies replies) {
    this.replies = replies;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    Payload payload = turn.utterance().payload();
    if (payload != null) {
      return payload.is(Payload.CALCULATE) ? fromButton(turn, payload) : Optional.empty();
    }
    return CalculatorRequest.read(turn.utterance().text(), turn.published().figures(), today(turn))
        .flatMap(request -> fromWords(turn, request));
  }

  private Optional<Reply> fromWords(Turn turn, CalculatorRequest request) {
    Conversation asked = turn.conversation().asked(PersonalData.mask(turn.utterance().text()), turn.now());
    if (request.ask() != null) {
      return Optional.of(Reply.of(asked, Outcome.CLARIFIED, request.ask(), List.of(person())));
    }
    if (request.kind().equals("contribution") && request.missing().equals(List.of("groups"))) {
      return Optional.of(
          Reply.of(asked, Outcome.CLARIFIED, replies.text(Line.CALCULATE_GROUP), groups(request.inputs(), "")));
    }
    return request.isComplete()
        ? Optional.of(worked(turn, asked, request.kind(), request.inputs()))
        : Optional.empty();
  }

  private Optional<Reply> fromButton(Turn turn, Payload payload) {
    return contribution(payload.argument())
        .map(inputs -> worked(turn, turn.conversation(), "contribution", inputs));
  }

  private Reply worked(Turn turn, Conversation conversation, String kind, Map<String, Object> inputs) {
    Calculation result = Calculations.run(kind, inputs, turn.published().figures(), today(turn));
    List<Option> options = new ArrayList<>();
    if (kind.equals("contribution") && inputs.get("groups") instanceof List<?> chosen && !chosen.isEmpty()) {
      options.addAll(groups(inputs, String.valueOf(chosen.getFirst())));
    }
    options.add(person());
    return Reply.of(conversation, Outcome.CALCULATED, Spoken.of(result), options);
  }

  /** Everything a contribution needs stands behind the button, so it can be pressed at any time. */
  private static List<Option> groups(Map<String, Object> inputs, String except) {
    String mode = String.valueOf(inputs.getOrDefault("mode", "-"));
    return GROUP_ORDER.stream()
        .filter(group -> !group.equals(except))
        .map(group ->
            Payload.button(
                GROUPS.getOrDefault(group, group),
                Payload.CALCULATE,
                inputs.get("income") + "," + inputs.getOrDefault("months", 1) + "," + mode + "," + group))
        .toList();
  }

  private static Optional<Map<String, Object>> contribution(String argument) {
    String[] parts = argument.split(",", -1);
    if (parts.length != 4 || !parts[0].matches("\\d{1,12}") || !parts[1].matches("\\d{1,3}")) {
      return Optional.empty();
    }
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("income", Long.valueOf(parts[0]));
    inputs.put("months", Integer.valueOf(parts[1]));
    if (parts[2].equals("prepay")) {
      inputs.put("mode", "prepay");
    }
    inputs.put("groups", List.of(parts[3]));
    return GROUPS.containsKey(parts[3]) ? Optional.of(inputs) : Optional.empty();
  }

  private Option person() {
    return Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, "");
  }

  private static LocalDate today(Turn turn) {
    return Published.day(turn.now());
  }
}
