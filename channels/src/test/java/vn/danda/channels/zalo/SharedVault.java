package vn.danda.channels.zalo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.Secret;
import vn.danda.channels.TokenVault;

/** One store for several nodes; {@link #node} gives each its own door to it, and a node can be killed at a step. */
final class SharedVault {

  /** A node is gone: it does nothing more, not even give back its lock. */
  static final class Killed extends Error {}

  /** Where a node dies. */
  enum Step {
    AFTER_LOCK,
    BEFORE_SAVE,
    AFTER_SAVE,
    NEVER
  }

  private final Supplier<Instant> now;
  private @Nullable String stored;
  private @Nullable Object holder;
  private Instant heldUntil = Instant.MIN;
  int failingSaves;

  SharedVault(Supplier<Instant> now) {
    this.now = now;
  }

  /** What is stored from the beginning. */
  void hold(String tokens) {
    stored = tokens;
  }

  TokenVault node(Step dies) {
    return new Node(dies);
  }

  private final class Node implements TokenVault {
    private final Step dies;
    private boolean dead;

    Node(Step dies) {
      this.dies = dies;
    }

    @Override
    public Optional<String> load(String channel, Secret key) {
      synchronized (SharedVault.this) {
        return Optional.ofNullable(stored);
      }
    }

    @Override
    public void save(String channel, Secret key, String tokens) {
      dieAt(Step.BEFORE_SAVE);
      synchronized (SharedVault.this) {
        if (failingSaves-- > 0) {
          throw new IllegalStateException("the store is away");
        }
        stored = tokens;
      }
      dieAt(Step.AFTER_SAVE);
    }

    @Override
    public boolean lock(String channel, Duration atMost) {
      synchronized (SharedVault.this) {
        if (holder != null && holder != this && now.get().isBefore(heldUntil)) {
          return false;
        }
        holder = this;
        heldUntil = now.get().plus(atMost);
      }
      dieAt(Step.AFTER_LOCK);
      return true;
    }

    @Override
    public void unlock(String channel) {
      synchronized (SharedVault.this) {
        if (!dead && holder == this) {
          holder = null;
        }
      }
    }

    private void dieAt(Step step) {
      if (dies == step) {
        dead = true;
        throw new Killed();
      }
    }
  }
}
