/**
 * Our own web chat: a loader script on the office's site makes an iframe on our origin, which talks to us in JSON and
 * reads its log as server-sent events. The log can be replayed, so a reload, a lost connection or a second tab show the
 * same conversation.
 */
@NullMarked
package vn.danda.channels.web;

import org.jspecify.annotations.NullMarked;
