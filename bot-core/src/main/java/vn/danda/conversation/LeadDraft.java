package vn.danda.conversation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person has told so far on the way to a lead. What they volunteer before consent stays in the chat's own memory
 * and is dropped with a "no".
 *
 * @param asking what the bot asked last
 * @param misses how often the answer to that was not understood
 * @param consentId the message consent was given in, or null before it
 * @param skipped what they would rather not tell
 * @param touchedAt when they last went on with it
 * @param paused the bot asked whether to go on with it
 * @param changing the lead left earlier that they want to correct, or null for a new one
 */
public record LeadDraft(
    Asking asking,
    int misses,
    @Nullable String consentId,
    LeadFacts facts,
    Set<Asking> skipped,
    @Nullable Instant touchedAt,
    boolean paused,
    @Nullable UUID changing) {

  /** The questions, in the order they are asked. */
  public enum Asking {
    CONSENT,
    NAME,
    PHONE,
    COMMUNE,
    GROUP,
    BEST_TIME,
    EARLIER
  }

  public LeadDraft {
    facts = facts == null ? LeadFacts.NONE : facts;
    skipped = skipped == null ? Set.of() : Set.copyOf(skipped);
  }

  public static LeadDraft begun(LeadFacts volunteered, Instant at) {
    return new LeadDraft(Asking.CONSENT, 0, null, volunteered, Set.of(), at, false, null);
  }

  /** To correct one thing of a lead left earlier. */
  public static LeadDraft changing(UUID lead, Asking what, Instant at) {
    return new LeadDraft(what, 0, "", LeadFacts.NONE, Set.of(), at, false, lead);
  }

  public LeadDraft consented(String id) {
    return new LeadDraft(asking, 0, id, facts, skipped, touchedAt, paused, changing);
  }

  public LeadDraft with(LeadFacts newFacts) {
    return new LeadDraft(asking, misses, consentId, newFacts, skipped, touchedAt, paused, changing);
  }

  public LeadDraft asking(Asking next) {
    return new LeadDraft(next, 0, consentId, facts, without(next), touchedAt, paused, changing);
  }

  /** What was told or skipped before is to be told anew. */
  public LeadDraft reopening(Asking what) {
    LeadFacts without =
        switch (what) {
          case NAME -> facts.named(null);
          case PHONE -> facts.reachedAt(null);
          case COMMUNE -> facts.livingIn(null, null);
          case BEST_TIME -> facts.bestAt(null);
          case EARLIER -> facts.paidBefore(null);
          case CONSENT, GROUP -> facts;
        };
    return with(without).asking(what);
  }

  public LeadDraft skipping(Asking what) {
    Set<Asking> all = EnumSet.of(what);
    all.addAll(skipped);
    return new LeadDraft(asking, 0, consentId, facts, all, touchedAt, paused, changing);
  }

  public LeadDraft missed() {
    return new LeadDraft(asking, misses + 1, consentId, facts, skipped, touchedAt, paused, changing);
  }

  public LeadDraft touched(Instant at) {
    return new LeadDraft(asking, misses, consentId, facts, skipped, at, false, changing);
  }

  public LeadDraft pausing() {
    return new LeadDraft(asking, misses, consentId, facts, skipped, touchedAt, true, changing);
  }

  /** What is still open, after what was told and skipped; empty when the agent has what there is. */
  public Optional<Asking> open(boolean groupKnown) {
    if (consentId == null) {
      return Optional.of(Asking.CONSENT);
    }
    return Stream.of(Asking.values()).filter(one -> !skipped.contains(one) && !isKnown(one, groupKnown)).findFirst();
  }

  private boolean isKnown(Asking what, boolean groupKnown) {
    return switch (what) {
      case CONSENT -> true;
      case NAME -> facts.name() != null;
      case PHONE -> facts.phone() != null;
      case COMMUNE -> facts.communeText() != null;
      case GROUP -> groupKnown;
      case BEST_TIME -> facts.bestTime() != null;
      case EARLIER -> facts.earlier() != null;
    };
  }

  private Set<Asking> without(Asking what) {
    Set<Asking> rest = EnumSet.noneOf(Asking.class);
    skipped.stream().filter(one -> one != what).forEach(rest::add);
    return rest;
  }
}
