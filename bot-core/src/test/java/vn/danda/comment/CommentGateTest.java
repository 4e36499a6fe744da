package vn.danda.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.HideComment;
import vn.danda.channels.OutboundMessage.ReplyPrivately;
import vn.danda.channels.OutboundMessage.ReplyPublicly;
import vn.danda.channels.PostLookup;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Refused;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.TryAgain;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.CommentDeed;
import vn.danda.conversation.CommentReason;
import vn.danda.conversation.ConversationRecord.CommentChanged;
import vn.danda.conversation.ConversationRecord.CommentHandled;
import vn.danda.conversation.ConversationRecord.CommentHeard;
import vn.danda.conversation.ConversationRecord.CommentHeard.Plan;
import vn.danda.conversation.ConversationRecord.Settled;
import vn.danda.store.MovableClock;
import vn.danda.store.TestStores;

/** The book of comments and its gate on a real database. */
class CommentGateTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final ContactId HANH = new ContactId("messenger", "6600000000000017");
  private static final AgentRef HOA = new AgentRef(new java.util.UUID(0, 1), "Nguyễn Thị Hoa", "NA-0001");
  private static final String POST = "101_7001";

  private final DataSource dataSource = TestStores.freshDatabase();
  private final JdbcClient database = JdbcClient.create(dataSource);
  private final MovableClock clock = new MovableClock(NOW);
  private final Comments comments = new Comments(database);
  private @Nullable Instant postedAt = NOW.minus(Duration.ofDays(3));
  private int lookUps;
  private final Posts posts = posts();

  @Test
  void aCommentIsAnsweredInPrivateThenInPublicAndEachOnce() {
    heard("c1", Plan.ANSWER, CommentReason.SURE);

    assertThat(publicly("c1")).isInstanceOf(TryAgain.class);
    assertThat(privately("c1")).isNull();
    settled(CommentDeed.REPLY_PRIVATELY, "c1", "sent");
    assertThat(privately("c1")).isInstanceOf(Refused.class);
    assertThat(publicly("c1")).isNull();
    settled(CommentDeed.REPLY_PUBLICLY, "c1", "sent");
    assertThat(publicly("c1")).isInstanceOf(Sent.class);

    assertThat(stands("c1")).isEqualTo("answered SURE bot");
  }

  @Test
  void deliveredAndEditedAgainItStaysAnsweredOnce() {
    heard("c1", Plan.ANSWER, CommentReason.SURE);
    answered("c1");
    heard("c1", Plan.ANSWER, CommentReason.SURE);
    heard("c1", Plan.WAIT, CommentReason.NOT_SURE);

    assertThat(privately("c1")).isInstanceOf(Refused.class);
    settled(CommentDeed.REPLY_PRIVATELY, "c1", "failed");
    assertThat(publicly("c1")).isInstanceOf(Sent.class);
    assertThat(stands("c1")).isEqualTo("answered SURE bot");
  }

  @Test
  void anEditIsThoughtOverOnceWhileNobodyAnswered() {
    heard("c1", Plan.WAIT, CommentReason.NOT_SURE);
    heard("c1", Plan.ANSWER, CommentReason.SURE);
    assertThat(stands("c1")).startsWith("answering SURE");

    heard("c2", Plan.WAIT, CommentReason.NOT_SURE);
    heard("c2", Plan.WAIT, CommentReason.NOT_OURS);
    heard("c2", Plan.ANSWER, CommentReason.SURE);
    assertThat(stands("c2")).startsWith("waiting NOT_OURS");
  }

  @Test
  void beforeTheCommentIsWrittenDownNothingIsSaid() {
    assertThat(privately("c1")).isInstanceOf(TryAgain.class);
  }

  @Test
  void hidingWaitsForNothing() {
    assertThat(hide("not-written-down-yet")).isNull();
  }

  @Test
  void aRemovedCommentIsLeftAlone() {
    heard("c1", Plan.ANSWER, CommentReason.SURE);
    comments.write(new CommentChanged(HANH, "c1", CommentChanged.What.REMOVED, NOW));

    assertThat(privately("c1")).isInstanceOf(Refused.class);
    assertThat(publicly("c1")).isInstanceOf(Refused.class);
    settled(CommentDeed.REPLY_PRIVATELY, "c1", "failed");
    assertThat(stands("c1")).isEqualTo("gone REMOVED bot");
  }

  /** "I have written to you" must be true. */
  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"failed", "unknown"})
  void withoutThePrivateMessageThereIsNoPublicLineAndStaffAreTold(String delivery) {
    heard("c1", Plan.ANSWER, CommentReason.SURE);
    assertThat(privately("c1")).isNull();
    settled(CommentDeed.REPLY_PRIVATELY, "c1", delivery);

    assertThat(publicly("c1")).isInstanceOf(Refused.class);
    assertThat(stands("c1")).startsWith("waiting PRIVATE_FAILED");
  }

  @Test
  void belowOldAndUnknownPostsTheBotIsSilentUntilStaffSwitchItOn() {
    postedAt = NOW.minus(Duration.ofDays(15));
    heard("c1", Plan.ANSWER, CommentReason.SURE);
    assertThat(privately("c1")).isInstanceOf(Refused.class);
    assertThat(stands("c1")).startsWith("waiting POST_OLD");

    posts.letBotAnswer(POST, true);
    heard("c2", Plan.ANSWER, CommentReason.SURE);
    assertThat(privately("c2")).isNull();

    posts.letBotAnswer(POST, false);
    heard("c3", Plan.ANSWER, CommentReason.SURE);
    assertThat(privately("c3")).isInstanceOf(Refused.class);
    assertThat(stands("c3")).startsWith("waiting POST_OFF");
  }

  @Test
  void aPostWhoseAgeNobodyKnowsIsAskedForAgainAndCountsAsOldMeanwhile() {
    postedAt = null;
    heard("c1", Plan.ANSWER, CommentReason.SURE);
    privately("c1");
    assertThat(stands("c1")).startsWith("waiting POST_AGE_UNKNOWN");

    postedAt = NOW.minus(Duration.ofDays(1));
    heard("c2", Plan.ANSWER, CommentReason.SURE);
    assertThat(privately("c2")).isNull();
    heard("c3", Plan.ANSWER, CommentReason.SURE);
    privately("c3");
    assertThat(lookUps).isEqualTo(2);
  }

  @Test
  void neitherManyNorManyAtOnceGetPastTheCaps() throws Exception {
    CommentGate gate = gate(new CommentSettings(true, 5, 60, Duration.ofDays(14)));
    IntStream.range(0, 20).forEach(i -> heard("c" + i, Plan.ANSWER, CommentReason.SURE));
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<SendResult>>> tries =
          IntStream.range(0, 20)
              .<Callable<Optional<SendResult>>>mapToObj(i -> () -> gate.holdsBack(privateReply("c" + i, Author.BOT)))
              .toList();
      int let = 0;
      for (Future<Optional<SendResult>> one : many.invokeAll(tries)) {
        let += one.get().isEmpty() ? 1 : 0;
      }
      assertThat(let).isEqualTo(5);
    }
    assertThat(comments.waiting(100)).hasSize(15).allMatch(one -> one.reason() == CommentReason.POST_CAP);
  }

  @Test
  void theHoursCapOpensAgainAnHourLater() {
    CommentGate gate = gate(new CommentSettings(true, 50, 2, Duration.ofDays(14)));
    for (String id : List.of("c1", "c2", "c3")) {
      heard(id, Plan.ANSWER, CommentReason.SURE);
      gate.holdsBack(privateReply(id, Author.BOT));
    }
    assertThat(stands("c3")).startsWith("waiting HOUR_CAP");

    clock.pass(Duration.ofMinutes(61));
    heard("c4", Plan.ANSWER, CommentReason.SURE);
    assertThat(gate.holdsBack(privateReply("c4", Author.BOT))).isEmpty();
    // Let once, it is let again: a retry is no second answer.
    assertThat(gate.holdsBack(privateReply("c4", Author.BOT))).isEmpty();
  }

  @Test
  void whereAColleagueAnswersTheBotKeepsOut() {
    heard("c1", Plan.WAIT, CommentReason.NOT_SURE);
    comments.write(new CommentChanged(HANH, "c1", CommentChanged.What.ANSWERED_BY_PAGE, NOW));
    assertThat(stands("c1")).isEqualTo("answered ON_PAGE page");

    heard("c2", "c1", Plan.ANSWER, CommentReason.SURE);
    assertThat(privately("c2")).isInstanceOf(Refused.class);
    assertThat(stands("c2")).startsWith("waiting COLLEAGUE_IN_THREAD");
  }

  /** The news of our own line may come before its answer, and also when the answer never comes. */
  @Test
  void theNewsOfOurOwnLineCountsAsSent() {
    heard("c1", Plan.ANSWER, CommentReason.SURE);
    privately("c1");
    settled(CommentDeed.REPLY_PRIVATELY, "c1", "sent");
    comments.write(new CommentChanged(HANH, "c1", CommentChanged.What.ANSWERED_BY_PAGE, NOW));

    assertThat(publicly("c1")).isInstanceOf(Sent.class);
    assertThat(stands("c1")).isEqualTo("answered SURE bot");
  }

  @Test
  void hidingGoesOnWhateverTheCapsSayAndTheNewsOfItEndsNothing() {
    CommentGate gate = gate(new CommentSettings(false, 0, 0, Duration.ZERO));
    heard("c1", Plan.INVITE, CommentReason.PERSONAL_DATA);

    assertThat(gate.holdsBack(new HideComment(HANH, "c1", "k"))).isEmpty();
    comments.write(new CommentChanged(HANH, "c1", CommentChanged.What.HIDDEN, NOW));
    assertThat(stands("c1")).startsWith("answering PERSONAL_DATA");
  }

  @Test
  void whatCouldNotBeHiddenIsShownToStaffWhateverElseBecameOfIt() {
    heard("c1", Plan.INVITE, CommentReason.PERSONAL_DATA);
    privately("c1");
    settled(CommentDeed.REPLY_PRIVATELY, "c1", "sent");
    assertThat(stands("c1")).startsWith("answered");
    settled(CommentDeed.HIDE, "c1", "failed");

    assertThat(stands("c1")).startsWith("waiting HIDE_FAILED");
  }

  @ParameterizedTest
  @EnumSource(names = {"REPLY_PUBLICLY", "REPLY_PRIVATELY"})
  void anAgentsAnswerNeedsNoLeaveAndTakesTheCommentOffTheQueue(CommentDeed deed) {
    postedAt = NOW.minus(Duration.ofDays(400));
    heard("c1", Plan.WAIT, CommentReason.NOT_SURE);
    comments.write(new CommentHandled(HANH, "c1", HOA, deed, NOW));

    SendResult held =
        deed == CommentDeed.REPLY_PUBLICLY
            ? result(gate().holdsBack(new ReplyPublicly(HANH, "c1", "Dạ", Author.AGENT, deed.key("c1", "e"))))
            : result(gate().holdsBack(privateReply("c1", Author.AGENT)));
    assertThat(held).isNull();
    comments.write(new Settled(HANH, deed.key("c1", "e"), "sent", null, null));
    assertThat(stands("c1")).isEqualTo("answered AGENT Nguyễn Thị Hoa");
  }

  @Test
  void whatHarmsSomebodyWhileItWaitsStandsFirst() {
    heard("old", Plan.WAIT, CommentReason.NOT_SURE);
    clock.pass(Duration.ofHours(1));
    heard("new", Plan.WAIT, CommentReason.NOT_SURE);
    heard("danger", Plan.WAIT, CommentReason.DANGER);

    assertThat(comments.waiting(10)).map(Comment::id).containsExactly("danger", "old", "new");
  }

  @Test
  void theNetworkTakesOnePrivateMessageWhoeverWritesIt() {
    heard("c1", Plan.ANSWER, CommentReason.SURE);
    answered("c1");

    assertThat(result(gate().holdsBack(privateReply("c1", Author.AGENT)))).isInstanceOf(Refused.class);
  }

  private CommentGate gate() {
    return gate(new CommentSettings(true, 50, 60, Duration.ofDays(14)));
  }

  private CommentGate gate(CommentSettings settings) {
    return new CommentGate(
        comments, posts, settings, new TransactionTemplate(new DataSourceTransactionManager(dataSource)), clock);
  }

  private Posts posts() {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean(
        "lookup",
        (PostLookup)
            postId -> {
              lookUps++;
              return Optional.ofNullable(postedAt);
            });
    return new Posts(database, beans.getBeanProvider(PostLookup.class));
  }

  private void answered(String id) {
    privately(id);
    settled(CommentDeed.REPLY_PRIVATELY, id, "sent");
    publicly(id);
    settled(CommentDeed.REPLY_PUBLICLY, id, "sent");
  }

  private void heard(String id, Plan plan, CommentReason reason) {
    heard(id, null, plan, reason);
  }

  private void heard(String id, @Nullable String parent, Plan plan, CommentReason reason) {
    comments.write(
        new CommentHeard(
            HANH, id, POST, parent, "Hạnh", "Đóng bao nhiêu?", null, clock.instant(), plan, reason, null, clock.instant()));
  }

  private void settled(CommentDeed deed, String id, String delivery) {
    comments.write(new Settled(HANH, deed.key(id), delivery, null, null));
  }

  private @Nullable SendResult privately(String id) {
    return result(gate().holdsBack(privateReply(id, Author.BOT)));
  }

  private @Nullable SendResult publicly(String id) {
    return result(
        gate().holdsBack(new ReplyPublicly(HANH, id, "Dạ", Author.BOT, CommentDeed.REPLY_PUBLICLY.key(id))));
  }

  private @Nullable SendResult hide(String id) {
    return result(gate().holdsBack(new HideComment(HANH, id, CommentDeed.HIDE.key(id))));
  }

  private static ReplyPrivately privateReply(String id, Author author) {
    return new ReplyPrivately(HANH, id, NOW, "Dạ", List.of(), author, null, CommentDeed.REPLY_PRIVATELY.key(id));
  }

  private static @Nullable SendResult result(Optional<SendResult> held) {
    return held.orElse(null);
  }

  private String stands(String id) {
    Comment comment = comments.find(id).orElseThrow();
    return comment.status() + " " + comment.reason() + " " + comment.answeredBy();
  }
}
