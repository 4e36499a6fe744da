/**
 * Bringing messages to people: what a turn committed is sent in order per conversation, with the network's limits and
 * retry wishes, at least once and with a small, named window for twice.
 */
@NullMarked
package vn.danda.delivery;

import org.jspecify.annotations.NullMarked;
