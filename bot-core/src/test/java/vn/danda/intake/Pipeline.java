package vn.danda.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord;
import vn.danda.conversation.Conversations.Committed;
import vn.danda.conversation.Conversations.Turn;

/** What the parts of the pipeline share, for one shard: as the scripts in Redis promise it. */
interface Pipeline {

  /** Takes the event in unless it was before. */
  void accept(ConversationEvent event);

  /** The oldest events that are not done, by their place in the stream. */
  Map<String, ConversationEvent> inbound(int most);

  Conversation state(ContactId contact);

  Committed commit(Turn turn);

  /** What is to be sent, oldest first. */
  Map<String, OutboundMessage> outbound();

  void settle(String id, ConversationRecord record);

  Map<String, ConversationRecord> records(int most);

  void forgetRecords(List<String> ids);

  /** Puts what is due into the inbound stream. */
  void ring(Instant now);
}
