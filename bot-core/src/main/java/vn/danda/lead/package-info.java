/**
 * People who want to join, or want a person: what they left, who takes care of it, and what became of it. Nothing
 * personal is written before its consent.
 */
@NullMarked
package vn.danda.lead;

import org.jspecify.annotations.NullMarked;
