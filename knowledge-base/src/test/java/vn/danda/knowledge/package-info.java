@NullMarked
package vn.danda.knowledge;

import org.jspecify.annotations.NullMarked;
