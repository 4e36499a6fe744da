package vn.danda.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;

/**
 * The state of one conversation: small, because every turn reads and writes it whole. A source, not a view: it lives in
 * Redis only.
 *
 * @param version how many turns were committed
 * @param holder the agent who holds it, or null when the bot does
 * @param heldOutside a person typed in the account's own inbox: the bot is silent until then
 * @param audience the group the person belongs to, if they said so
 * @param draft the lead being asked for, or null
 * @param sum the sum being worked out, or worked out last, or null
 * @param openLead the lead the person left that is not closed, or null
 * @param recent the person's last questions, masked, oldest first
 * @param offered the buttons under our last message, so that "2" can be understood
 * @param lastEntry the entry answered last, for "Căn cứ" and for follow-ups
 * @param missesInRow how many questions in a row were not understood
 * @param contactName how the network names the person
 * @param reachable false after the person blocked us
 * @param lastContactAt when the person last wrote or pressed something, by the network's clock
 * @param timers what it wants to come back to, at most one of each kind
 * @param care what is remembered for the people who take care of the contact
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Conversation(
    ContactId contact,
    long version,
    @Nullable AgentRef holder,
    @Nullable Instant heldOutside,
    @Nullable Audience audience,
    @Nullable LeadDraft draft,
    @Nullable PendingSum sum,
    @Nullable UUID openLead,
    List<Asked> recent,
    List<Option> offered,
    @Nullable EntryId lastEntry,
    int missesInRow,
    @Nullable String contactName,
    boolean reachable,
    @Nullable Instant lastContactAt,
    List<Timer> timers,
    Care care) {

  /** Follow-ups refer to what was asked at most this long ago. */
  public static final Duration MEMORY = Duration.ofMinutes(10);

  /** How long the bot keeps out after a colleague wrote in the account's own inbox; every such message starts it anew. */
  public static final Duration HELD_OUTSIDE = Duration.ofHours(4);

  private static final int REMEMBERED = 3;

  /** A question as it was asked, personal data masked. */
  public record Asked(String text, Instant at) {}

  public Conversation {
    recent = recent == null ? List.of() : List.copyOf(recent);
    offered = offered == null ? List.of() : List.copyOf(offered);
    timers = timers == null ? List.of() : List.copyOf(timers);
    care = care == null ? Care.NONE : care;
  }

  public static Conversation fresh(ContactId contact) {
    return new Conversation(
        contact, 0, null, null, null, null, null, null, List.of(), List.of(), null, 0, null, true, null,
        List.of(), Care.NONE);
  }

  /** Whether the bot must be silent at {@code now}. */
  public boolean isHeldByPerson(Instant now) {
    return holder != null || (heldOutside != null && now.isBefore(heldOutside));
  }

  /** The questions that still count at {@code now}, oldest first. */
  public List<String> earlier(Instant now) {
    return recent.stream().filter(asked -> asked.at().plus(MEMORY).isAfter(now)).map(Asked::text).toList();
  }

  /** When the next timer rings. */
  public Optional<Instant> rings() {
    return timers.stream().map(Timer::at).min(Comparator.naturalOrder());
  }

  /** The timer that has waited longest of those whose time has come. */
  public Optional<Timer> due(Instant now) {
    return timers.stream().filter(timer -> timer.isDue(now)).min(Comparator.comparing(Timer::at));
  }

  public Conversation heldBy(@Nullable AgentRef agent) {
    return with(
        change -> {
          change.holder = agent;
          change.heldOutside = null;
          change.offered = List.of();
          change.missesInRow = 0;
        });
  }

  public Conversation heldOutsideUntil(@Nullable Instant until) {
    return with(change -> change.heldOutside = until);
  }

  public Conversation withAudience(@Nullable Audience group) {
    return with(change -> change.audience = group);
  }

  public Conversation withDraft(@Nullable LeadDraft newDraft) {
    return with(change -> change.draft = newDraft);
  }

  public Conversation withSum(@Nullable PendingSum newSum) {
    return with(change -> change.sum = newSum);
  }

  public Conversation withOpenLead(@Nullable UUID lead) {
    return with(change -> change.openLead = lead);
  }

  public Conversation asked(String maskedText, Instant at) {
    List<Asked> all = Stream.concat(recent.stream(), Stream.of(new Asked(maskedText, at.truncatedTo(ChronoUnit.SECONDS)))).toList();
    return with(change -> change.recent = all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
  }

  public Conversation offering(List<Option> options) {
    return with(change -> change.offered = options);
  }

  public Conversation answered(EntryId entry) {
    return with(
        change -> {
          change.lastEntry = entry;
          change.missesInRow = 0;
        });
  }

  public Conversation missed() {
    return with(change -> change.missesInRow = missesInRow + 1);
  }

  public Conversation heardFrom(@Nullable String name, Instant at) {
    return with(
        change -> {
          change.contactName = name == null ? contactName : name;
          change.reachable = true;
          // Deliveries may come late: an older message does not make the newer one forgotten.
          change.lastContactAt = lastContactAt == null || at.isAfter(lastContactAt) ? at : lastContactAt;
        });
  }

  /** Sets the timer; one of the same kind is replaced. */
  public Conversation withTimer(Timer timer) {
    Conversation without = withoutTimer(timer.kind());
    List<Timer> all = new ArrayList<>(without.timers);
    all.add(timer);
    return without.with(change -> change.timers = all);
  }

  public Conversation withoutTimer(String kind) {
    return with(change -> change.timers = timers.stream().filter(timer -> !timer.kind().equals(kind)).toList());
  }

  /**
   * What {@code from}, the same person's conversation on another channel, was about. Who holds that one, a lead left
   * there and what was agreed to there stay there.
   */
  public Conversation continuing(Conversation from) {
    return with(
        change -> {
          change.audience = from.audience;
          change.draft = from.draft;
          change.sum = from.sum;
          change.recent = from.recent;
          change.lastEntry = from.lastEntry;
          change.missesInRow = 0;
          change.care = care.continuing(from.care);
        });
  }

  public Conversation reachableIs(boolean canBeReached) {
    return with(change -> change.reachable = canBeReached);
  }

  public Conversation withCare(Care newCare) {
    return with(change -> change.care = newCare);
  }

  /** The same state, thought out on another version. */
  public Conversation atVersion(long thoughtOutOn) {
    return with(change -> change.version = thoughtOutOn);
  }

  /** The state after one more committed turn. */
  public Conversation next() {
    return atVersion(version + 1);
  }

  private Conversation with(Consumer<Change> edit) {
    Change change = new Change(this);
    edit.accept(change);
    return change.made();
  }

  /** The fields for the length of one edit: a record has no copy-with of its own. */
  private static final class Change {
    private final ContactId contact;
    private long version;
    private @Nullable AgentRef holder;
    private @Nullable Instant heldOutside;
    private @Nullable Audience audience;
    private @Nullable LeadDraft draft;
    private @Nullable PendingSum sum;
    private @Nullable UUID openLead;
    private List<Asked> recent;
    private List<Option> offered;
    private @Nullable EntryId lastEntry;
    private int missesInRow;
    private @Nullable String contactName;
    private boolean reachable;
    private @Nullable Instant lastContactAt;
    private List<Timer> timers;
    private Care care;

    Change(Conversation from) {
      contact = from.contact;
      version = from.version;
      holder = from.holder;
      heldOutside = from.heldOutside;
      audience = from.audience;
      draft = from.draft;
      sum = from.sum;
      openLead = from.openLead;
      recent = from.recent;
      offered = from.offered;
      lastEntry = from.lastEntry;
      missesInRow = from.missesInRow;
      contactName = from.contactName;
      reachable = from.reachable;
      lastContactAt = from.lastContactAt;
      timers = from.timers;
      care = from.care;
    }

    Conversation made() {
      return new Conversation(
          contact, version, holder, heldOutside, audience, draft, sum, openLead, recent, offered, lastEntry,
          missesInRow, contactName, reachable, lastContactAt, timers, care);
    }
  }
}
