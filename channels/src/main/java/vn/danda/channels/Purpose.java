package vn.danda.channels;

/** What a message is for; networks allow one and forbid the other at the same moment. */
public enum Purpose {
  /** The bot answers what was just asked. */
  BOT,
  /** A signed-in person writes. */
  AGENT,
  /** Nobody asked just now: a reminder, a notice. */
  REMINDER,
  /** One private answer to somebody who commented in public. */
  PRIVATE_REPLY;

  /** What words of this author are for, unless they are a reminder or answer a comment. */
  public static Purpose of(OutboundMessage.Author author) {
    return switch (author) {
      case BOT -> BOT;
      case AGENT -> AGENT;
    };
  }
}
