package vn.danda.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A body is longer, or takes longer to arrive, than its door allows. */
final class BodyRefused extends IOException {

  private final HttpStatus status;

  private BodyRefused(HttpStatus status, String message) {
    super(message);
    this.status = status;
  }

  static BodyRefused tooLong() {
    return new BodyRefused(HttpStatus.CONTENT_TOO_LARGE, "The body is too long");
  }

  static BodyRefused tooSlow() {
    return new BodyRefused(HttpStatus.REQUEST_TIMEOUT, "The body did not arrive in time");
  }

  HttpStatus status() {
    return status;
  }

  /** The refusal that led to {@code failure}: whoever reads the body wraps it. Null when it has another cause. */
  static @Nullable BodyRefused in(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyRefused refused) {
        return refused;
      }
    }
    return null;
  }
}
