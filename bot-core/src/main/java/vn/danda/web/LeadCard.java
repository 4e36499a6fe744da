package vn.danda.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import vn.danda.channels.ContactId;
import vn.danda.lead.Lead;
import vn.danda.lead.PhoneNumber;

/**
 * A lead as a page shows it.
 *
 * @param name initials unless {@code mayCall}
 * @param phone masked unless {@code mayCall}
 * @param mayCall whether the reader took this person on, or said why they must see
 * @param formKey makes a double tap on "Nhận" one deed
 */
record LeadCard(
    UUID id,
    String name,
    @Nullable String commune,
    @Nullable String bestTime,
    @Nullable String phone,
    boolean mayCall,
    @Nullable String asked,
    @Nullable String agent,
    Age age,
    String link,
    String formKey) {

  static LeadCard of(Lead lead, boolean mayCall, Instant now) {
    return new LeadCard(
        lead.id(),
        mayCall || !lead.hasName() ? lead.calledName() : initials(lead.calledName()),
        lead.communeText(),
        lead.bestTime(),
        lead.phone() == null || mayCall ? lead.phone() : new PhoneNumber(lead.phone()).masked(),
        mayCall,
        lead.asked().isEmpty() ? null : lead.asked().getLast(),
        lead.agentName(),
        Age.of(Duration.between(lead.openedAt(), now)),
        link(lead.contact()),
        UUID.randomUUID().toString());
  }

  /** {@code Nguyễn Thị Hạnh} as {@code N. T. H.}: enough to tell two cards apart. */
  static String initials(String name) {
    return Arrays.stream(name.strip().split("\\s+"))
        .map(word -> new String(Character.toChars(word.codePointAt(0))) + ".")
        .collect(Collectors.joining(" "));
  }

  static String link(ContactId contact) {
    return "/console/conversations/" + contact.channel() + "/" + UriUtils.encodePathSegment(contact.externalId(), UTF_8);
  }

  /** Everything a reader sees, for telling whether a list has changed. */
  Object shown() {
    return List.of(id, name, age, mayCall, String.valueOf(agent));
  }

  /** How long ago: the unit names its line in the pages' words. */
  record Age(String unit, long count) {

    static Age of(Duration since) {
      if (since.toMinutes() < 1) {
        return new Age("now", 0);
      }
      if (since.toHours() < 1) {
        return new Age("minutes", since.toMinutes());
      }
      return since.toDays() < 1 ? new Age("hours", since.toHours()) : new Age("days", since.toDays());
    }
  }
}
