package vn.danda.conversation;

/** Why a comment stands as it does. Each is a word in the database; none is ever left out. */
public enum CommentReason {
  /** The FAQ has a sure answer. */
  SURE,
  /** It shows a number or address that belongs to a person: hidden, the person invited to write in private. */
  PERSONAL_DATA,
  /** The writer wants to talk to a person. */
  WANTS_PERSON,

  // Not for the bot.
  NOT_SURE,
  DANGER,
  ABUSE,
  /** A matter the FAQ must not answer: the writer's own file, another office, a loan or fraud. */
  NOT_OURS,
  /** Somebody wants their data erased. */
  ERASURE,
  /** A colleague is talking with the writer. */
  HELD,
  ANSWER_TOO_LONG,
  /** Thinking broke. */
  BROKEN,

  // Nothing is asked.
  NO_WORDS,
  NO_QUESTION,
  SMALL_TALK,

  // The bot was not let to answer.
  SWITCHED_OFF,
  POST_OFF,
  POST_OLD,
  POST_AGE_UNKNOWN,
  POST_CAP,
  HOUR_CAP,
  /** A colleague answers in this thread. */
  COLLEAGUE_IN_THREAD,

  // It did not work.
  PRIVATE_FAILED,
  PUBLIC_FAILED,
  HIDE_FAILED,

  // Somebody acted.
  AGENT,
  ON_PAGE,
  HIDDEN_ON_PAGE,
  REMOVED
}
