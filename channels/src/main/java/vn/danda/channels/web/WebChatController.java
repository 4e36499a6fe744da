package vn.danda.channels.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.danda.channels.ArrivedText;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.InboundListener;

/**
 * What the chat page posts. Everything is idempotent: the page sends a message again, with the same {@code clientId},
 * until it hears that it was taken.
 */
@RestController
@RequestMapping("/chat")
class WebChatController {

  private static final int LONGEST_TEXT = 2000;
  private static final Duration TICKET = Duration.ofSeconds(30);

  private final InboundListener listener;
  private final WebChatLog log;
  private final VisitorTokens tokens;
  private final VisitorPace pace;
  private final Clock clock;

  WebChatController(InboundListener listener, WebChatLog log, Clock clock) {
    this.listener = listener;
    this.log = log;
    this.tokens = new VisitorTokens(log, clock);
    this.pace = new VisitorPace(clock);
    this.clock = clock;
  }

  /** A visitor's token; an old one that is still good is given back. */
  record Session(@Nullable String token) {}

  /** A message ({@code text}) or a pressed button ({@code payload} with its {@code label}). */
  record Posted(
      @Nullable String clientId, @Nullable String text, @Nullable String payload, @Nullable String label) {}

  /** Opens one stream within 30 seconds. */
  record Ticket(String ticket) {}

  @PostMapping("/sessions")
  Session session(@RequestBody Session old) {
    boolean good = old.token() != null && tokens.read(old.token()).isPresent();
    return good ? old : new Session(tokens.forNewVisitor());
  }

  /** The page was opened: greets once. */
  @PostMapping("/entries")
  ResponseEntity<Void> entry(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
    Optional<ContactId> visitor = visitor(authorization);
    if (visitor.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    Meta meta = meta(visitor.get(), "entry");
    return take(new InboundEvent.Entry(meta, InboundEvent.Entry.How.WIDGET_OPEN, null));
  }

  @PostMapping("/messages")
  ResponseEntity<Void> message(
      @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization, @RequestBody Posted posted) {
    Optional<ContactId> visitor = visitor(authorization);
    if (visitor.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    Optional<InboundEvent> event = event(visitor.get(), posted);
    if (event.isEmpty()) {
      return ResponseEntity.badRequest().build();
    }
    if (!pace.allows(visitor.get())) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, "10").build();
    }
    try {
      // Before the event is taken in, or the answer could stand above the question.
      log.append(visitor.get(), "in:" + posted.clientId(), WebChatLine.mine(shown(posted), clock.instant()).json());
    } catch (RuntimeException storeIsAway) {
      return later();
    }
    return take(event.get());
  }

  @PostMapping("/tickets")
  ResponseEntity<Ticket> ticket(@RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
    Optional<ContactId> visitor = visitor(authorization);
    if (visitor.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    String ticket = tokens.newTicket();
    log.putTicket(ticket, visitor.get(), TICKET);
    return ResponseEntity.ok(new Ticket(ticket));
  }

  private ResponseEntity<Void> take(InboundEvent event) {
    try {
      listener.on(List.of(event));
      return ResponseEntity.accepted().build();
    } catch (InboundListener.CannotAccept later) {
      return later();
    }
  }

  private static ResponseEntity<Void> later() {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "1").build();
  }

  private Optional<InboundEvent> event(ContactId visitor, Posted posted) {
    String id = posted.clientId();
    if (id == null || !id.matches("[A-Za-z0-9-]{8,64}")) {
      return Optional.empty();
    }
    Meta meta = meta(visitor, id);
    if (posted.payload() != null) {
      boolean ours = posted.payload().matches("[\\x21-\\x7e]{1,64}");
      return ours
          ? Optional.of(new InboundEvent.Choice(meta, posted.payload(), limited(posted.label(), 60), null))
          : Optional.empty();
    }
    String text = posted.text();
    if (text == null || text.isBlank() || text.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    return Optional.of(new InboundEvent.Text(meta, ArrivedText.of(text), null, false));
  }

  private Meta meta(ContactId visitor, String id) {
    Instant now = clock.instant();
    return new Meta("web:" + visitor.externalId() + ":" + id, visitor, now, now, null);
  }

  private static String shown(Posted posted) {
    String text = posted.payload() == null ? posted.text() : posted.label();
    return text == null ? "" : ArrivedText.of(text);
  }

  private static @Nullable String limited(@Nullable String text, int most) {
    return text == null || text.length() <= most ? text : text.substring(0, most);
  }

  private Optional<ContactId> visitor(String authorization) {
    return authorization.startsWith("Bearer ") ? tokens.read(authorization.substring(7)) : Optional.empty();
  }
}
