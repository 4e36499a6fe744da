package vn.danda.channels.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * A message whose answer is read leniently: of the sent message that comes back we need the id only. Otherwise a new
 * field type at Telegram would turn every success into {@code Unknown}, and every answer would be sent twice.
 */
final class SaidMessage extends SendMessage {

  SaidMessage(String chatId, String text) {
    super(chatId, text);
  }

  @Override
  public Message deserializeResponse(String answer) throws TelegramApiRequestException {
    JsonNode json = TelegramJson.answer(answer);
    if (!json.path("ok").asBoolean()) {
      return super.deserializeResponse(answer);
    }
    Message message = new Message();
    message.setMessageId(json.path("result").path("message_id").asInt());
    return message;
  }
}
