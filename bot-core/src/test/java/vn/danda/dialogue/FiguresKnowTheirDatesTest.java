package vn.danda.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.danda.content.Published;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;

/** Every answer reads the figures of its day. The lists say which answers change, so that a change in them is seen. */
class FiguresKnowTheirDatesTest {

  private static final FaqReply REPLIES = new FaqReply(new Replies("BHXH tỉnh Nghệ An"));

  @Test
  void answersChangeWithTheBaseSalaryOnTheFirstOfJuly2026() {
    List<String> changed = changedBetween(LocalDate.of(2026, 6, 30), LocalDate.of(2026, 7, 1));
    System.out.println("answers that change on 2026-07-01: " + changed.size() + " " + changed);
    assertThat(changed).contains("muc-dong-toi-da", "bhyt-muc-dong-ho-gia-dinh", "mai-tang-phi");
    assertThat(changed).doesNotContain("muc-dong-toi-thieu");
  }

  @Test
  void answersChangeWithThePovertyLineOnTheFirstOfJanuary2027() {
    List<String> changed = changedBetween(LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 1));
    System.out.println("answers that change on 2027-01-01: " + changed.size() + " " + changed);
    assertThat(changed).contains("muc-dong-toi-thieu", "muc-dong-2027", "ho-tro-bao-nhieu");
    assertThat(changed).doesNotContain("mai-tang-phi", "bhyt-muc-dong-ho-gia-dinh");
  }

  @Test
  void theLowestContributionIsReadOnBothSidesOfTheChange() {
    assertThat(read("muc-dong-toi-thieu", LocalDate.of(2026, 12, 31))).contains("264 nghìn đồng");
    assertThat(read("muc-dong-toi-thieu", LocalDate.of(2027, 1, 1)))
        .contains("387.200 đồng")
        .doesNotContain("264 nghìn");
  }

  private static List<String> changedBetween(LocalDate before, LocalDate after) {
    return Chat.PUBLISHED.knowledge().entries().stream()
        .filter(entry -> !read(entry, before).equals(read(entry, after)))
        .map(entry -> entry.id().value())
        .sorted()
        .collect(Collectors.toList());
  }

  private static String read(String id, LocalDate day) {
    return read(Chat.PUBLISHED.entry(new EntryId(id)).orElseThrow(), day);
  }

  private static String read(FaqEntry entry, LocalDate day) {
    Instant noon = day.atTime(12, 0).atZone(Published.ZONE).toInstant();
    return REPLIES.answer(Chat.PUBLISHED, entry, null, noon).text();
  }
}
