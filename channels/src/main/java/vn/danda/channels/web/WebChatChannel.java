package vn.danda.channels.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.NetworkLimits;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.OnComment;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.SendResult;

/** Sends by writing into the visitor's log. A message that comes twice is shown once: the log knows its key. */
@Component
class WebChatChannel implements Channel {

  static final String NAME = "web";

  private static final Logger LOG = LoggerFactory.getLogger(WebChatChannel.class);

  private final WebChatLog log;
  private final Clock clock;
  private final MeterRegistry meters;

  WebChatChannel(WebChatLog log, Clock clock, MeterRegistry meters) {
    this.log = log;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean dropsRepeats() {
    return true;
  }

  @Override
  public Capabilities capabilities() {
    return NetworkLimits.WEB;
  }

  @Override
  public SendResult send(OutboundMessage message) {
    SendResult result =
        switch (message) {
          case Say say -> append(say);
          case Acknowledge acknowledge -> new SendResult.Sent(null);
          case OnComment onComment -> new SendResult.Refused("the web chat has no comments");
        };
    meters
        .counter("danda.channel.sends", "channel", NAME, "result", result.getClass().getSimpleName())
        .increment();
    return result;
  }

  @Override
  public void typing(ContactId contact) {
    try {
      log.personTypes(contact);
    } catch (RuntimeException storeIsAway) {
      LOG.debug("typing not shown: {}", storeIsAway.getClass().getSimpleName());
    }
  }

  private SendResult append(Say say) {
    try {
      log.append(say.to(), "out:" + say.key(), WebChatLine.of(say, clock.instant()).json());
      return new SendResult.Sent(null);
    } catch (RuntimeException storeIsAway) {
      return new SendResult.TryAgain(Duration.ofSeconds(1), storeIsAway.getClass().getSimpleName());
    }
  }
}
