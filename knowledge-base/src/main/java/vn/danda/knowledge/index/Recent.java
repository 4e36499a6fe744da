package vn.danda.knowledge.index;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was worked out last, by what it was worked out from. Safe for many threads; working out may happen twice. */
final class Recent<K, V> {

  private final Map<K, V> kept;

  Recent(int most) {
    this.kept =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        };
  }

  void put(K key, V value) {
    synchronized (kept) {
      kept.put(key, value);
    }
  }

  V get(K key, Function<K, V> workingOut) {
    V value = find(key);
    if (value == null) {
      value = workingOut.apply(key);
      put(key, value);
    }
    return value;
  }

  private @Nullable V find(K key) {
    synchronized (kept) {
      return kept.get(key);
    }
  }
}
