package vn.danda.channels;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what channels receive. Implemented by the server; called from many threads at once. */
public interface InboundListener {

  /**
   * Returns only when every event is on disk (or was there already). A channel answers 200, or moves its polling offset
   * on, only after this.
   *
   * @throws CannotAccept when that is not possible now; the channel answers 503 or polls again later
   */
  void on(List<InboundEvent> events) throws CannotAccept;

  /** The events could not be stored now; the network should deliver them again. */
  final class CannotAccept extends RuntimeException {
    public CannotAccept(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
