package vn.danda.web;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.danda.channels.Purpose;
import vn.danda.channels.Window;
import vn.danda.content.Published;
import vn.danda.duty.OpeningWords;
import vn.danda.lead.HandOffCard;
import vn.danda.lead.Lead;
import vn.danda.lead.LeadOutcome;
import vn.danda.lead.NextStep;

/**
 * What pages say that their templates do not, in the language of whoever asks: {@code messages.properties} is Vietnamese,
 * {@code messages_en.properties} English. What the lead package says in Vietnamese anyway has only an English line there.
 */
@Component
class Words {

  private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("HH:mm, EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final MessageSource messages;

  Words(MessageSource messages) {
    this.messages = messages;
  }

  /** Throws when there is no such line. */
  String of(String key, Object... fill) {
    return messages.getMessage(key, fill, LocaleContextHolder.getLocale());
  }

  String of(LeadOutcome outcome) {
    return or("outcome." + outcome.name(), outcome.label());
  }

  String of(NextStep step) {
    return or("step." + step.name(), step.label());
  }

  String of(HandOffCard.About about) {
    return about.label().isEmpty() ? "" : or("card." + about.name(), about.label());
  }

  /** A line of the hand-off card: what the person said stays as it is. */
  String of(HandOffCard.Fact fact, Lead lead, Instant now) {
    if (isVietnamese()) {
      return fact.value();
    }
    return switch (fact.about()) {
      case STEP -> next(lead, now);
      case CONSENT -> lead.consentAt() == null ? "" : of("card.consent", moment(lead.consentAt(), now));
      case LAST -> lead.outcome() == null ? "" : of(lead.outcome());
      case PERSON, HOME, BEST_TIME, EARLIER, WISH, ASKED, ANSWERED, COMPUTED, WINDOW -> fact.value();
    };
  }

  /** Until when the agent may write; null where the network sets no end. */
  @Nullable String until(Window window, Instant now) {
    if (isVietnamese()) {
      return HandOffCard.until(window, now);
    }
    if (window.permit(Purpose.AGENT).isEmpty()) {
      return of("window.why.CLOSED");
    }
    Instant until = window.until(Purpose.AGENT);
    return until == null ? null : of("card.until", moment(until, now));
  }

  /** What is to be done next for the lead, and by when. */
  String next(Lead lead, Instant now) {
    return lead.dueAt() == null || lead.nextStep() == NextStep.NONE
        ? of(NextStep.NONE)
        : of("lead.next", of(lead.nextStep()), moment(lead.dueAt(), now));
  }

  /** A moment seen from {@code now}: "7 giờ tối hôm nay". */
  String moment(Instant moment, Instant now) {
    ZonedDateTime then = moment.atZone(Published.ZONE);
    if (isVietnamese()) {
      return OpeningWords.of(moment, now);
    }
    return Published.day(moment).equals(Published.day(now)) ? CLOCK.format(then) + " today" : ENGLISH.format(then);
  }

  boolean isVietnamese() {
    return LocaleContextHolder.getLocale().getLanguage().equals(LanguageConfiguration.VIETNAMESE.getLanguage());
  }

  private String or(String key, String vietnamese) {
    String found = messages.getMessage(key, null, vietnamese, LocaleContextHolder.getLocale());
    return found == null ? vietnamese : found;
  }
}
