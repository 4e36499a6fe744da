/**
 * Breaks a whole installation again and again while people write to it, and counts what became of every message. Nodes,
 * Redis and PostgreSQL are processes of their own on this machine; the network is {@link vn.danda.chaos.FakeNetwork}.
 *
 * <p>{@link vn.danda.chaos.Chaos} is the door: {@code deploy/dev/chaos/run.sh kills}, {@code crash-points}, {@code
 * outages}, {@code rolling}, {@code power-cuts}, {@code mutants}. {@link vn.danda.chaos.Installation} is what is broken,
 * {@link vn.danda.chaos.Population} writes to it, {@link vn.danda.chaos.Tally} counts. What each run must show stands in
 * {@code deploy/dev/README.md}; {@code ChaosTest} runs a small share of it in every build.
 */
package vn.danda.chaos;
