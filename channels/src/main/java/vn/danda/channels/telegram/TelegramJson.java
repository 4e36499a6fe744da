package vn.danda.channels.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** The one Jackson 2 mapper for Telegram's model, with limits on what a stranger may send. Thread-safe. */
final class TelegramJson {

  /** Nobody types more in one message (Telegram's own limit is 4096 characters); base64 does not come this way. */
  private static final int LONGEST_STRING = 64 * 1024;

  /** A reply holds the message it answers, and that one nothing deeper; our own keyboards come back inside. */
  private static final int DEEPEST = 32;

  private static final List<String> TIMES = List.of("date", "edit_date", "forward_date");

  static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(LONGEST_STRING)
                          .maxNestingDepth(DEEPEST)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private TelegramJson() {}

  /**
   * Reads what Telegram answers to a call: an object with {@code ok}.
   *
   * @throws TelegramApiRequestException without a code when it is something else, for example a proxy's HTML page
   */
  static JsonNode answer(String answer) throws TelegramApiRequestException {
    try {
      JsonNode json = MAPPER.readTree(answer);
      if (json.path("ok").isBoolean()) {
        return json;
      }
    } catch (JsonProcessingException notJson) {
      // The same as JSON of somebody else, below; the exception would quote the answer.
    }
    throw new TelegramApiRequestException("Not an answer of the Bot API");
  }

  /** A copy in which times given in milliseconds are in seconds, as the model's {@code int} fields need. */
  static JsonNode withTimesInSeconds(JsonNode json) {
    JsonNode copy = json.deepCopy();
    toSeconds(copy);
    return copy;
  }

  private static void toSeconds(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : TIMES) {
        JsonNode time = object.path(name);
        if (time.isLong()) {
          object.set(name, IntNode.valueOf((int) Math.min(Integer.MAX_VALUE, Math.max(0, time.asLong() / 1000))));
        }
      }
    }
    node.forEach(TelegramJson::toSeconds);
  }
}
