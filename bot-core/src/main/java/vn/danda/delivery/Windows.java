package vn.danda.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.channels.Permit;
import vn.danda.channels.Purpose;
import vn.danda.channels.Recipient;
import vn.danda.channels.Recipient.Opening;
import vn.danda.channels.Window;
import vn.danda.channels.WindowRules;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Conversations;

/**
 * Whether a person may be written to now. The one place that asks {@link WindowRules}: the outbox before every send, the
 * pages to show agents how long they have. Safe for many threads.
 */
@Component
public class Windows {

  private final Conversations conversations;
  private final WindowRules rules;
  private final Clock clock;

  Windows(Conversations conversations, WindowRules rules, Clock clock) {
    this.conversations = conversations;
    this.rules = rules;
    this.clock = clock;
  }

  /** As the conversation stands in Redis now. */
  public Window of(ContactId contact) {
    return of(conversations.find(contact));
  }

  public Window of(Conversation conversation) {
    Instant last = conversation.lastContactAt();
    Map<Opening, Instant> opened = last == null ? Map.of() : Map.of(Opening.MESSAGE, last);
    return rules.window(
        new Recipient(conversation.contact().channel(), opened, conversation.reachable()), clock.instant());
  }

  /** A way to send, or why there is none. */
  sealed interface Answer {
    record Allowed(Permit permit) implements Answer {}

    record Closed(boolean humanOnly) implements Answer {}
  }

  Answer ask(Conversation conversation, Purpose purpose) {
    return answer(of(conversation), purpose);
  }

  /** For the one message to somebody who commented, and perhaps never wrote to us. */
  Answer askAboutComment(ContactId contact, Instant commentedAt) {
    Recipient recipient = new Recipient(contact.channel(), Map.of(Opening.COMMENT, commentedAt), true);
    return answer(rules.window(recipient, clock.instant()), Purpose.PRIVATE_REPLY);
  }

  private static Answer answer(Window window, Purpose purpose) {
    return window
        .permit(purpose)
        .<Answer>map(Answer.Allowed::new)
        .orElseGet(() -> new Answer.Closed(window.standing() == Window.Standing.HUMAN_ONLY));
  }
}
