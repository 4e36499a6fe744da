/**
 * Watching the channels: what they noticed, what is usual on them, what is wrong and what to click, and the tasks they
 * bring to whoever runs the service. Also keeps their tokens.
 */
@NullMarked
package vn.danda.watch;

import org.jspecify.annotations.NullMarked;
