package vn.danda.channels.messenger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import vn.danda.channels.Fixtures;
import vn.danda.channels.InboundEvent;

/** Any bytes at the door: events that can be stored or none, never an exception. Run by {@code deploy/dev/fuzz/parsers.sh}. */
public final class MessengerFuzz {

  private static final MessengerDelivery DELIVERY =
      new MessengerDelivery(FakeGraph.settings(URI.create("http://127.0.0.1:1")), new SimpleMeterRegistry());

  private MessengerFuzz() {}

  public static void fuzzerTestOneInput(byte[] body) {
    for (InboundEvent event : DELIVERY.events(body, Fixtures.RECEIVED)) {
      boolean fromPerson = event instanceof InboundEvent.Text || event instanceof InboundEvent.Choice;
      if (fromPerson && event.toString().indexOf('\0') >= 0) {
        throw new IllegalStateException("The database does not take this: " + event);
      }
    }
  }
}
