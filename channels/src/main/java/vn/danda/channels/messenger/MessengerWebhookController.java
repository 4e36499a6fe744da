package vn.danda.channels.messenger;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.danda.channels.InboundListener;
import vn.danda.channels.InboundListener.CannotAccept;

/**
 * Where Meta delivers. 200 means: every event of the delivery is on disk (or there is nothing of it to keep, and that is
 * counted). A body we cannot read is also answered 200: Meta would send it again for a day and a half and then switch
 * the webhook off.
 */
@RestController
@Conditional(MessengerIsOn.class)
class MessengerWebhookController {

  /** Meta puts up to 1000 events into one delivery; most are 300 bytes. */
  private static final int LARGEST_BODY = 1024 * 1024;

  private final MessengerSettings settings;
  private final InboundListener listener;
  private final MessengerDelivery delivery;
  private final Clock clock;
  private final MeterRegistry meters;

  MessengerWebhookController(
      MessengerSettings settings, InboundListener listener, Clock clock, MeterRegistry meters) {
    this.settings = settings;
    this.listener = listener;
    this.delivery = new MessengerDelivery(settings, meters);
    this.clock = clock;
    this.meters = meters;
  }

  /** Meta's question when the webhook is set up; the answer is its own challenge. */
  @GetMapping("/webhooks/messenger")
  ResponseEntity<String> verify(
      @RequestParam(name = "hub.mode", defaultValue = "") String mode,
      @RequestParam(name = "hub.verify_token", defaultValue = "") String token,
      @RequestParam(name = "hub.challenge", defaultValue = "") String challenge) {
    if (!mode.equals("subscribe") || !settings.verifyToken().matches(token)) {
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .header("X-Content-Type-Options", "nosniff")
        .body(challenge);
  }

  @PostMapping("/webhooks/messenger")
  ResponseEntity<Void> receive(
      @RequestHeader(name = "X-Hub-Signature-256", required = false) @Nullable String signature,
      HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    if (!HmacSha256.signs(settings.appSecret(), body, signature)) {
      // Counted, not logged: anybody can knock.
      String why = signature == null ? "signature_missing" : "signature_wrong";
      meters.counter("danda.channel.refused", "channel", MessengerEvents.CHANNEL, "why", why).increment();
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    var events = delivery.events(body, clock.instant());
    try {
      if (!events.isEmpty()) {
        listener.on(events);
      }
      return ResponseEntity.ok().build();
    } catch (CannotAccept notNow) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "1").build();
    }
  }
}
