package vn.danda.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What a person told so that somebody can call them.
 *
 * @param communeText the commune as the person named it, or its name once it is known
 * @param bestTime when to call, in words
 * @param earlier insurance years so far, in words
 * @param wish what they want to talk about, in words, personal data masked
 */
public record LeadFacts(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String communeCode,
    @Nullable String communeText,
    @Nullable String bestTime,
    @Nullable String earlier,
    @Nullable String wish) {

  public static final LeadFacts NONE = new LeadFacts(null, null, null, null, null, null, null);

  public LeadFacts named(@Nullable String newName) {
    return new LeadFacts(newName, phone, communeCode, communeText, bestTime, earlier, wish);
  }

  public LeadFacts reachedAt(@Nullable String newPhone) {
    return new LeadFacts(name, newPhone, communeCode, communeText, bestTime, earlier, wish);
  }

  public LeadFacts livingIn(@Nullable String code, @Nullable String text) {
    return new LeadFacts(name, phone, code, text, bestTime, earlier, wish);
  }

  public LeadFacts bestAt(@Nullable String time) {
    return new LeadFacts(name, phone, communeCode, communeText, time, earlier, wish);
  }

  public LeadFacts paidBefore(@Nullable String years) {
    return new LeadFacts(name, phone, communeCode, communeText, bestTime, years, wish);
  }

  public LeadFacts wishing(@Nullable String words) {
    return new LeadFacts(name, phone, communeCode, communeText, bestTime, earlier, words);
  }

  /** These, and for what they leave open the others. */
  public LeadFacts or(LeadFacts others) {
    boolean here = communeText != null;
    return new LeadFacts(
        first(name, others.name),
        first(phone, others.phone),
        here ? communeCode : others.communeCode,
        here ? communeText : others.communeText,
        first(bestTime, others.bestTime),
        first(earlier, others.earlier),
        first(wish, others.wish));
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
