package vn.danda.simulator;

/** What goes wrong with the next message the bot sends. */
enum Trouble {
  NONE,
  /** The network says it is too much, and when to come back. */
  TOO_MANY,
  /** A proxy in between answers with a page. */
  BAD_GATEWAY,
  /** The message reaches the phone, the answer never reaches the bot. */
  LATE_ANSWER
}
