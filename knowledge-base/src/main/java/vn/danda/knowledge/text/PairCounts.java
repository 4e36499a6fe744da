package vn.danda.knowledge.text;

/** Counts of ordered pairs of small numbers: an open-addressing table without boxing, because it is asked so often. */
final class PairCounts {

  private long[] keys = new long[1 << 15];
  private float[] values = new float[1 << 15];
  private int size;

  void add(int first, int second, float amount) {
    if (size * 2 > keys.length) {
      grow();
    }
    long key = key(first, second);
    int slot = slot(key);
    if (keys[slot] == 0) {
      keys[slot] = key;
      size++;
    }
    values[slot] += amount;
  }

  double getOr(int first, int second, double missing) {
    int slot = slot(key(first, second));
    return keys[slot] == 0 ? missing : values[slot];
  }

  /** Replaces every value by what {@code change} makes of the pair's second number and the value. */
  void replaceAll(Change change) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0) {
        values[slot] = change.of((int) (keys[slot] - 1), values[slot]);
      }
    }
  }

  /** See {@link #replaceAll}. */
  interface Change {
    float of(int second, float value);
  }

  /** Never 0, which marks an empty slot. */
  private static long key(int first, int second) {
    return ((long) first << 32 | second) + 1;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    float[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new float[oldKeys.length * 2];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
