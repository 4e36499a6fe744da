/**
 * Puts questions together that ask the same thing, whatever the marks, slips and short forms: what nobody could answer
 * becomes a list of things to write, most wanted first.
 */
@NullMarked
package vn.danda.knowledge.grouping;

import org.jspecify.annotations.NullMarked;
