/**
 * What the bot knows: FAQ entries in everyday Vietnamese, the dated figures they quote, the calculators, and the search
 * that finds the entry a person means.
 *
 * <p>The story in order: {@link vn.danda.knowledge.KnowledgeFiles} reads the content that ships with the code (or the
 * server hands in what its editors published), {@link vn.danda.knowledge.FaqSearch} is built over it and answers a
 * {@link vn.danda.knowledge.Question} with an {@link vn.danda.knowledge.Understanding}; the entry's text is then
 * rendered with the figures valid on a day.
 *
 * <p>Nothing here knows of channels, conversations, databases or Spring. Everything is immutable and safe to share
 * between threads unless a class says otherwise.
 */
@NullMarked
package vn.danda.knowledge;

import org.jspecify.annotations.NullMarked;
