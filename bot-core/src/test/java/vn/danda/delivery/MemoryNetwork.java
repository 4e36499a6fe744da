package vn.danda.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.Permit;
import vn.danda.channels.SendResult;

/** A network that takes everything, after the answers it was told to give first. Safe for many threads. */
final class MemoryNetwork implements Channel {

  static final String NAME = "memory";

  private final Deque<SendResult> first = new ArrayDeque<>();
  private final List<Say> asked = new CopyOnWriteArrayList<>();
  private final List<String> tags = new CopyOnWriteArrayList<>();
  private final List<Say> sent = new CopyOnWriteArrayList<>();
  private final List<String> underWay = new ArrayList<>();
  private final Map<String, Integer> mostAtOnceOf = new HashMap<>();
  private int mostAtOnce;
  private volatile Duration takes = Duration.ZERO;
  private volatile int perSecond = 100;
  private volatile int perSecondToOne = 100;
  private volatile int perMinuteToAGroup;
  private volatile String breaksAt = "";

  void answersFirst(SendResult... results) {
    first.addAll(Arrays.asList(results));
  }

  void takes(Duration time) {
    takes = time;
  }

  void breaksAt(String text) {
    breaksAt = text;
  }

  List<String> asked() {
    return texts(asked);
  }

  List<String> sent() {
    return texts(sent);
  }

  List<String> sentTo(ContactId contact) {
    return texts(sent.stream().filter(say -> say.to().equals(contact)).toList());
  }

  synchronized int mostAtOnce() {
    return mostAtOnce;
  }

  /** Of those with this text. */
  synchronized int mostAtOnce(String text) {
    return mostAtOnceOf.getOrDefault(text, 0);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(1000, 10, 30, false, perSecond, perSecondToOne, perMinuteToAGroup);
  }

  void sendsPerSecond(int most) {
    perSecond = most;
  }

  void sendsPerMinuteToAGroup(int most) {
    perMinuteToAGroup = most;
  }

  void sendsPerSecondToOne(int most) {
    perSecondToOne = most;
  }

  /** The tags it was told, of those messages that had one. */
  List<String> tags() {
    return List.copyOf(tags);
  }

  @Override
  public SendResult send(OutboundMessage message, Permit permit) {
    if (permit.tag() != null) {
      tags.add(permit.tag());
    }
    return send(message);
  }

  @Override
  public SendResult send(OutboundMessage message) {
    String text = ((Say) message).text();
    begun(text);
    try {
      Thread.sleep(takes);
      return answer((Say) message);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      ended(text);
    }
  }

  private synchronized void begun(String text) {
    underWay.add(text);
    mostAtOnce = Math.max(mostAtOnce, underWay.size());
    mostAtOnceOf.merge(text, Collections.frequency(underWay, text), Math::max);
  }

  private synchronized void ended(String text) {
    underWay.remove(text);
  }

  private synchronized SendResult answer(Say say) {
    asked.add(say);
    if (say.text().equals(breaksAt)) {
      throw new IllegalStateException("broken");
    }
    SendResult told = first.poll();
    if (told != null) {
      return told;
    }
    sent.add(say);
    return new SendResult.Sent("" + sent.size());
  }

  private static List<String> texts(List<Say> says) {
    return new ArrayList<>(says.stream().map(Say::text).toList());
  }
}
