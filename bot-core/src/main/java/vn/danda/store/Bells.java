package vn.danda.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Wakes whoever on this node waits for news of something named. Safe for many threads. */
public final class Bells {

  private final Map<String, List<Signal>> hung = new ConcurrentHashMap<>();

  /** Hears every ring of its name from when it was hung until it is closed, also while nobody waits at it. */
  public final class Bell implements AutoCloseable {

    private final String name;
    private final Signal signal = new Signal();

    private Bell(String name) {
      this.name = name;
    }

    /** Whether it was rung, since it was hung or last answered; waits for that at most so long. */
    public boolean await(Duration atMost) throws InterruptedException {
      return signal.await(atMost);
    }

    @Override
    public void close() {
      hung.computeIfPresent(name, (same, all) -> without(all, signal));
    }
  }

  public Bell hang(String name) {
    Bell bell = new Bell(name);
    hung.compute(name, (same, others) -> with(others, bell.signal));
    return bell;
  }

  public void ring(String name) {
    hung.getOrDefault(name, List.of()).forEach(Signal::ring);
  }

  private static List<Signal> with(@Nullable List<Signal> others, Signal signal) {
    List<Signal> all = others == null ? new CopyOnWriteArrayList<>() : others;
    all.add(signal);
    return all;
  }

  /** Null when nobody waits any more. In one step with {@link #with}, or a signal could be added to a list just left. */
  private static @Nullable List<Signal> without(List<Signal> all, Signal signal) {
    all.remove(signal);
    return all.isEmpty() ? null : all;
  }
}
