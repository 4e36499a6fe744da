/**
 * What the bot says: a pure function from (conversation, event, knowledge, now) to (new state, messages, records).
 * {@link vn.danda.dialogue.Dialogue} lists its steps; each step is one small file; the first that answers ends the turn.
 * No input or output, no clock, no chance in here: chats written as text files test it.
 */
@NullMarked
package vn.danda.dialogue;

import org.jspecify.annotations.NullMarked;
