/** The pages and the public API: doors only. What they show and do lives in the packages before this one. */
@NullMarked
package vn.danda.web;

import org.jspecify.annotations.NullMarked;
