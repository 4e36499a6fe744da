package vn.danda.channels.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * {@code getUpdates} whose answer stays JSON, so that it can be read element by element: the library's own method fails
 * for the whole batch when one update does not fit its model, and then asks for the same batch for ever.
 */
final class RawUpdates extends BotApiMethod<ArrayList<JsonNode>> {

  /** Also the list for {@code setWebhook}. Everything else is never asked for. */
  static final List<String> KINDS = List.of("message", "edited_message", "callback_query", "my_chat_member");

  private final long offset;
  private final int timeout;

  RawUpdates(long offset, int timeoutSeconds) {
    this.offset = offset;
    this.timeout = timeoutSeconds;
  }

  @JsonProperty("offset")
  public long getOffset() {
    return offset;
  }

  @JsonProperty("timeout")
  public int getTimeout() {
    return timeout;
  }

  @JsonProperty("allowed_updates")
  public List<String> getAllowedUpdates() {
    return KINDS;
  }

  @Override
  public String getMethod() {
    return "getupdates";
  }

  @Override
  public ArrayList<JsonNode> deserializeResponse(String answer) throws TelegramApiRequestException {
    JsonNode json = TelegramJson.answer(answer);
    if (!json.path("ok").asBoolean()) {
      // The library's reader knows how to turn an error answer into its exception.
      return deserializeResponseArray(answer, String.class);
    }
    ArrayList<JsonNode> updates = new ArrayList<>();
    json.path("result").forEach(updates::add);
    return updates;
  }
}
