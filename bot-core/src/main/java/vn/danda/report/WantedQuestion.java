package vn.danda.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.FaqEntry;

/**
 * One thing people want to know and did not learn, or not well.
 *
 * @param question how one of them put it, most like all others
 * @param count how often it was asked in 30 days
 * @param lastWeek how often in the last 7 days, {@code weekBefore} in the 7 before
 * @param channels how often on which network
 * @param communes how often from which commune, of those who have told it; most often first
 * @param examples other ways it was put
 * @param signs what shows that the answer was not right, and how often; empty when there was none
 * @param chosen how many chose {@code nearest} among the buttons when they were asked back
 * @param answeredBy the entry that answered, most often; null when none did
 * @param nearest the entry people chose, or else the one that comes closest; null when none does
 */
public record WantedQuestion(
    String question,
    int count,
    int lastWeek,
    int weekBefore,
    Map<String, Long> channels,
    Map<String, Long> communes,
    List<String> examples,
    Map<Sign, Long> signs,
    long chosen,
    @Nullable FaqEntry answeredBy,
    @Nullable FaqEntry nearest) {}
