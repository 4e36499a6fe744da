package vn.danda.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Updates as Telegram delivers them: the recorded ones, and the same ones from another chat with other words. */
final class Updates {

  /** The chat in every recorded update. */
  static final long RECORDED_CHAT = 5000000017L;

  private static final Path FOLDER = Path.of("../channels/src/test/resources/telegram");
  private static final AtomicInteger NEXT_ID = new AtomicInteger(910_000_000);

  private Updates() {}

  static String recorded(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(long chat, String words) {
    return text(NEXT_ID.incrementAndGet(), chat, words);
  }

  static String text(int updateId, long chat, String words) {
    return of("text", updateId, chat)
        .replace("e nghi cty r gio dong tiep bhxh tn thi bn tien 1 thang z ad", words);
  }

  static String press(long chat, String payload) {
    return of("button", NEXT_ID.incrementAndGet(), chat).replace("\"data\": \"person\"", "\"data\": \"" + payload + "\"");
  }

  /** The sender's own number, shared through Telegram's button: 84912000017. */
  static String ownNumber(long chat) {
    return of("contact-own", NEXT_ID.incrementAndGet(), chat);
  }

  private static String of(String recorded, int updateId, long chat) {
    return recorded(recorded)
        .replaceFirst("\"update_id\": \\d+", "\"update_id\": " + updateId)
        .replace("" + RECORDED_CHAT, "" + chat);
  }
}
