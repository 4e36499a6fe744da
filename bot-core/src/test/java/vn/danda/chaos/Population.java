package vn.danda.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People who write, each at their own pace, a new one whenever one has finished. Every tenth leaves a lead. One message in
 * a hundred is delivered again at once, one in two hundred some seconds later.
 */
final class Population {

  private final Delivery delivery;
  private final Update updates;
  private final Script plain;
  private final Script lead;
  private final AtomicLong nextChat;
  private final Queue<Talk> talks = new ConcurrentLinkedQueue<>();
  private final List<Thread> people = new ArrayList<>();
  private final Queue<Thread> repeaters = new ConcurrentLinkedQueue<>();
  private final Duration gap;
  private volatile boolean stopped;

  /** One conversation: when each step of the script was taken by the server. */
  record Talk(long chat, Script script, long[] taken) {}

  /**
   * @param firstChat the number of the first person; the others follow
   */
  Population(Delivery delivery, Update updates, Script plain, Script lead, Run.Load load, long firstChat) {
    this.delivery = delivery;
    this.updates = updates;
    this.plain = plain;
    this.lead = lead;
    this.nextChat = new AtomicLong(firstChat);
    this.gap = load.gap();
    long active = Math.max(10, load.rate() * gap.toMillis() / 1000);
    for (int i = 0; i < active; i++) {
      people.add(Thread.ofVirtual().start(this::oneAfterTheOther));
    }
  }

  /** Nobody begins any more; returns when everybody has finished. Throws when somebody is not let in for so long. */
  void finish(Duration atMost) throws InterruptedException {
    stopped = true;
    long until = System.nanoTime() + atMost.toNanos();
    List<Thread> all = new ArrayList<>(people);
    all.addAll(repeaters);
    for (Thread one : all) {
      if (!one.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())))) {
        throw new IllegalStateException("after " + atMost + " somebody still waits to be let in");
      }
    }
  }

  List<Talk> talks() {
    return List.copyOf(talks);
  }

  private void oneAfterTheOther() {
    try {
      // Not all at once.
      pause(gap.multipliedBy(2));
      while (!stopped) {
        long chat = nextChat.getAndIncrement();
        talk(chat, chat % 10 == 0 ? lead : plain);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void talk(long chat, Script script) throws InterruptedException {
    Talk talk = new Talk(chat, script, new long[script.steps().size()]);
    talks.add(talk);
    for (int i = 0; i < talk.taken().length; i++) {
      String update = updates.of(script.steps().get(i), chat);
      talk.taken()[i] = delivery.deliver(update);
      perhapsRepeat(update);
      pause(gap.multipliedBy(2));
    }
  }

  private void perhapsRepeat(String update) throws InterruptedException {
    double chance = ThreadLocalRandom.current().nextDouble();
    if (chance < 0.01) {
      delivery.repeat(update);
    } else if (chance < 0.015) {
      repeaters.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      Thread.sleep(Duration.ofSeconds(ThreadLocalRandom.current().nextInt(5, 20)));
                      delivery.repeat(update);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  }));
    }
  }

  private static void pause(Duration most) throws InterruptedException {
    Thread.sleep(ThreadLocalRandom.current().nextLong(most.toMillis() + 1));
  }
}
