package vn.danda.channels.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.danda.channels.ContactId;

/** The log in memory, for one test's server. */
final class InMemoryWebChatLog implements WebChatLog {

  private final Map<ContactId, List<Line>> lines = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<String, ContactId> tickets = new HashMap<>();
  private boolean away;

  synchronized void goAway() {
    away = true;
  }

  @Override
  public synchronized void append(ContactId visitor, String key, String json) {
    if (away) {
      throw new IllegalStateException("the store is away");
    }
    if (keys.add(visitor + " " + key)) {
      List<Line> chat = lines.computeIfAbsent(visitor, v -> new ArrayList<>());
      chat.add(new Line((chat.size() + 1) + "-0", json));
      notifyAll();
    }
  }

  @Override
  public synchronized List<Line> since(ContactId visitor, String lastId, int most) {
    List<Line> chat = lines.getOrDefault(visitor, List.of());
    int from = lastId.isEmpty() ? 0 : Integer.parseInt(lastId.substring(0, lastId.indexOf('-')));
    return List.copyOf(chat.subList(Math.min(from, chat.size()), Math.min(from + most, chat.size())));
  }

  @Override
  public synchronized void await(ContactId visitor, String lastId, Duration atMost) throws InterruptedException {
    if (since(visitor, lastId, 1).isEmpty()) {
      wait(atMost.toMillis());
    }
  }

  @Override
  public synchronized void putTicket(String ticket, ContactId visitor, Duration validFor) {
    tickets.put(ticket, visitor);
  }

  @Override
  public synchronized Optional<ContactId> takeTicket(String ticket) {
    return Optional.ofNullable(tickets.remove(ticket));
  }

  @Override
  public String secret() {
    return "a-secret-for-this-test-only-0123456789";
  }
}
