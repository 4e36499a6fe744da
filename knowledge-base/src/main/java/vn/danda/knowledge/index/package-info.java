/**
 * The innards of the search; only {@link vn.danda.knowledge.FaqSearch} may look in. It knows topics (a key and the ways
 * people say it), not entries or replies.
 */
@NullMarked
package vn.danda.knowledge.index;

import org.jspecify.annotations.NullMarked;
