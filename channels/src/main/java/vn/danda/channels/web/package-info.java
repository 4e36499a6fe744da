/**
 * Our own web chat: pages, script, a door for what the visitor writes and a stream of what is answered. The server
 * brings {@link vn.danda.channels.web.WebChatLog} (where a conversation's lines are kept) and {@link
 * vn.danda.channels.web.WebChatSecret}; without them the channel is off.
 */
@NullMarked
package vn.danda.channels.web;

import org.jspecify.annotations.NullMarked;
