package vn.danda.channels.zalo;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vn.danda.channels.ChannelNotes;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundListener;
import vn.danda.channels.InboundListener.CannotAccept;

/**
 * Where Zalo delivers. It calls us dead when we need more than 2 s, so nothing happens here but keeping. 200 means: on
 * disk, or nothing to keep.
 */
@RestController
@Conditional(ZaloIsOn.class)
class ZaloWebhookController {

  /** Note: the way the last good delivery was signed. */
  static final String SIGNED = "signed";

  /** Note: a delivery whose signature did not fit. */
  static final String REFUSED = "refused";

  private static final Logger log = LoggerFactory.getLogger(ZaloWebhookController.class);

  /** A text of 2000 letters with its envelope is under 10 KB. */
  private static final int LARGEST_BODY = 256 * 1024;

  private final ZaloSettings settings;
  private final ZaloSignature signature;
  private final InboundListener listener;
  private final ChannelNotes notes;
  private final Clock clock;
  private final MeterRegistry meters;

  ZaloWebhookController(
      ZaloSettings settings, InboundListener listener, ChannelNotes notes, Clock clock, MeterRegistry meters) {
    this.settings = settings;
    this.signature = new ZaloSignature(settings);
    this.listener = listener;
    this.notes = notes;
    this.clock = clock;
    this.meters = meters;
  }

  /** Somebody, or Zalo's own page, looks whether the address answers. */
  @GetMapping("/webhooks/zalo")
  ResponseEntity<Void> look() {
    return ResponseEntity.ok().build();
  }

  /** The file by which Zalo checks that the domain is ours. */
  @GetMapping("/zalo_verifier{code}.html")
  ResponseEntity<String> verify(@PathVariable String code) {
    if (settings.siteVerification().isEmpty() || !settings.siteVerification().equals(code)) {
      return ResponseEntity.notFound().build();
    }
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_HTML)
        .body(
            "<!DOCTYPE html><html><head><meta name=\"zalo-platform-site-verification\" content=\""
                + code
                + "\"></head><body>Zalo</body></html>");
  }

  @PostMapping("/webhooks/zalo")
  ResponseEntity<Void> receive(
      @RequestHeader(name = "X-ZEvent-Signature", required = false) @Nullable String mac,
      @RequestHeader(name = "X-ZEvent-Timestamp", defaultValue = "") String time,
      HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
    }
    JsonNode json = ZaloJson.read(body);
    if (mac == null && !isEvent(json)) {
      // When the address is saved, Zalo's page tries it with a request that is no event; there is nothing to take.
      return ResponseEntity.ok().build();
    }
    Optional<ZaloSignature.Variant> signed = signature.check(mac, body, bodyTime(json), time);
    if (signed.isEmpty()) {
      notes.put(ZaloUpdates.CHANNEL, REFUSED, mac == null ? "unsigned" : "wrong");
      meters.counter("danda.channel.refused", "channel", ZaloUpdates.CHANNEL).increment();
      return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
    }
    ResponseEntity<Void> answer = accept(json, body.length);
    // Afterwards: Redis is asked once before Zalo hears from us, and when it is away, not again.
    if (answer.getStatusCode().is2xxSuccessful()) {
      notes.put(ZaloUpdates.CHANNEL, SIGNED, signed.get().name().toLowerCase(Locale.ROOT));
    }
    return answer;
  }

  private static boolean isEvent(@Nullable JsonNode json) {
    return json != null && (json.isArray() || json.has("event_name"));
  }

  private static String bodyTime(@Nullable JsonNode json) {
    return json == null ? "" : ZaloJson.text((json.isArray() ? json.path(0) : json).path("timestamp"));
  }

  private ResponseEntity<Void> accept(@Nullable JsonNode json, int bytes) {
    List<ZaloUpdates.Read> read =
        json == null
            ? List.of(new ZaloUpdates.Read(null, "unreadable"))
            : ZaloUpdates.read(json, clock.instant(), settings.oaId());
    for (ZaloUpdates.Read one : read) {
      meters.counter("danda.channel.events", "channel", ZaloUpdates.CHANNEL, "what", one.what()).increment();
      if (one.what().equals("unreadable")) {
        log.warn("zalo event not kept bytes={}", bytes);
        meters.counter("danda.channel.not_kept", "channel", ZaloUpdates.CHANNEL).increment();
      }
    }
    List<InboundEvent> events = read.stream().map(ZaloUpdates.Read::event).filter(Objects::nonNull).toList();
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
}
