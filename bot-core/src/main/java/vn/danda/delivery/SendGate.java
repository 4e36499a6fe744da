package vn.danda.delivery;

import java.util.Optional;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.SendResult;

/** Has the last word before a message is sent, at every try. Asked from many threads; may read stores and wait for them. */
public interface SendGate {

  /** What became of the message without sending it, or empty when it may go. */
  Optional<SendResult> holdsBack(OutboundMessage message);
}
