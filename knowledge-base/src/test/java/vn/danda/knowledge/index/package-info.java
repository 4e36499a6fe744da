@NullMarked
package vn.danda.knowledge.index;

import org.jspecify.annotations.NullMarked;
