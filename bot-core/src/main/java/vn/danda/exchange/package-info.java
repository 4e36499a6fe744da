/**
 * Content in and out: tables and documents become drafts, published entries become leaflets, posts and tables. What
 * comes in passes the same review as words typed by hand; what goes out says of which day it is.
 */
@NullMarked
package vn.danda.exchange;

import org.jspecify.annotations.NullMarked;
