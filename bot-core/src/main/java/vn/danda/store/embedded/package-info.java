/**
 * A real redis-server and a real PostgreSQL for a machine that has neither: unpacked from Maven artifacts, run as child
 * processes under the data folder, gone when this JVM is gone.
 *
 * <p>The story: {@link vn.danda.store.embedded.DataFolder} makes sure that only one server works on a folder;
 * {@link vn.danda.store.embedded.EmbeddedRedis} and {@link vn.danda.store.embedded.EmbeddedPostgres} unpack their program
 * ({@code PackedProgram}), start it under a watchdog ({@code WatchedProcess}) and wait until it answers. Folders are
 * named by version, because a newer program may rewrite the data in a way the older one cannot read.
 *
 * <p>Both stores write every commit through to the disk: what is true of a production server (nothing acknowledged is
 * lost at power failure) is true of these. Linux, macOS and WSL; on other systems name external servers in the settings.
 */
@NullMarked
package vn.danda.store.embedded;

import org.jspecify.annotations.NullMarked;
