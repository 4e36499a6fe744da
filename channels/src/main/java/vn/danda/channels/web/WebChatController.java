package vn.danda.channels.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
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
  private static final int LONGEST_LABEL = 60;

  /** A text of 2000 characters, each written as a JSON escape, is 12 KB. */
  private static final int LARGEST_BODY = 16 * 1024;

  private static final int MESSAGES_A_MINUTE = 20;

  /** A page on a bad line comes back every few seconds. */
  private static final int OPENINGS_A_MINUTE = 60;

  private static final Duration TICKET = Duration.ofSeconds(30);
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final InboundListener listener;
  private final WebChatLog log;
  private final VisitorTokens tokens;
  private final VisitorPace messages;
  private final VisitorPace openings;
  private final Clock clock;

  WebChatController(InboundListener listener, WebChatLog log, Clock clock) {
    this.listener = listener;
    this.log = log;
    this.tokens = new VisitorTokens(log, clock);
    this.messages = new VisitorPace(MESSAGES_A_MINUTE, clock);
    this.openings = new VisitorPace(OPENINGS_A_MINUTE, clock);
    this.clock = clock;
  }

  /** The token a page has from before, if any. */
  record Before(@Nullable String token) {}

  /** The key of the site the chat stands on, if it has one. */
  record Opened(@Nullable String site) {}

  /** Whose page this is. */
  record Session(String token, String visitor) {}

  /** A message ({@code text}) or a pressed button ({@code payload} with its {@code label}). */
  record Posted(
      @Nullable String clientId, @Nullable String text, @Nullable String payload, @Nullable String label) {}

  /** Opens one stream within 30 seconds. */
  record Ticket(String ticket) {}

  @PostMapping("/sessions")
  Session session(HttpServletRequest request) throws IOException {
    Optional<String> old = body(request, Before.class).map(Before::token);
    ContactId visitor = old.flatMap(tokens::read).orElseGet(tokens::newVisitor);
    return new Session(tokens.issue(visitor), visitor.externalId());
  }

  /** The page was opened: greets once. */
  @PostMapping("/entries")
  ResponseEntity<?> entry(
      @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization, HttpServletRequest request)
      throws IOException {
    String site = body(request, Opened.class).map(Opened::site).filter(WebChatSites::isKey).orElse(null);
    return as(
        authorization,
        openings,
        visitor -> take(new InboundEvent.Entry(meta(visitor, "entry"), InboundEvent.Entry.How.WIDGET_OPEN, site)));
  }

  @PostMapping("/messages")
  ResponseEntity<?> message(
      @RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization, HttpServletRequest request)
      throws IOException {
    Optional<Posted> posted = body(request, Posted.class);
    return as(
        authorization,
        messages,
        visitor ->
            posted
                .flatMap(message -> event(visitor, message))
                .<ResponseEntity<?>>map(this::showAndTake)
                .orElseGet(() -> ResponseEntity.badRequest().build()));
  }

  /** Nothing is kept of it, and a page that cannot say it says it no more. */
  @PostMapping("/typing")
  ResponseEntity<?> typing(@RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization) {
    return as(
        authorization,
        openings,
        visitor -> {
          log.visitorTypes(visitor);
          return ResponseEntity.noContent().build();
        });
  }

  @PostMapping("/tickets")
  ResponseEntity<?> ticket(@RequestHeader(name = AUTHORIZATION, defaultValue = "") String authorization) {
    return as(
        authorization,
        openings,
        visitor -> {
          String ticket = tokens.newTicket();
          log.putTicket(ticket, visitor, TICKET);
          return ResponseEntity.ok(new Ticket(ticket));
        });
  }

  private ResponseEntity<?> as(
      String authorization, VisitorPace pace, Function<ContactId, ResponseEntity<?>> work) {
    Optional<ContactId> visitor =
        authorization.startsWith("Bearer ") ? tokens.read(authorization.substring(7)) : Optional.empty();
    if (visitor.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    if (!pace.allows(visitor.get())) {
      return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).header(HttpHeaders.RETRY_AFTER, "10").build();
    }
    return work.apply(visitor.get());
  }

  private ResponseEntity<?> showAndTake(InboundEvent event) {
    try {
      // Before the event is taken in, or the answer could stand above the question.
      String key = event.meta().dedupeKey();
      String id = key.substring(key.lastIndexOf(':') + 1);
      log.append(event.contact(), "in:" + key, WebChatLine.mine(id, shown(event), event.meta().receivedAt()).json());
    } catch (RuntimeException storeIsAway) {
      return later();
    }
    return take(event);
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
      String label = posted.label();
      boolean ours =
          posted.payload().matches("[\\x21-\\x7e]{1,64}")
              && label != null
              && !label.isBlank()
              && label.length() <= LONGEST_LABEL;
      return ours
          ? Optional.of(new InboundEvent.Choice(meta, posted.payload(), ArrivedText.of(requireNonNull(label)), null))
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

  private static String shown(InboundEvent event) {
    return switch (event) {
      case InboundEvent.Text text -> text.text();
      case InboundEvent.Choice choice -> requireNonNullElse(choice.label(), choice.payload());
      default -> throw new IllegalArgumentException("The page posts texts and choices only");
    };
  }

  /** Empty when there is no body, or not what the page sends. */
  private static <T> Optional<T> body(HttpServletRequest request, Class<T> type) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
    }
    if (bytes.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(bytes, type));
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }
}
