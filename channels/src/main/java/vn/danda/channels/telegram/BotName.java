package vn.danda.channels.telegram;

import java.util.Locale;

/** What our bot is called at Telegram, without the @; empty until Telegram has told us. Thread-safe. */
final class BotName {

  private volatile String value = "";

  BotName() {}

  BotName(String value) {
    this.value = value;
  }

  void is(String name) {
    value = name;
  }

  String value() {
    return value;
  }

  /** Whether a command that ends in {@code @name} is for us. While we do not know our name, none is. */
  boolean matches(String name) {
    return !value.isEmpty() && value.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
  }
}
