/**
 * Kills the real server again and again while people write to it, and counts what became of every message. Run by {@code
 * deploy/dev/chaos/run.sh}; needs nothing but the JDK, so that the server under test is the packaged one.
 */
package vn.danda.chaos;
