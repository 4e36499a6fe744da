/**
 * Every channel without any account: made-up Telegram, Graph (Messenger and page comments) and Zalo servers on this
 * machine, the real bot pointed at them, and a page with the citizen's phone on the left and the raw calls on the right.
 * {@code deploy/dev/simulate.sh} starts it; {@link vn.danda.simulator.TenTurnsTest} plays it.
 */
package vn.danda.simulator;
