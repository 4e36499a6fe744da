package vn.danda.channels.telegram;

import java.util.ArrayList;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.ActionType;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboard;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.ReplyKeyboardRemove;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.KeyboardRow;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;

/** The only writer of Telegram's model: ours → theirs. */
final class TelegramSender {

  /** Two labels up to this long stand side by side on a 360 px phone without being cut. */
  private static final int SHORT_LABEL = 14;

  private static final String SHARE_PHONE = "📱 Gửi số điện thoại của tôi";

  private TelegramSender() {}

  /** Plain text: no parse mode, so nothing a person typed can become markup or a 400. */
  static SendMessage message(Say say, String chatId) {
    SendMessage message = new SaidMessage(chatId, text(say));
    if (!isGroup(chatId)) {
      message.setReplyMarkup(keyboard(say));
    }
    message.setDisableWebPagePreview(true);
    return message;
  }

  /** Groups have negative ids. A button there could be pressed by anybody. */
  static boolean isGroup(String chatId) {
    return chatId.startsWith("-");
  }

  static SendChatAction typing(String chatId) {
    return new SendChatAction(chatId, ActionType.TYPING.toString());
  }

  static AnswerCallbackQuery acknowledgement(Acknowledge acknowledge) {
    return new AnswerCallbackQuery(acknowledge.token());
  }

  /** A person's words are marked as such: Telegram shows the bot's name above everything. */
  private static String text(Say say) {
    return say.author() == Author.AGENT && say.authorName() != null
        ? "👤 " + say.authorName() + ":\n" + say.text()
        : say.text();
  }

  private static ReplyKeyboard keyboard(Say say) {
    if (say.askPhone()) {
      return phoneKeyboard(say.options());
    }
    // Where nothing else stands below: the keys of an earlier phone question go, or they would stay for ever.
    return say.options().isEmpty() ? new ReplyKeyboardRemove(true) : buttons(say.options());
  }

  private static InlineKeyboardMarkup buttons(List<Option> options) {
    List<InlineKeyboardRow> rows = new ArrayList<>();
    boolean roomBeside = false;
    for (Option option : options) {
      boolean isShort = option.label().length() <= SHORT_LABEL;
      InlineKeyboardButton button = new InlineKeyboardButton(option.label());
      button.setCallbackData(option.payload());
      if (roomBeside && isShort) {
        rows.getLast().add(button);
        roomBeside = false;
      } else {
        rows.add(new InlineKeyboardRow(button));
        roomBeside = isShort;
      }
    }
    return new InlineKeyboardMarkup(rows);
  }

  /**
   * Telegram allows one keyboard per message, and only this kind can share a number; the other options stand below as
   * keys that type their label.
   */
  private static ReplyKeyboardMarkup phoneKeyboard(List<Option> options) {
    List<KeyboardRow> rows = new ArrayList<>();
    KeyboardButton share = new KeyboardButton(SHARE_PHONE);
    share.setRequestContact(true);
    rows.add(new KeyboardRow(share));
    options.forEach(option -> rows.add(new KeyboardRow(option.label())));
    ReplyKeyboardMarkup keyboard = new ReplyKeyboardMarkup(rows);
    keyboard.setResizeKeyboard(true);
    keyboard.setOneTimeKeyboard(true);
    return keyboard;
  }
}
