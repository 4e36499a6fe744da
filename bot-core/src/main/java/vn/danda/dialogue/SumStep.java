package vn.danda.dialogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.content.Published;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.PendingSum;
import vn.danda.conversation.PersonalData;
import vn.danda.knowledge.calculate.Calculations;
import vn.danda.knowledge.calculate.CalculatorRequest;
import vn.danda.knowledge.calculate.Spoken;

/**
 * Works out a sum: read from one sentence ("em chọn 3 triệu hộ cận nghèo đóng 6 tháng") or asked in a few taps, and
 * worked out anew when one thing is changed. A question put in between goes on to the FAQ.
 */
final class SumStep implements Step {

  /** An answer to what we asked is short; anything longer is a new question. */
  private static final int LONGEST_ANSWER_WORDS = 7;

  private final Replies replies;

  SumStep(Replies replies) {
    this.replies = replies;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    Payload payload = turn.utterance().payload();
    if (payload != null) {
      return payload.is(Payload.SUM) ? pressed(turn, payload.argument().split(",", 3)) : Optional.empty();
    }
    Optional<PendingSum> answered = typedAnswer(turn);
    if (answered.isPresent()) {
      return answered.map(sum -> goOn(turn, turn.conversation(), sum));
    }
    return CalculatorRequest.read(turn.utterance().text(), turn.published().figures(), today(turn))
        .flatMap(request -> wholeSentence(turn, request));
  }

  private Optional<Reply> pressed(Turn turn, String[] parts) {
    String kind = parts[0];
    if (Sums.inputs(kind).isEmpty()) {
      return Optional.empty();
    }
    PendingSum sum = pendingOr(turn.conversation().sum(), kind);
    if (parts.length == 1) {
      return Optional.of(goOn(turn, turn.conversation(), new PendingSum(kind, Sums.begun(kind), null)));
    }
    return Sums.input(kind, parts[1])
        .flatMap(
            input ->
                parts.length == 2
                    ? Optional.of(ask(turn.conversation(), sum, input))
                    : input
                        .reader()
                        .read(parts[2], today(turn))
                        .map(value -> goOn(turn, turn.conversation(), sum.with(input.name(), value))));
  }

  private static PendingSum pendingOr(@Nullable PendingSum pending, String kind) {
    return pending != null && pending.kind().equals(kind) ? pending : new PendingSum(kind, Sums.begun(kind), null);
  }

  private static Optional<PendingSum> typedAnswer(Turn turn) {
    PendingSum pending = turn.conversation().sum();
    String text = turn.utterance().text();
    if (pending == null || pending.asking() == null || text.split(" ").length > LONGEST_ANSWER_WORDS) {
      return Optional.empty();
    }
    return Sums.input(pending.kind(), pending.asking())
        .flatMap(input -> input.reader().read(text, today(turn)).map(value -> pending.with(input.name(), value)));
  }

  private Optional<Reply> wholeSentence(Turn turn, CalculatorRequest request) {
    Conversation asked = turn.conversation().asked(PersonalData.mask(turn.utterance().text()), turn.now());
    if (request.ask() != null) {
      return Optional.of(Reply.of(asked, Outcome.SUM_STEP, request.ask(), List.of(person())));
    }
    return Sums.inputs(request.kind()).isEmpty()
        ? Optional.empty()
        : Optional.of(goOn(turn, asked, new PendingSum(request.kind(), request.inputs(), null)));
  }

  /** Asks for the next thing that is missing, or works the sum out. */
  private Reply goOn(Turn turn, Conversation conversation, PendingSum sum) {
    return Sums.inputs(sum.kind()).stream()
        .filter(input -> !sum.inputs().containsKey(input.name()))
        .findFirst()
        .map(missing -> ask(conversation, sum, missing))
        .orElseGet(() -> workOut(turn, conversation, sum));
  }

  private Reply ask(Conversation conversation, PendingSum sum, SumInput input) {
    List<Option> options = new ArrayList<>();
    input.choices().forEach(choice ->
        options.add(Payload.button(choice.label(), Payload.SUM, sum.kind() + "," + input.name() + "," + choice.value())));
    options.add(person());
    return Reply.of(
        conversation.withSum(sum.askingFor(input.name())), Outcome.SUM_STEP, replies.text(input.question()), options);
  }

  private Reply workOut(Turn turn, Conversation conversation, PendingSum sum) {
    String words =
        Spoken.of(Calculations.run(sum.kind(), sum.inputs(), turn.published().figures(), today(turn)));
    List<Option> options = new ArrayList<>();
    if (sum.inputs().get(SumInput.GROUPS.name()) instanceof List<?> groups) {
      // The household's group changes the price most and is most often mistaken: one tap.
      SumInput.GROUPS.choices().stream()
          .filter(choice -> !groups.contains(choice.value()))
          .forEach(choice ->
              options.add(Payload.button(choice.label(), Payload.SUM, sum.kind() + ",groups," + choice.value())));
    }
    Sums.inputs(sum.kind()).stream()
        .filter(input -> input != SumInput.GROUPS)
        .forEach(input -> options.add(Payload.button(input.change(), Payload.SUM, sum.kind() + "," + input.name())));
    options.add(person());
    return Reply.of(conversation.withSum(sum.askingFor(null)), Outcome.CALCULATED, words, options);
  }

  private Option person() {
    return Payload.button(replies.text(Line.BUTTON_PERSON), Payload.PERSON, "");
  }

  private static LocalDate today(Turn turn) {
    return Published.day(turn.now());
  }
}
