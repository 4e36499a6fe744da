/**
 * The running exchange with one contact: its state, the events that may change it, and the one atomic step that ends a
 * turn. Everything that changes a conversation is a {@link vn.danda.conversation.ConversationEvent} in its inbound
 * stream, so there is one order of events and one holder at any time.
 */
@NullMarked
package vn.danda.conversation;

import org.jspecify.annotations.NullMarked;
