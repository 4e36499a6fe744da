/**
 * Where things are kept: Redis for the present, PostgreSQL for the past, and the clock both are written by.
 *
 * <p>{@link vn.danda.store.StoreConfiguration} makes the clients. What the settings name is used; what they leave empty
 * is started by us ({@code store.embedded}) and stopped after the last pool is closed. Either way a Redis that could
 * lose an acknowledged write is refused before the first message is taken.
 */
@NullMarked
package vn.danda.store;

import org.jspecify.annotations.NullMarked;
