package vn.danda.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person has told so far on the way to a lead. Nothing is asked before consent.
 *
 * @param asking what the bot asked last
 * @param misses how often the answer to that was not understood
 */
public record LeadDraft(
    Asking asking,
    int misses,
    @Nullable String consentId,
    @Nullable Instant consentAt,
    @Nullable String name,
    @Nullable String phone,
    @Nullable String communeCode,
    @Nullable String communeText,
    @Nullable String bestTime) {

  /** The questions, in the order they are asked. */
  public enum Asking {
    CONSENT,
    NAME,
    PHONE,
    COMMUNE,
    BEST_TIME
  }

  public static LeadDraft begun() {
    return new LeadDraft(Asking.CONSENT, 0, null, null, null, null, null, null, null);
  }

  public LeadDraft consented(String consentId, Instant at) {
    return new LeadDraft(Asking.NAME, 0, consentId, at, name, phone, communeCode, communeText, bestTime);
  }

  public LeadDraft named(@Nullable String name) {
    return new LeadDraft(Asking.PHONE, 0, consentId, consentAt, name, phone, communeCode, communeText, bestTime);
  }

  public LeadDraft reachedAt(@Nullable String phone) {
    return new LeadDraft(Asking.COMMUNE, 0, consentId, consentAt, name, phone, communeCode, communeText, bestTime);
  }

  public LeadDraft livingIn(@Nullable String code, @Nullable String text) {
    return new LeadDraft(Asking.BEST_TIME, 0, consentId, consentAt, name, phone, code, text, bestTime);
  }

  public LeadDraft bestAt(@Nullable String time) {
    return new LeadDraft(Asking.BEST_TIME, 0, consentId, consentAt, name, phone, communeCode, communeText, time);
  }

  public LeadDraft missed() {
    return new LeadDraft(
        asking, misses + 1, consentId, consentAt, name, phone, communeCode, communeText, bestTime);
  }
}
