package vn.danda.dialogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.OutboundMessage.OnComment;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.Outcome;
import vn.danda.conversation.Timer;
import vn.danda.knowledge.EntryId;

/** What a step makes of a turn. */
record Reply(
    Conversation next,
    Outcome outcome,
    List<Saying> sayings,
    List<OnComment> onComments,
    List<ConversationRecord> records,
    @Nullable EntryId entry,
    @Nullable Double confidence) {

  /** One message; {@code agent} is who speaks, null for the bot. */
  record Saying(String text, List<Option> options, boolean askPhone, @Nullable AgentRef agent) {}

  static Reply silent(Conversation next, Outcome outcome) {
    return new Reply(next, outcome, List.of(), List.of(), List.of(), null, null);
  }

  static Reply of(Conversation next, Outcome outcome, String text, List<Option> options) {
    return silent(next, outcome).saying(text, options);
  }

  Reply saying(String text, List<Option> options) {
    return with(new Saying(text, List.copyOf(options), false, null));
  }

  Reply askingPhone(String text, List<Option> options) {
    return with(new Saying(text, List.copyOf(options), true, null));
  }

  Reply agentSaying(AgentRef agent, String text) {
    return with(new Saying(text, List.of(), false, agent));
  }

  Reply recording(ConversationRecord record) {
    List<ConversationRecord> all = new ArrayList<>(records);
    all.add(record);
    return new Reply(next, outcome, sayings, onComments, List.copyOf(all), entry, confidence);
  }

  /** Rings the conversation at that time, instead of an earlier wish of the same kind; {@link Turn#rang} tells then. */
  Reply timer(String kind, Instant at, @Nullable String argument) {
    return withNext(next.withTimer(new Timer(kind, at, argument)));
  }

  Reply withoutTimer(String kind) {
    return withNext(next.withoutTimer(kind));
  }

  /** Recorded before everything else of this turn. */
  Reply recordingFirst(ConversationRecord record) {
    List<ConversationRecord> all = new ArrayList<>(List.of(record));
    all.addAll(records);
    return new Reply(next, outcome, sayings, onComments, List.copyOf(all), entry, confidence);
  }

  /** Does this about a comment as well. */
  Reply doing(OnComment deed) {
    List<OnComment> all = new ArrayList<>(onComments);
    all.add(deed);
    return new Reply(next, outcome, sayings, List.copyOf(all), records, entry, confidence);
  }

  Reply about(@Nullable EntryId answered, double sure) {
    return new Reply(next, outcome, sayings, onComments, records, answered, sure);
  }

  /** The same, leaving another state behind. */
  Reply withNext(Conversation changed) {
    return new Reply(changed, outcome, sayings, onComments, records, entry, confidence);
  }

  private Reply with(Saying saying) {
    List<Saying> all = new ArrayList<>(sayings);
    all.add(saying);
    return new Reply(next, outcome, List.copyOf(all), onComments, records, entry, confidence);
  }
}
