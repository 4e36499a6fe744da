/**
 * Dated figures and the texts that quote them.
 *
 * <p>{@link vn.danda.knowledge.figure.Figures} is the one table of amounts, rates and deadlines: each
 * {@link vn.danda.knowledge.figure.Figure} says from which day to which day it holds, where it comes from and how sure
 * we are ({@link vn.danda.knowledge.figure.Certainty}). Answers never contain an amount; they name its key, and
 * {@link vn.danda.knowledge.figure.FigureText} fills in the value of the day the text is read, in words a person would
 * say ({@link vn.danda.knowledge.figure.SpokenMoney}). So a change of the law that was entered once changes every text
 * at midnight, and a question about last year reads last year's value.
 *
 * <p>Days are calendar days in Vietnam. The files under {@code figures/} are what the table starts from; a server keeps
 * its own table and hands it in through {@link vn.danda.knowledge.figure.Figures#of}.
 */
@NullMarked
package vn.danda.knowledge.figure;

import org.jspecify.annotations.NullMarked;
