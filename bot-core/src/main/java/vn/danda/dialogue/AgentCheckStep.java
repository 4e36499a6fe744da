package vn.danda.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.lead.Agent;

/**
 * "Kiểm tra NA-1234": is whoever calls really one of ours? Says name, communes and whether the code holds; a code that
 * only looks like one is not made to fit, because that is how swindlers' codes look.
 */
final class AgentCheckStep implements Step {

  /** Somebody who looks up more is going through the codes, not checking a caller. */
  private static final int MOST = 8;

  private static final Duration WITHIN = Duration.ofHours(1);

  /** More names than this are a wall of text on a phone; the first ones and how many others say enough. */
  private static final int MOST_NAMES = 3;

  /** What is typed of a code, letters for digits too: it must be refused, not overlooked. */
  private static final Pattern CODE = Pattern.compile("(?<![\\p{L}\\d])([A-Za-zĐđ]{2}) ?[-–_. ]? ?([0-9OoIlSB]{3,6})(?![\\p{L}\\d])");

  private static final Pattern CHECK =
      Pattern.compile("\\b(?:kiem tra|check|xac minh|tra cuu|ma (?:so )?(?:can bo|nhan vien|ctv|cong tac vien)|co phai|co that|co dung|la ai)\\b");

  private final Replies replies;
  private final Communes communes;

  AgentCheckStep(Replies replies, Communes communes) {
    this.replies = replies;
    this.communes = communes;
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    String text = turn.utterance().text();
    if (turn.utterance().payload() != null) {
      return Optional.empty();
    }
    Matcher code = CODE.matcher(text);
    if (!code.find()) {
      return Optional.empty();
    }
    String typed = code.group(1).toUpperCase(Locale.ROOT) + "-" + code.group(2).toUpperCase(Locale.ROOT);
    boolean alone = code.start() == 0 && code.end() == text.length();
    boolean ours = turn.staff().withCode(typed).isPresent();
    if (!CHECK.matcher(VietnameseText.fold(text)).find() && !(alone && (ours || typed.startsWith("NA-")))) {
      return Optional.empty();
    }
    return Optional.of(checked(turn, typed));
  }

  private Reply checked(Turn turn, String code) {
    Conversation conversation = turn.conversation();
    List<Instant> lately =
        new ArrayList<>(conversation.care().checks().stream().filter(at -> at.plus(WITHIN).isAfter(turn.now())).toList());
    if (lately.size() >= MOST) {
      return say(turn, conversation, Line.CHECK_TOO_OFTEN, "code", code);
    }
    lately.add(turn.now());
    Conversation counted = conversation.withCare(conversation.care().checkedAt(lately));
    Optional<Agent> agent = turn.staff().withCode(code);
    if (agent.isEmpty()) {
      return say(turn, counted, Line.CHECK_UNKNOWN, "code", code);
    }
    if (!agent.get().active()) {
      return say(turn, counted, Line.CHECK_REVOKED, "code", code);
    }
    return say(
        turn, counted, Line.CHECK_VALID, "code", agent.get().code(), "name", agent.get().fullName(), "where", where(agent.get()));
  }

  private String where(Agent agent) {
    List<String> names =
        communes.all().stream().filter(commune -> agent.communes().contains(commune.code())).map(Commune::name).toList();
    if (names.isEmpty()) {
      return replies.text(Line.CHECK_OFFICE);
    }
    return names.size() <= MOST_NAMES
        ? String.join(", ", names)
        : replies.text(
            Line.CHECK_MORE,
            "names", String.join(", ", names.subList(0, MOST_NAMES)),
            "count", String.valueOf(names.size() - MOST_NAMES));
  }

  private Reply say(Turn turn, Conversation next, Line line, String... fill) {
    String words = replies.text(line, fill).replace("{hotline}", "{{hotline}}");
    return Reply.of(next, Outcome.EXPLAINED, turn.published().render(words, turn.now()).text(), List.of());
  }
}
