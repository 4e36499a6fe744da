/**
 * Posts what nobody would write to every public door, in the hundreds of thousands, and watches the server: no 5xx, no
 * exception that nobody expected, no growing heap. {@code FuzzTest} posts a small share in every build, {@code
 * deploy/dev/fuzz/bodies.sh} the rest. {@link vn.danda.fuzz.Door} lists the doors; a new one is one line there.
 */
package vn.danda.fuzz;
