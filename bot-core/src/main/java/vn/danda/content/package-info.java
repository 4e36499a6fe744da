/**
 * The published entries and figures: kept with their versions in the database, seeded from what ships with the code, and
 * held by every node as one snapshot with its search index, which is swapped when something is published.
 */
@NullMarked
package vn.danda.content;

import org.jspecify.annotations.NullMarked;
