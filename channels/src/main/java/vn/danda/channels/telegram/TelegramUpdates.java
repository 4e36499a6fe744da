package vn.danda.channels.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Contact;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import vn.danda.channels.ArrivedText;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Choice;
import vn.danda.channels.InboundEvent.ContactShared;
import vn.danda.channels.InboundEvent.Entry;
import vn.danda.channels.InboundEvent.GroupCommand;
import vn.danda.channels.InboundEvent.Media;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.InboundEvent.Reachability;
import vn.danda.channels.InboundEvent.Text;
import vn.danda.channels.InboundEvent.Unsupported;

/**
 * The only reader of Telegram's model: theirs → ours. Nothing in an update makes it throw. An update it cannot read
 * becomes {@link Unsupported} when it at least says who it is from, and no event at all when it does not.
 *
 * <p>Every object of theirs may be missing, also where their documentation says it is there: the library leaves null
 * what it does not know.
 */
final class TelegramUpdates {

  static final String CHANNEL = "telegram";

  /** {@code /command@BotName words}; {@code t.me/bot?start=payload} arrives as this text; the payload is 1 to 64 of these characters. */
  private static final Pattern START =
      Pattern.compile("/start(?:@\\w{1,64})?(?:\\s+(?<payload>[A-Za-z0-9_-]{1,64}))?(?:\\s.*)?", Pattern.DOTALL);

  private static final Pattern COMMAND =
      Pattern.compile("/(?<command>\\w{1,32})(?:@(?<bot>\\w{1,64}))?(?:\\s+(?<rest>.*))?", Pattern.DOTALL);

  private TelegramUpdates() {}

  static List<InboundEvent> toEvents(JsonNode json, Instant receivedAt, BotName name) {
    try {
      Update update = TelegramJson.MAPPER.treeToValue(TelegramJson.withTimesInSeconds(json), Update.class);
      return update == null || update.getUpdateId() == null
          ? TelegramUnreadable.toEvents(json, receivedAt)
          : new Reading(update.getUpdateId(), receivedAt, name).event(update).map(List::of).orElse(List.of());
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      // IllegalArgumentException: an id that our own records refuse. The texts of both may hold personal data.
      return TelegramUnreadable.toEvents(json, receivedAt);
    }
  }

  static String dedupeKey(long updateId) {
    return CHANNEL + ":u:" + updateId;
  }

  /** Reads one update. */
  private record Reading(int updateId, Instant receivedAt, BotName name) {

    Optional<InboundEvent> event(Update update) {
      if (update.getMessage() != null) {
        return fromMessage(update.getMessage(), false);
      }
      if (update.getEditedMessage() != null) {
        return fromMessage(update.getEditedMessage(), true);
      }
      if (update.getCallbackQuery() != null) {
        return fromButton(update.getCallbackQuery());
      }
      if (update.getMyChatMember() != null) {
        return fromMembership(update.getMyChatMember());
      }
      // Kinds we never ask for (allowed_updates). Nobody waits for an answer to them.
      return Optional.empty();
    }

    private Optional<InboundEvent> fromMessage(Message message, boolean edited) {
      Chat chat = message.getChat();
      if (chat == null || chat.getId() == null) {
        return Optional.empty();
      }
      Meta meta = meta(chat, message.getFrom(), edited ? message.getEditDate() : message.getDate());
      if (!isPrivate(chat)) {
        return edited ? Optional.empty() : fromGroup(meta, message);
      }
      if (message.getFrom() != null && Boolean.TRUE.equals(message.getFrom().getIsBot())) {
        return Optional.of(new Unsupported(meta, "from_bot"));
      }
      if (message.getText() != null) {
        return Optional.of(fromText(meta, message, edited));
      }
      if (edited) {
        return Optional.of(new Unsupported(meta, "edited_media"));
      }
      return Optional.of(
          message.getContact() != null ? fromContact(meta, message, message.getContact()) : fromMedia(meta, message));
    }

    /**
     * What people say to each other in a group is none of our business and is not kept; only a command that names us is
     * for us.
     */
    private Optional<InboundEvent> fromGroup(Meta meta, Message message) {
      Matcher command = COMMAND.matcher(message.getText() == null ? "" : ArrivedText.of(message.getText()));
      boolean ours = command.matches() && command.group("bot") != null && name.matches(command.group("bot"));
      if (!ours || message.getFrom() == null || Boolean.TRUE.equals(message.getFrom().getIsBot())) {
        return Optional.of(new Unsupported(meta, message.getMigrateToChatId() == null ? "group" : "group_moved"));
      }
      ContactId author = new ContactId(CHANNEL, String.valueOf(message.getFrom().getId()));
      String words = command.group("rest") == null ? "" : command.group("rest").strip();
      return Optional.of(new GroupCommand(meta, command.group("command"), words, author));
    }

    private InboundEvent fromText(Meta meta, Message message, boolean edited) {
      String text = ArrivedText.of(message.getText());
      if (text.isBlank()) {
        return new Unsupported(meta, "empty_text");
      }
      Matcher start = START.matcher(text);
      if (!edited && start.matches()) {
        return new Entry(meta, Entry.How.START, start.group("payload"));
      }
      Optional<TelegramMenu.Command> chosen = chosenInMenu(text);
      if (!edited && chosen.isPresent()) {
        return chosen.get().says().isEmpty()
            ? new Entry(meta, Entry.How.START, null)
            : new Text(meta, chosen.get().says(), String.valueOf(message.getMessageId()), false);
      }
      return new Text(meta, text, String.valueOf(message.getMessageId()), edited);
    }

    /** A contact card is the sender's own only when Telegram says it is the sender's user; anybody's can be forwarded. */
    private InboundEvent fromContact(Meta meta, Message message, Contact contact) {
      if (contact.getPhoneNumber() == null || contact.getPhoneNumber().isBlank()) {
        return new Unsupported(meta, "contact_without_phone");
      }
      User from = message.getFrom();
      boolean own = from != null && contact.getUserId() != null && contact.getUserId().equals(from.getId());
      return new ContactShared(meta, ArrivedText.of(contact.getPhoneNumber()).strip(), own);
    }

    private InboundEvent fromMedia(Meta meta, Message message) {
      String what = TelegramMedia.kindOf(message);
      if (what == null) {
        return new Unsupported(meta, "service_message");
      }
      return new Media(meta, what, message.getCaption() == null ? null : ArrivedText.of(message.getCaption()));
    }

    /** Also for a message too old for Telegram to show (date 0): it still says which chat it stood in. */
    private Optional<InboundEvent> fromButton(CallbackQuery press) {
      MaybeInaccessibleMessage message = press.getMessage();
      if (message == null || message.getChat() == null || message.getChat().getId() == null) {
        return Optional.empty();
      }
      Meta meta = meta(message.getChat(), press.getFrom(), null);
      if (!isPrivate(message.getChat())) {
        return Optional.of(new Unsupported(meta, "group"));
      }
      if (press.getData() == null || press.getData().isEmpty()) {
        return Optional.of(new Unsupported(meta, "button_without_data"));
      }
      return Optional.of(
          new Choice(meta, ArrivedText.of(press.getData()), labelOf(press.getData(), message), press.getId()));
    }

    private Optional<InboundEvent> fromMembership(ChatMemberUpdated change) {
      Chat chat = change.getChat();
      if (chat == null || chat.getId() == null) {
        return Optional.empty();
      }
      Meta meta = meta(chat, change.getFrom(), change.getDate());
      ChatMember now = change.getNewChatMember();
      if (!isPrivate(chat) || now == null || now.getStatus() == null) {
        return Optional.of(new Unsupported(meta, isPrivate(chat) ? "membership" : "group"));
      }
      return Optional.of(
          switch (now.getStatus()) {
            case "kicked" -> new Reachability(meta, false);
            case "member" -> new Reachability(meta, true);
            default -> new Unsupported(meta, "membership");
          });
    }

    /** The contact is the chat: in a private chat that is the person, and it is where answers go. */
    private Meta meta(Chat chat, @Nullable User from, @Nullable Integer date) {
      ContactId contact = new ContactId(CHANNEL, String.valueOf(chat.getId()));
      Instant occurredAt = date == null || date <= 0 ? receivedAt : Instant.ofEpochSecond(date);
      return new Meta(dedupeKey(updateId), contact, occurredAt, receivedAt, isPrivate(chat) ? nameOf(from) : null);
    }
  }

  private static Optional<TelegramMenu.Command> chosenInMenu(String text) {
    Matcher command = COMMAND.matcher(text);
    return command.matches() ? TelegramMenu.shipped().find(command.group("command")) : Optional.empty();
  }

  private static boolean isPrivate(Chat chat) {
    return "private".equals(chat.getType());
  }

  private static @Nullable String nameOf(@Nullable User from) {
    if (from == null || from.getFirstName() == null) {
      return null;
    }
    String name = from.getLastName() == null ? from.getFirstName() : from.getFirstName() + " " + from.getLastName();
    return name.isBlank() ? null : ArrivedText.of(name.strip());
  }

  /** What stood on the pressed button, read from the message it was under. */
  private static @Nullable String labelOf(String payload, MaybeInaccessibleMessage maybe) {
    if (!(maybe instanceof Message message)) {
      return null;
    }
    InlineKeyboardMarkup markup = message.getReplyMarkup();
    if (markup == null || markup.getKeyboard() == null) {
      return null;
    }
    return markup.getKeyboard().stream()
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .filter(button -> payload.equals(button.getCallbackData()) && button.getText() != null)
        .map(button -> ArrivedText.of(button.getText()))
        .findFirst()
        .orElse(null);
  }
}
