package vn.danda.web;

import java.util.UUID;

/** The key that comes with a form: the same form sent twice, on a bad line or by a double tap, is one deed. */
final class FormKey {

  private FormKey() {}

  /** The deed's id. Anything but a key is no form of ours. */
  static String event(String key) {
    try {
      return "agent:" + UUID.fromString(key);
    } catch (IllegalArgumentException notOurs) {
      throw new NoSuchPage();
    }
  }
}
