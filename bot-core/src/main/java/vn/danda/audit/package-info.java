/** Who saw whose data, printed, switched off, published: a record that shows when somebody altered it. */
@NullMarked
package vn.danda.audit;

import org.jspecify.annotations.NullMarked;
