@NullMarked
package vn.danda.knowledge.evaluate;

import org.jspecify.annotations.NullMarked;
