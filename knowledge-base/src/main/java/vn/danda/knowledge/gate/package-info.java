/**
 * What a change to the FAQ does to questions that are answered today, found out before anybody is answered by it.
 */
@NullMarked
package vn.danda.knowledge.gate;

import org.jspecify.annotations.NullMarked;
