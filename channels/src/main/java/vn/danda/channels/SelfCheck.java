package vn.danda.channels;

import java.util.List;

/** A channel looks at itself: is it set up so that messages come in and go out? Each channel that is on offers one. */
public interface SelfCheck {

  /** The channel's name, as {@link Channel#name()}. */
  String channel();

  /** Whether the network calls us, so that it must know our address. */
  default boolean comesByWebhook() {
    return true;
  }

  /** Looks now; may ask the network and take some seconds. Never throws for what a network may do. */
  List<Finding> look();

  /**
   * One thing found.
   *
   * @param what one Vietnamese sentence for whoever runs the service
   * @param toDo what to click or set, or "" when there is nothing to do
   */
  record Finding(Level level, String what, String toDo) {

    public static Finding fine(String what) {
      return new Finding(Level.FINE, what, "");
    }

    public static Finding notice(String what, String toDo) {
      return new Finding(Level.NOTICE, what, toDo);
    }

    public static Finding broken(String what, String toDo) {
      return new Finding(Level.BROKEN, what, toDo);
    }
  }

  /** How bad it is; in this order. */
  enum Level {
    FINE,
    /** Somebody should look this week. */
    NOTICE,
    /** People are not answered, or soon will not be. */
    BROKEN
  }
}
