package vn.danda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.store.TestStores;

/** What is read out of transcripts about answers. */
class AnswerSignalsTest {

  private static final Instant T = Instant.parse("2026-12-01T03:00:00Z");

  private final JdbcClient database = JdbcClient.create(TestStores.freshDatabase());
  private final FaqSearch search =
      FaqSearch.over(new Knowledge(KnowledgeFiles.shipped().entries().subList(0, 6), List.of(), List.of()));
  private int told;

  @Test
  void whatPeopleDoRightAfterAnAnswerShowsThatItMissed() {
    said("again", 0, "đóng thấp nhất bao nhiêu", "ANSWERED", "muc-dong-toi-thieu", 0.9);
    said("again", 30, "thấp nhất đóng bao nhiêu vậy em", "ANSWERED", "muc-dong-toi-thieu", 0.9);
    said("person", 0, "đóng thấp nhất bao nhiêu", "ANSWERED", "muc-dong-toi-thieu", 0.9);
    said("person", 100, "cho gặp cán bộ", "LEAD_STEP", null, null);
    said("other", 0, "đóng thấp nhất bao nhiêu", "ANSWERED", "muc-dong-toi-thieu", 0.9);
    said("other", 30, "đăng ký ở đâu", "ANSWERED", "dang-ky-o-dau", 0.9);
    said("later", 0, "đóng thấp nhất bao nhiêu", "ANSWERED", "muc-dong-toi-thieu", 0.9);
    said("later", 4000, "đóng thấp nhất bao nhiêu", "ANSWERED", "muc-dong-toi-thieu", 0.9);

    assertThat(sign("again")).contains(Sign.ASKED_AGAIN);
    assertThat(sign("person")).contains(Sign.ASKED_FOR_PERSON);
    assertThat(sign("other")).isEmpty();
    assertThat(sign("later")).isEmpty();
  }

  @Test
  void aTapWeighsMoreThanWhatCameAfter() {
    said("misses", 0, "đóng thấp nhất bao nhiêu", "ANSWERED", "muc-dong-toi-thieu", 0.9);
    judged("misses", "misses");
    said("fits", 0, "đóng thấp nhất bao nhiêu", "ANSWERED", "muc-dong-toi-thieu", 0.9);
    said("fits", 20, "cho gặp cán bộ", "LEAD_STEP", null, null);
    judged("fits", "fits");

    assertThat(sign("misses")).contains(Sign.MISSES);
    assertThat(sign("fits")).isEmpty();
  }

  @Test
  void theEntryChosenAfterAskingBackBelongsToTheQuestionAndASumIsNoQuestionInVain() {
    said("back", 0, "đóng mấy", "CLARIFIED", null, 0.4);
    said("back", 15, "Mức đóng thấp nhất", "ANSWERED", "muc-dong-toi-thieu", 1.0);
    said("sum", 0, "em chọn 2 triệu", "SUM_STEP", null, null);

    assertThat(first("back").afterChosen()).isEqualTo(new EntryId("muc-dong-toi-thieu"));
    assertThat(turns()).noneMatch(turn -> turn.text().contains("2 triệu"));
  }

  @Test
  void whatIdentifiesAPersonIsMasked() {
    said("number", 0, "số em là 0912 345 678, đóng mấy", "NO_MATCH", null, 0.1);

    assertThat(first("number").text()).doesNotContain("345 678");
  }

  @Test
  void aFewTapsDoNotCondemnAnAnswer() {
    assertThat(BadlyRated.atLeast(2, 5)).isLessThan(0.3);
    assertThat(BadlyRated.atLeast(4, 5)).isGreaterThan(0.3);
  }

  private Optional<Sign> sign(String contact) {
    return AnswerSignals.sign(first(contact), search);
  }

  private Turn first(String contact) {
    return turns().stream().filter(turn -> turn.channel().equals(contact)).toList().getLast();
  }

  private List<Turn> turns() {
    return new Turns(database).since(T.minusSeconds(60));
  }

  /** The contact's name is its channel, so that each is found again. */
  private void said(String contact, int second, String words, String outcome, @Nullable String entry, @Nullable Double confidence) {
    database
        .sql(
            """
            insert into message (message_id, contact_id, author, body, said_at, outcome, entry_id, confidence)
            values (?, ?, 'contact', ?, ?, ?, ?, ?)
            """)
        .params(Arrays.asList("m" + told++, contact + ":1", words, Timestamp.from(T.plusSeconds(second)), outcome, entry, confidence))
        .update();
  }

  private void judged(String contact, String how) {
    database
        .sql("update message set judged = ? where contact_id = ? and outcome = 'ANSWERED'")
        .params(how, contact + ":1")
        .update();
  }
}
