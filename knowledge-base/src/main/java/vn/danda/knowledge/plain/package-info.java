/**
 * Is a text written the way a neighbour would say it? {@link vn.danda.knowledge.plain.PlainLanguage} reads an answer and
 * names what is officialese in it, where, why, and which everyday words serve instead. Every rule is one small {@code
 * Check}; the words they look for are lists under {@code words/}, edited without Java.
 */
@NullMarked
package vn.danda.knowledge.plain;

import org.jspecify.annotations.NullMarked;
