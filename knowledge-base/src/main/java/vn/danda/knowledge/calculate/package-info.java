/**
 * What a person would pay or receive, worked out to the đồng.
 *
 * <p>{@link vn.danda.knowledge.calculate.Calculations} is the door: a kind, its inputs by name, the dated figures and a
 * day go in; out comes a {@link vn.danda.knowledge.calculate.Worked} result with its steps (formula, legal basis,
 * date) or a {@link vn.danda.knowledge.calculate.Refusal} that says what was not possible and within which bounds it
 * would be. Everything is a pure function: no clock, no state. {@link vn.danda.knowledge.calculate.Spoken} says a
 * result in two to four sentences, {@link vn.danda.knowledge.calculate.CalculatorRequest} understands a
 * request typed in a chat.
 *
 * <p>The rules, where each comes from and what is not verified stand in {@code knowledge-base/CALCULATORS.md}. Amounts
 * and rates come from the figures of the month they are for, never from this code; sentences for people come from
 * {@code calculate/words_vi.yml}.
 */
@NullMarked
package vn.danda.knowledge.calculate;

import org.jspecify.annotations.NullMarked;
