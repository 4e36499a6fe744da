/** What happened, counted and read back for those who decide: which questions people ask in vain, among others. */
@NullMarked
package vn.danda.report;

import org.jspecify.annotations.NullMarked;
