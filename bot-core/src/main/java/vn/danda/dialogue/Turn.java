package vn.danda.dialogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Capabilities;
import vn.danda.channels.InboundEvent;
import vn.danda.content.Published;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.Timer;
import vn.danda.lead.Staff;

/**
 * All a step may look at.
 *
 * @param conversation as it was before the event, the contact's sign of life already noted
 * @param rang the timer this turn is about, no longer in {@code conversation}, or null
 * @param staff who works here and when
 * @param capabilities what the contact's network can show
 */
record Turn(
    Conversation conversation,
    ConversationEvent event,
    @Nullable Timer rang,
    Utterance utterance,
    Published published,
    Staff staff,
    Capabilities capabilities,
    Instant now) {

  /** What came from the network, or null when an agent acts. */
  @Nullable InboundEvent inbound() {
    return event instanceof ConversationEvent.FromContact from ? from.inbound() : null;
  }
}
