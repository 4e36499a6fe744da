package vn.danda.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.channels.InboundEvent.Comment.Change;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.HideComment;
import vn.danda.channels.OutboundMessage.ReplyPrivately;
import vn.danda.channels.OutboundMessage.ReplyPublicly;
import vn.danda.conversation.CommentDeed;
import vn.danda.conversation.ConversationRecord.CommentChanged;
import vn.danda.conversation.ConversationRecord.CommentHandled;
import vn.danda.conversation.ConversationRecord.CommentHeard;
import vn.danda.conversation.Outcome;

class CommentStepTest {

  private static final String SURE = "Mỗi tháng đóng thấp nhất là bao nhiêu?";

  private final Chat chat = new Chat();

  @Test
  void whatTheFaqKnowsIsAnsweredInPrivateAndOneLineSaysSo() {
    chat.comments(SURE);

    assertThat(chat.last.messages()).map(Object::getClass).containsExactly(ReplyPrivately.class, ReplyPublicly.class);
    ReplyPrivately inPrivate = (ReplyPrivately) chat.last.messages().get(0);
    assertThat(inPrivate.text()).contains("trợ lý tự động").contains("264 nghìn");
    assertThat(inPrivate.options()).isNotEmpty();
    assertThat(((ReplyPublicly) chat.last.messages().get(1)).text()).doesNotContain("264").hasSizeLessThan(120);
    assertThat(chat.last.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(plan()).isEqualTo("ANSWER SURE");
  }

  /** The keys are the comment's, so the outbox and the gate know a second thought of the same thing. */
  @Test
  void anEditedCommentIsThoughtOverUnderTheSameKeys() {
    chat.comments(SURE);
    List<OutboundMessage> first = chat.last.messages();
    chat.comments(SURE + " ad ơi", Change.EDITED, false);

    assertThat(keys(chat.last.messages())).isEqualTo(keys(first));
  }

  /** Writing in public opens no window at the network, and wakes no bot that was told to be silent. */
  @Test
  void aCommentIsNoMessageToUs() {
    chat.comments(SURE);

    assertThat(chat.state.lastContactAt()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gọi e tư vấn với 0912 000 017",
        "cccd của e là 040 099 000 017 ạ",
        "gửi cho e vào hanh.thu@example.vn nhé",
        "Mỗi tháng đóng thấp nhất là bao nhiêu? sđt 0912.000.017"
      })
  void numbersThatBelongToAPersonAreHiddenAndThePersonIsInvited(String text) {
    chat.comments(text);

    assertThat(chat.last.messages()).map(Object::getClass).containsExactly(HideComment.class, ReplyPrivately.class);
    assertThat(((ReplyPrivately) chat.last.messages().get(1)).text()).contains("ẩn bình luận").doesNotContain("000");
    assertThat(plan()).isEqualTo("INVITE PERSONAL_DATA");
    assertThat(heard().text()).doesNotContain("000", "hanh.thu@");
  }

  @ParameterizedTest
  @CsvSource({
    "con mèo nhà em hay trèo cây cau,WAIT NOT_SURE",
    "hồ sơ của em nộp tháng trước sao chưa có tiền,WAIT NOT_OURS",
    "chấm,SKIP NO_QUESTION",
    ".,SKIP NO_QUESTION",
    "👍👍,SKIP NO_QUESTION",
    "Thảo Nguyễn,SKIP NO_QUESTION",
    "'',WAIT NO_WORDS",
    "cảm ơn ad nhiều ạ,SKIP SMALL_TALK"
  })
  void theRestWaitsOrAsksNothingAndSaysWhy(String text, String expected) {
    chat.comments(text);

    assertThat(plan()).isEqualTo(expected);
    assertThat(chat.last.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"đồ lừa đảo, đồ chó", "em không muốn sống nữa"})
  void quarrelsAndDangerAreForAPerson(String text) {
    chat.comments(text);

    assertThat(plan()).isIn("WAIT ABUSE", "WAIT DANGER");
    assertThat(chat.last.messages()).isEmpty();
  }

  @Test
  void whileAnAgentTalksWithTheWriterTheCommentIsTheAgents() {
    chat.agentTakes(Chat.HOA);
    chat.comments(SURE);

    assertThat(plan()).isEqualTo("WAIT HELD");
    assertThat(chat.last.messages()).isEmpty();
    chat.comments("gọi e 0912 000 017");
    assertThat(chat.last.messages()).singleElement().isInstanceOf(HideComment.class);
  }

  @Test
  void thePagesOwnWordsAnswerTheCommentAboveThemAndAreNotHeard() {
    chat.comments("Dạ em trả lời chị rồi ạ", Change.ADDED, true);

    assertThat(chat.last.messages()).isEmpty();
    assertThat(chat.last.records())
        .singleElement()
        .isInstanceOfSatisfying(
            CommentChanged.class,
            changed -> {
              assertThat(changed.what()).isEqualTo(CommentChanged.What.ANSWERED_BY_PAGE);
              assertThat(changed.commentId()).isEqualTo("7001_801");
            });
  }

  @Test
  void aRemovedOrHiddenCommentIsNoted() {
    chat.comments("", Change.REMOVED, false);
    chat.comments("", Change.HIDDEN, false);

    assertThat(chat.records.stream().filter(CommentChanged.class::isInstance).map(one -> ((CommentChanged) one).what()))
        .containsExactly(CommentChanged.What.REMOVED, CommentChanged.What.HIDDEN);
  }

  @Test
  void anAgentAnswersHidesOrEndsAComment() {
    chat.agentOnComment(Chat.HOA, CommentDeed.REPLY_PUBLICLY, "Dạ chị ra bưu điện xã nhé");
    assertThat(chat.last.messages()).singleElement().isInstanceOf(ReplyPublicly.class);
    chat.agentOnComment(Chat.HOA, CommentDeed.REPLY_PRIVATELY, "Chị cho em xin xã ạ");
    assertThat(chat.last.messages())
        .singleElement()
        .isInstanceOfSatisfying(
            ReplyPrivately.class, reply -> assertThat(reply.authorName()).isEqualTo("Nguyễn Thị Hoa (NA-0001)"));
    chat.agentOnComment(Chat.HOA, CommentDeed.HIDE, null);
    assertThat(chat.last.messages()).singleElement().isInstanceOf(HideComment.class);
    chat.agentOnComment(Chat.HOA, null, null);
    assertThat(chat.last.messages()).isEmpty();

    assertThat(chat.records.stream().filter(CommentHandled.class::isInstance)).hasSize(4);
  }

  @Test
  void thePublicLineVariesAndIsTheSameForTheSameComment() {
    Replies replies = new Replies("BHXH tỉnh Nghệ An");
    Set<String> lines = new HashSet<>();
    for (Line line : List.of(Line.COMMENT_PUBLIC_1, Line.COMMENT_PUBLIC_2, Line.COMMENT_PUBLIC_3, Line.COMMENT_PUBLIC_4)) {
      lines.add(replies.text(line));
    }
    assertThat(lines).hasSize(4).allMatch(line -> line.length() < 120 && line.chars().noneMatch(Character::isDigit));
  }

  private static List<String> keys(List<OutboundMessage> messages) {
    return messages.stream().map(message -> ((OutboundMessage.OnComment) message).key()).toList();
  }

  private String plan() {
    return heard().plan() + " " + heard().reason();
  }

  private CommentHeard heard() {
    return chat.last.records().stream()
        .filter(CommentHeard.class::isInstance)
        .map(CommentHeard.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
