/**
 * Measures the search on files of questions whose right answers are known; for content staff, operators and the build.
 * {@link vn.danda.knowledge.evaluate.Evaluation} is the command.
 */
@NullMarked
package vn.danda.knowledge.evaluate;

import org.jspecify.annotations.NullMarked;
