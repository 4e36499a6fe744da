package vn.danda.channels.messenger;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Sent;

/**
 * Sets the page up at every start, as often as needed: which events Meta delivers, and what stands on the page's chat. A
 * server does not wait for it and does not die of it.
 */
final class PageSetUp implements SmartLifecycle {

  /** What we read (see {@link MessengerEvents} and {@link MessengerComments}); receipts are not among it. */
  static final String FIELDS =
      "messages,messaging_postbacks,messaging_optins,messaging_referrals,message_echoes,message_edits,"
          + "message_reactions,messaging_handovers,standby,feed";

  private static final Logger log = LoggerFactory.getLogger(PageSetUp.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

  private final GraphCalls graph;
  private final @Nullable JsonObject profile;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean running;

  PageSetUp(GraphCalls graph, @Nullable JsonObject profile) {
    this.graph = graph;
    this.profile = profile;
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("messenger-set-up").start(this::tryUntilSet);
  }

  @Override
  public void stop() {
    running = false;
    stopped.countDown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void tryUntilSet() {
    try {
      while (stopped.getCount() > 0 && !(isSubscribed() && profileIsSet())) {
        stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isSubscribed() {
    JsonObject fields = new JsonObject();
    fields.addProperty("subscribed_fields", FIELDS);
    return worked("subscription", "/me/subscribed_apps", fields);
  }

  private boolean profileIsSet() {
    return profile == null || worked("profile", "/me/messenger_profile", profile);
  }

  private boolean worked(String what, String path, JsonObject body) {
    SendResult result = MessengerErrors.toResult(graph.post(path, body), null);
    if (result instanceof Sent) {
      log.info("messenger {} set", what);
      return true;
    }
    log.warn("messenger {} not set, will try again: {}", what, result);
    return false;
  }
}
