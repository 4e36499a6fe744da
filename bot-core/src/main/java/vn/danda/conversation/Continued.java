package vn.danda.conversation;

/** What a code for going on with a conversation led to. */
public sealed interface Continued {

  /** The conversation to go on with, as it stands on its channel. */
  record Found(Conversation from) implements Continued {}

  /** No such code, or not any more, or already used. */
  record Unknown() implements Continued {}

  /** Too many wrong codes lately; this one was not looked at. */
  record TooOften() implements Continued {}
}
