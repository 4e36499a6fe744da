package vn.danda.web;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;
import vn.danda.lead.Lead;
import vn.danda.lead.PhoneNumber;

/**
 * A lead as a page shows it.
 *
 * @param phone masked until somebody takes the lead
 * @param formKey makes a double tap on "Nhận" one deed
 */
record LeadCard(
    String name,
    @Nullable String commune,
    @Nullable String bestTime,
    @Nullable String phone,
    @Nullable String asked,
    @Nullable String agent,
    String age,
    String link,
    String formKey) {

  static LeadCard of(Lead lead, boolean showPhone, Instant now) {
    return new LeadCard(
        lead.calledName(),
        lead.communeText(),
        lead.bestTime(),
        lead.phone() == null || showPhone ? lead.phone() : new PhoneNumber(lead.phone()).masked(),
        lead.asked().isEmpty() ? null : lead.asked().getLast(),
        lead.agentName(),
        age(Duration.between(lead.openedAt(), now)),
        link(lead.contact()),
        UUID.randomUUID().toString());
  }

  static String link(ContactId contact) {
    return "/console/conversations/" + contact.channel() + "/" + contact.externalId();
  }

  private static String age(Duration since) {
    if (since.toMinutes() < 1) {
      return "vừa xong";
    }
    if (since.toHours() < 1) {
      return since.toMinutes() + " phút trước";
    }
    return since.toDays() < 1 ? since.toHours() + " giờ trước" : since.toDays() + " ngày trước";
  }
}
