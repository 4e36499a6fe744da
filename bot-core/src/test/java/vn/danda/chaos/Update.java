package vn.danda.chaos;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Updates as Telegram delivers them, each with a number of its own. */
final class Update {

  /** Stands in a script for the person's own number. */
  static final String PHONE = "{phone}";

  private final AtomicLong next = new AtomicLong(800_000_000);

  String of(Script.Step step, long chat) {
    return switch (step) {
      case Script.Step.Say say -> message(say.text().replace(PHONE, phone(chat)), chat);
      case Script.Step.Press press -> press(press.payload(), chat);
    };
  }

  private static String phone(long chat) {
    return "0912%06d".formatted(chat % 1_000_000);
  }

  private String message(String text, long chat) {
    long id = next.incrementAndGet();
    return """
        {"update_id":%d,"message":{"message_id":%d,"date":%d,"text":"%s",
         "from":{"id":%d,"is_bot":false,"first_name":"Khách"},"chat":{"id":%d,"type":"private","first_name":"Khách"}}}
        """
        .formatted(id, id, Instant.now().getEpochSecond(), text, chat, chat);
  }

  private String press(String payload, long chat) {
    long id = next.incrementAndGet();
    return """
        {"update_id":%d,"callback_query":{"id":"%d","data":"%s","chat_instance":"1",
         "from":{"id":%d,"is_bot":false,"first_name":"Khách"},
         "message":{"message_id":1,"date":%d,"text":"…","chat":{"id":%d,"type":"private","first_name":"Khách"},
          "from":{"id":7000000001,"is_bot":true,"first_name":"Dân Dã"}}}}
        """
        .formatted(id, id, payload, chat, Instant.now().getEpochSecond(), chat);
  }
}
