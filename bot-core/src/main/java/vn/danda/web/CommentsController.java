package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.channels.ArrivedText;
import vn.danda.comment.Comment;
import vn.danda.comment.Comments;
import vn.danda.comment.Posts;
import vn.danda.content.Published;
import vn.danda.conversation.CommentDeed;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.PersonalData;
import vn.danda.intake.Intake;
import vn.danda.lead.Agents;

/**
 * Comments that wait for staff, and what staff do about them. A deed goes in by the same door as everything else, so the
 * bot and two people who tap at once are put in order.
 */
@Controller
@RequestMapping("/console/comments")
class CommentsController {

  private static final int MOST = 100;
  private static final int LATEST = 20;
  private static final int LONGEST_LINE = 1000;
  private static final Duration SHOWN_AFTER = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy").withZone(Published.ZONE);

  private final Comments comments;
  private final Posts posts;
  private final Agents agents;
  private final Intake intake;
  private final Clock clock;

  CommentsController(Comments comments, Posts posts, Agents agents, Intake intake, Clock clock) {
    this.comments = comments;
    this.posts = posts;
    this.agents = agents;
    this.intake = intake;
    this.clock = clock;
  }

  /** A post as the page shows it; {@code answers} is on, off, or by_age. */
  record PostRow(String id, @Nullable String link, String posted, String answers, int comments, int answered) {}

  @GetMapping
  String page(Model model) {
    Instant now = clock.instant();
    model.addAttribute("waiting", comments.waiting(MOST).stream().map(one -> CommentCard.of(one, now)).toList());
    model.addAttribute("handled", comments.handled(LATEST).stream().map(one -> CommentCard.of(one, now)).toList());
    model.addAttribute("posts", posts.list(LATEST).stream().map(CommentsController::row).toList());
    return "comments";
  }

  /** {@code deed} is a {@link CommentDeed} in lower case, or {@code done}. */
  @PostMapping("/{commentId}")
  String act(
      @PathVariable String commentId,
      @RequestParam String deed,
      @RequestParam String key,
      @RequestParam(defaultValue = "") String text,
      Principal signedIn,
      RedirectAttributes redirect) {
    Comment comment = comments.find(commentId).orElseThrow(NoSuchPage::new);
    CommentDeed wanted = deed.equals("done") ? null : deed(deed);
    String words = ArrivedText.of(text).strip();
    String wrong = wrongWith(wanted, words);
    if (wrong != null) {
      redirect.addFlashAttribute("notice", wrong);
      redirect.addFlashAttribute("draftOf", commentId);
      redirect.addFlashAttribute("draft", words);
      return "redirect:/console/comments";
    }
    intake.on(
        new ConversationEvent.AgentOnComment(
            "comment-deed:" + form(key),
            comment.contact(),
            clock.instant(),
            agents.find(signedIn.getName()).orElseThrow().ref(),
            commentId,
            comment.commentedAt(),
            wanted,
            words.isEmpty() ? null : words));
    waitUntilTaken(commentId);
    redirect.addFlashAttribute("done", said(wanted));
    return "redirect:/console/comments";
  }

  @PostMapping("/posts/{postId}")
  String letBotAnswer(@PathVariable String postId, @RequestParam String answers, RedirectAttributes redirect) {
    Boolean on =
        switch (answers) {
          case "on" -> Boolean.TRUE;
          case "off" -> Boolean.FALSE;
          case "by_age" -> null;
          default -> throw new NoSuchPage();
        };
    posts.letBotAnswer(postId, on);
    redirect.addFlashAttribute(
        "done", on == null ? "Bài này theo tuổi bài." : on ? "Trợ lý trả lời ở bài này." : "Trợ lý không trả lời ở bài này.");
    return "redirect:/console/comments";
  }

  private static CommentDeed deed(String name) {
    for (CommentDeed deed : CommentDeed.values()) {
      if (deed.name().equalsIgnoreCase(name)) {
        return deed;
      }
    }
    throw new NoSuchPage();
  }

  /** What everybody reads holds nobody's number. */
  private static @Nullable String wrongWith(@Nullable CommentDeed deed, String words) {
    if (deed != CommentDeed.REPLY_PUBLICLY && deed != CommentDeed.REPLY_PRIVATELY) {
      return null;
    }
    if (words.isEmpty()) {
      return "Anh/chị viết câu trả lời trước đã nhé.";
    }
    if (words.length() > LONGEST_LINE) {
      return "Câu trả lời dài quá " + LONGEST_LINE + " chữ, anh/chị viết gọn lại nhé.";
    }
    return deed == CommentDeed.REPLY_PUBLICLY && !PersonalData.mask(words).equals(words)
        ? "Câu trả lời công khai đang có số điện thoại, giấy tờ hoặc email. Anh/chị bỏ ra, hoặc nhắn riêng."
        : null;
  }

  private static String said(@Nullable CommentDeed deed) {
    return switch (deed) {
      case REPLY_PUBLICLY -> "Đã đăng câu trả lời công khai, lát nữa hiện trên Facebook.";
      case REPLY_PRIVATELY -> "Đã gửi tin nhắn riêng.";
      case HIDE -> "Đã ẩn bình luận.";
      case null -> "Đã xong bình luận này.";
    };
  }

  private void waitUntilTaken(String commentId) {
    Instant until = clock.instant().plus(SHOWN_AFTER);
    while (comments.find(commentId).filter(one -> one.status().equals("waiting")).isPresent()
        && clock.instant().isBefore(until)) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static UUID form(String key) {
    try {
      return UUID.fromString(key);
    } catch (IllegalArgumentException notOurForm) {
      throw new NoSuchPage();
    }
  }

  private static PostRow row(Posts.Post post) {
    Boolean on = post.botAnswers();
    return new PostRow(
        post.id(),
        post.link(),
        post.postedAt() == null ? "chưa rõ ngày đăng" : "đăng ngày " + DAY.format(post.postedAt()),
        on == null ? "by_age" : on ? "on" : "off",
        post.comments(),
        post.answered());
  }
}
