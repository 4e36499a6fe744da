package vn.danda.conversation;

/** How a turn ended. Every turn ends in exactly one; reports count them. */
public enum Outcome {
  /** An entry was given as the answer. */
  ANSWERED,
  /** Two or three entries were offered. */
  CLARIFIED,
  /** The honest "không chắc", with a way to a person. */
  NO_MATCH,
  /** Greetings, thanks and the like. */
  SMALL_TALK,
  /** A fixed reply: not ours to answer. */
  REDIRECTED,
  /** One thing more is asked for a sum: the question was understood. */
  SUM_STEP,
  /** A sum was worked out. */
  CALCULATED,
  /** The person had their data erased. */
  ERASED,
  /** More on the last answer: basis or detail. */
  EXPLAINED,
  /** A conversation goes on, or wants to go on, on another channel. */
  CONTINUED,
  /** The person came in and was greeted. */
  GREETED,
  /** One step on the way to a lead. */
  LEAD_STEP,
  /** A lead was left. */
  LEAD_OPENED,
  /** A person holds the conversation; the bot said nothing. */
  HELD,
  /** An agent took, wrote, or gave back. */
  AGENT_ACTED,
  /** An agent wanted to act, and may not (somebody else holds it). */
  AGENT_REFUSED,
  /** A network's notice that changes what we may send. */
  NOTED,
  /** Something broke; the person got an honest sentence. */
  ERROR
}
