package vn.danda.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation remembers for the people who take care of its contact.
 *
 * @param consents what the contact agreed to and has not withdrawn
 * @param answered labels of the answers given last, oldest first: the agent need not ask again
 * @param computed the sum worked out last, in one line
 * @param toRate the lead whose agent the contact is being asked to rate, or null
 * @param desk set when the contact is no citizen but an agent's own chat with us
 * @param checks when agents' codes were looked up lately, against guessing
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Care(
    List<Consent> consents,
    List<String> answered,
    @Nullable String computed,
    @Nullable UUID toRate,
    @Nullable Desk desk,
    List<Instant> checks) {

  /** The purposes there are: each is agreed to by itself. */
  public static final String CALL_BACK = "call_back";

  public static final String REMINDERS = "reminders";

  /** As many answers as fit on a hand-off card. */
  private static final int ANSWERS = 3;

  static final Care NONE = new Care(List.of(), List.of(), null, null, null, List.of());

  /**
   * One thing agreed to.
   *
   * @param id the message it was given in
   * @param wording which words were agreed to
   */
  public record Consent(String purpose, String wording, String id, Instant at) {}

  /**
   * An agent's own chat: what they write here goes to the person in focus.
   *
   * @param focus whom the agent is seeing to, or null
   */
  public record Desk(AgentRef agent, @Nullable Focus focus) {}

  /** The lead an agent works on in their chat; nothing about the person, whose data may be erased. */
  public record Focus(UUID lead, String number) {}

  public Care {
    consents = consents == null ? List.of() : List.copyOf(consents);
    answered = answered == null ? List.of() : List.copyOf(answered);
    checks = checks == null ? List.of() : List.copyOf(checks);
  }

  /** The consent to this purpose in these very words; other words have to be agreed to anew. */
  public Optional<Consent> consent(String purpose, String wording) {
    return consents.stream().filter(one -> one.purpose().equals(purpose) && one.wording().equals(wording)).findFirst();
  }

  /** Whether the contact agreed to be called, in whatever words. */
  public boolean mayBeCalled() {
    return consents.stream().anyMatch(one -> one.purpose().equals(CALL_BACK));
  }

  public Care agreed(Consent consent) {
    List<Consent> all =
        Stream.concat(consents.stream().filter(one -> !one.purpose().equals(consent.purpose())), Stream.of(consent)).toList();
    return new Care(all, answered, computed, toRate, desk, checks);
  }

  /** What was given and worked out on another channel is known here too. */
  Care continuing(Care there) {
    return new Care(consents, there.answered, there.computed, toRate, desk, checks);
  }

  public Care withoutConsents() {
    return new Care(List.of(), answered, computed, toRate, desk, checks);
  }

  public Care answering(String label) {
    List<String> all = Stream.concat(answered.stream().filter(one -> !one.equals(label)), Stream.of(label)).toList();
    return new Care(consents, all.subList(Math.max(0, all.size() - ANSWERS), all.size()), computed, toRate, desk, checks);
  }

  public Care computing(String line) {
    return new Care(consents, answered, line, toRate, desk, checks);
  }

  public Care rating(@Nullable UUID lead) {
    return new Care(consents, answered, computed, lead, desk, checks);
  }

  public Care at(@Nullable Desk agentsDesk) {
    return new Care(consents, answered, computed, toRate, agentsDesk, checks);
  }

  public Care checkedAt(List<Instant> times) {
    return new Care(consents, answered, computed, toRate, desk, times);
  }
}
