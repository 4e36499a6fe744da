package vn.danda.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundListener;
import vn.danda.channels.InboundListener.CannotAccept;

/**
 * Where Telegram delivers. 200 means: on disk (or nothing to keep). The answer has no body, because Telegram would
 * execute a body as a method call. A body we cannot read is also answered 200: Telegram would send it again for ever
 * and hold back everything behind it.
 */
@RestController
@Conditional(TelegramIsOn.class)
class TelegramWebhookController {

  private static final Logger log = LoggerFactory.getLogger(TelegramWebhookController.class);

  /** An update with a 4096 character text and a full keyboard is about 30 KB. */
  private static final int LARGEST_BODY = 256 * 1024;

  private final TelegramSettings settings;
  private final InboundListener listener;
  private final BotName name;
  private final Clock clock;
  private final MeterRegistry meters;

  TelegramWebhookController(
      TelegramSettings settings, InboundListener listener, BotName name, Clock clock, MeterRegistry meters) {
    this.settings = settings;
    this.listener = listener;
    this.name = name;
    this.clock = clock;
    this.meters = meters;
  }

  @PostMapping("/webhooks/telegram")
  ResponseEntity<Void> receive(
      @RequestHeader(name = "X-Telegram-Bot-Api-Secret-Token", required = false) @Nullable String secret,
      HttpServletRequest request)
      throws IOException {
    if (!settings.webhookSecret().matches(secret)) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    return accept(events(body));
  }

  private ResponseEntity<Void> accept(List<InboundEvent> events) {
    if (events.isEmpty()) {
      return ResponseEntity.ok().build();
    }
    try {
      listener.on(events);
      return ResponseEntity.ok().build();
    } catch (CannotAccept notNow) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "1").build();
    }
  }

  private List<InboundEvent> events(byte[] body) {
    JsonNode json = read(body);
    List<InboundEvent> events = json == null ? List.of() : TelegramUpdates.toEvents(json, clock.instant(), name);
    if (events.isEmpty()) {
      log.warn("telegram update not kept bytes={}", body.length);
      meters.counter("danda.channel.not_kept", "channel", TelegramUpdates.CHANNEL).increment();
    }
    return events;
  }

  private static @Nullable JsonNode read(byte[] body) {
    try {
      return TelegramJson.MAPPER.readTree(body);
    } catch (IOException unreadable) {
      return null;
    }
  }
}
