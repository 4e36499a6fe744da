/**
 * Reads sums of money, spans of time, birth years, ages and dates the way people type them: {@code 2tr5}, {@code 2 củ
 * rưỡi}, {@code 3 nam 4 thang}, {@code sinh 98}, {@code sang năm}, with and without marks, in chat spelling and in Nghệ
 * Tĩnh words.
 *
 * <p>{@link vn.danda.knowledge.spoken.SpokenAmounts#read} cuts the text into words ({@code Sentence}) and lets
 * five small grammars look at each place in turn: births, dates, ages, spans, money. Each says what it read, up to
 * which word, and, where a careful clerk would ask back, with which question. What can be read in two ways is never
 * silently decided.
 */
@NullMarked
package vn.danda.knowledge.spoken;

import org.jspecify.annotations.NullMarked;
