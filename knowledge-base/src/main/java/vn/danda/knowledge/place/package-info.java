/**
 * Which of Nghệ An's 130 communes a person means. People name the new commune, the commune or the district it was made
 * of, with marks or without, with slips; districts were dissolved in 2025 and many names now stand for several places.
 *
 * <p>{@link vn.danda.knowledge.place.Communes} is the door. {@code Gazetteer} knows every name and what it may stand
 * for; {@code Mentions} finds names in a sentence and asks for evidence, because without marks half of them are ordinary
 * words; {@code Slips} is tried when no name is spelled right. The rule above all: rather ask back than be wrong.
 */
@NullMarked
package vn.danda.knowledge.place;

import org.jspecify.annotations.NullMarked;
