package vn.danda.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.InboundEvent;
import vn.danda.conversation.Care;
import vn.danda.conversation.ConversationRecord.DeskDeed;
import vn.danda.conversation.ConversationRecord.DeskDeed.Verb;
import vn.danda.conversation.ConversationRecord.LinkTried;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.lead.LeadOutcome;

/**
 * An agent in their own chat: what they tap or type becomes a deed, checked and done where the leads are. Ordinary words
 * go to the person in focus. Also notices the one-time code that makes a chat an agent's own.
 */
final class DeskStep implements Step {

  private static final Pattern CODE = Pattern.compile("(?:/?start )?lk ?-?(\\d{4})[ -]?(\\d{4})");
  private static final Pattern NOTE = Pattern.compile("(?iu)^(?:gc|ghi chú|ghi chu)\\s*[:.]?\\s+(.+)$", Pattern.DOTALL);

  /** A lead's number, and perhaps an outcome's code. */
  private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,12}-\\d)(?: +(\\d{1,2})(?:[ ,]+(.{2,60}))?)?");

  /** "hg mai 8h", "hẹn: mai 8h": to be called again then. Without the mark, "hẹn mai 8h" is a word to the person. */
  private static final Pattern CALL_AT = Pattern.compile("(?iu)^(?:hg |(?:hẹn|hen)(?: gọi| goi)? ?:) *(.{2,60})$");

  private final Replies replies;
  private final DeskButtons buttons;

  DeskStep(Replies replies, DeskButtons buttons) {
    this.replies = replies;
    this.buttons = buttons;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    if (turn.inbound() == null) {
      return Optional.empty();
    }
    Optional<String> code = code(turn);
    if (code.isPresent()) {
      return Optional.of(
          Reply.silent(turn.conversation(), Outcome.NOTED)
              .recording(new LinkTried(turn.event().contact(), turn.event().key(), code.get(), turn.now())));
    }
    Care.Desk desk = turn.conversation().care().desk();
    return desk == null ? Optional.empty() : Optional.of(at(desk, turn));
  }

  private Reply at(Care.Desk desk, Turn turn) {
    Payload payload = turn.utterance().payload();
    if (payload != null && payload.is(DeskButtons.DESK)) {
      return DeskButtons.read(payload.argument(), desk.agent().id(), turn.now())
          .map(pressed -> pressed(desk, turn, pressed))
          .orElseGet(() -> say(turn, Line.DESK_BUTTON_OLD));
    }
    return typed(desk, turn, turn.utterance().text());
  }

  private Reply pressed(Care.Desk desk, Turn turn, DeskButtons.Pressed pressed) {
    return switch (pressed.verb()) {
      case DeskButtons.TAKE -> deed(desk, turn, Verb.TAKE, pressed.number(), null);
      case DeskButtons.OUTCOME -> deed(desk, turn, Verb.OUTCOME, pressed.number(), pressed.argument());
      case DeskButtons.OTHER ->
          Reply.of(
              turn.conversation(),
              Outcome.AGENT_ACTED,
              replies.text(Line.DESK_OTHER_OUTCOME, "number", pressed.number()),
              buttons.others(pressed.number(), desk.agent().id(), turn.now()));
      case DeskButtons.COLLEAGUES -> deed(desk, turn, Verb.COLLEAGUES, pressed.number(), null);
      case DeskButtons.WHOM ->
          Reply.of(
              turn.conversation(),
              Outcome.AGENT_ACTED,
              replies.text(Line.DESK_WHY_HAND_ON, "number", pressed.number()),
              buttons.reasons(pressed.number(), pressed.argument(), desk.agent().id(), turn.now()));
      case DeskButtons.WHY -> {
        String[] parts = pressed.argument().split("/", 2);
        yield deed(
            desk, turn, Verb.TRANSFER, pressed.number(), parts[0] + " " + buttons.reason(parts.length == 2 ? parts[1] : ""));
      }
      case DeskButtons.BACK -> deed(desk, turn, Verb.GIVE_BACK, pressed.number(), null);
      default -> say(turn, Line.DESK_BUTTON_OLD);
    };
  }

  private Reply typed(Care.Desk desk, Turn turn, String text) {
    String folded = VietnameseText.fold(text).strip();
    Matcher number = NUMBER.matcher(text.strip());
    Matcher note = NOTE.matcher(text);
    Matcher callAt = CALL_AT.matcher(text.strip());
    if (folded.equals("viec") || folded.equals("/viec")) {
      return deed(desk, turn, Verb.LIST, null, null);
    }
    if (folded.equals("/huylienket") || folded.equals("huy lien ket")) {
      return deed(desk, turn, Verb.UNLINK, null, null);
    }
    if (number.matches()) {
      return number.group(2) == null
          ? deed(desk, turn, Verb.TAKE, number.group(1), null)
          : deed(desk, turn, Verb.OUTCOME, number.group(1), outcome(number.group(2), number.group(3)));
    }
    if (desk.focus() == null || text.isBlank()) {
      return say(turn, text.isBlank() && !(turn.inbound() instanceof InboundEvent.Entry) ? Line.DESK_TEXT_ONLY : Line.DESK_HELP);
    }
    if (callAt.matches()) {
      return deed(desk, turn, Verb.OUTCOME, null, outcome(Integer.toString(LeadOutcome.CALL_LATER.code()), callAt.group(1)));
    }
    return note.matches() ? deed(desk, turn, Verb.NOTE, null, note.group(1)) : deed(desk, turn, Verb.SAY, null, text);
  }

  private static String outcome(String code, @Nullable String when) {
    return when == null ? code : code + " " + when.strip();
  }

  private static Reply deed(
      Care.Desk desk, Turn turn, Verb verb, @Nullable String number, @Nullable String argument) {
    DeskDeed deed =
        new DeskDeed(
            turn.event().contact(),
            turn.event().key(),
            turn.now(),
            desk.agent(),
            verb,
            number,
            desk.focus() == null ? null : desk.focus().lead(),
            argument);
    return Reply.silent(turn.conversation(), Outcome.AGENT_ACTED).recording(deed);
  }

  private Reply say(Turn turn, Line line) {
    return Reply.of(turn.conversation(), Outcome.AGENT_ACTED, replies.text(line), List.of());
  }

  /** Typed, or brought along by the link in the console. A web visitor's chat cannot be an agent's: anybody may open it. */
  private static Optional<String> code(Turn turn) {
    if (turn.event().contact().channel().equals("web")) {
      return Optional.empty();
    }
    String said =
        turn.inbound() instanceof InboundEvent.Entry entry && entry.referral() != null
            ? entry.referral()
            : turn.utterance().text();
    Matcher matcher = CODE.matcher(VietnameseText.fold(said).strip());
    return matcher.matches() ? Optional.of(matcher.group(1) + matcher.group(2)) : Optional.empty();
  }
}
