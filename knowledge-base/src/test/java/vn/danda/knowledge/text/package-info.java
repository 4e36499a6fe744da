@NullMarked
package vn.danda.knowledge.text;

import org.jspecify.annotations.NullMarked;
