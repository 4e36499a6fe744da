/**
 * Vietnamese as people type it: {@link vn.danda.knowledge.text.VietnameseText} gives every text one spelling on arrival
 * and folds it for comparing; {@link vn.danda.knowledge.text.Tokens} cuts it into the words that are compared.
 */
@NullMarked
package vn.danda.knowledge.text;

import org.jspecify.annotations.NullMarked;
