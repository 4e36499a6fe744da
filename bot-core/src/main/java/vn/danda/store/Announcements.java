package vn.danda.store;

import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Tells all nodes that something changed, by Redis pub/sub: for speed only. Nobody may rely on hearing it, so every
 * listener also looks by itself every few seconds. Safe for many threads.
 */
@Component
@Lazy(false)
public class Announcements {

  /** What is announced. */
  public enum Topic {
    /** Content was published; the text is the publication's version. */
    KNOWLEDGE,
    /** A web-chat visitor's log grew; the text is the visitor. */
    WEB,
    /** Pages of the console have something new; the text names which, by hashes. */
    CONSOLE
  }

  private static final Logger log = LoggerFactory.getLogger(Announcements.class);
  private static final String PREFIX = "danda:";

  private final UnifiedJedis redis;
  private final UnifiedJedis listening;
  private final Map<Topic, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private volatile boolean stopping;
  private volatile Subscription subscription = new Subscription();

  Announcements(UnifiedJedis redis, @Qualifier(StoreConfiguration.LISTENING) UnifiedJedis listening) {
    this.redis = redis;
    this.listening = listening;
    Thread.ofVirtual().name("announcements").start(this::listen);
  }

  /** Never fails: what is announced is done already, and whoever misses it looks by itself. */
  public void announce(Topic topic, String text) {
    try {
      redis.publish(PREFIX + topic, text);
    } catch (JedisException e) {
      log.warn("{} not announced: {}", topic, e.getClass().getSimpleName());
    }
  }

  /** {@code listener} runs on the subscription's thread: it must be quick and must not throw. */
  public void listen(Topic topic, Consumer<String> listener) {
    listeners.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(listener);
  }

  private void listen() {
    while (!stopping) {
      try {
        subscription = new Subscription();
        listening.psubscribe(subscription, PREFIX + "*");
      } catch (RuntimeException e) {
        if (!stopping) {
          log.warn("announcements interrupted, listening again: {}", e.getClass().getSimpleName());
          pause();
        }
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void stop() {
    stopping = true;
    try {
      if (subscription.isSubscribed()) {
        subscription.punsubscribe();
      }
    } catch (RuntimeException e) {
      log.debug("announcements were not connected: {}", e.getClass().getSimpleName());
    }
  }

  private final class Subscription extends JedisPubSub {
    @Override
    public void onPMessage(String pattern, String channel, String message) {
      Topic topic = Topic.valueOf(channel.substring(PREFIX.length()));
      for (Consumer<String> listener : listeners.getOrDefault(topic, List.of())) {
        try {
          listener.accept(message);
        } catch (RuntimeException e) {
          log.error("listener of {} failed", topic, e);
        }
      }
    }
  }
}
