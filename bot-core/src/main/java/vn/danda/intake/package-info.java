/**
 * The walk of one message: events are taken in ({@link vn.danda.intake.Intake}), each shard is worked by one node at a
 * time ({@code ShardLeases}, {@code ShardWorkers}), turns are thought through and committed ({@code
 * ConversationWorker}), and what happened is written to the database ({@code Recorder}).
 */
@NullMarked
package vn.danda.intake;

import org.jspecify.annotations.NullMarked;
