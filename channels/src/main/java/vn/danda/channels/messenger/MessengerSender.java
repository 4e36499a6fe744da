package vn.danda.channels.messenger;

import com.github.messenger4j.internal.gson.GsonFactory;
import com.github.messenger4j.send.MessagePayload;
import com.github.messenger4j.send.MessagingType;
import com.github.messenger4j.send.SenderActionPayload;
import com.github.messenger4j.send.message.Message;
import com.github.messenger4j.send.message.TemplateMessage;
import com.github.messenger4j.send.message.TextMessage;
import com.github.messenger4j.send.message.quickreply.QuickReply;
import com.github.messenger4j.send.message.quickreply.TextQuickReply;
import com.github.messenger4j.send.message.quickreply.UserPhoneNumberQuickReply;
import com.github.messenger4j.send.message.template.ButtonTemplate;
import com.github.messenger4j.send.message.template.button.Button;
import com.github.messenger4j.send.message.template.button.PostbackButton;
import com.github.messenger4j.send.senderaction.SenderAction;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.ReplyPrivately;
import vn.danda.channels.OutboundMessage.ReplyPublicly;
import vn.danda.channels.OutboundMessage.Say;

/**
 * The only writer of Meta's model: ours → theirs, by Messenger4j's classes. What the library of 2019 has no word for (the
 * tag, the persona, a comment as recipient) is added to the JSON it makes.
 */
final class MessengerSender {

  /** Comes back in the echo of our own message, and in no echo of a colleague's. */
  private static final String OUR_MARK = "danda";

  private static final int MOST_BUTTONS = 3;

  /** Meta's limit for a text with buttons inside; longer ones get quick replies. */
  private static final int LONGEST_BUTTON_TEXT = 640;

  private static final Gson GSON = GsonFactory.createGson();

  private MessengerSender() {}

  static boolean isOurMark(@Nullable String metadata) {
    return OUR_MARK.equals(metadata);
  }

  /**
   * One message.
   *
   * @param persona shows a person's name and picture instead of the page's, or null
   * @param tag by what right it is sent outside the 24 hours, or null
   */
  static JsonObject message(Say say, @Nullable String persona, @Nullable String tag) {
    String text = signed(say.text(), say.author(), say.authorName(), persona);
    MessagingType type = tag == null ? MessagingType.RESPONSE : MessagingType.MESSAGE_TAG;
    JsonObject body =
        json(MessagePayload.create(say.to().externalId(), type, message(text, say.options(), say.askPhone())));
    if (tag != null) {
      body.addProperty("tag", tag);
    }
    if (persona != null) {
      body.addProperty("persona_id", persona);
    }
    return body;
  }

  /** The one private message to somebody who commented; the comment is the recipient. */
  static JsonObject privateReply(ReplyPrivately reply, @Nullable String persona) {
    String text = signed(reply.text(), reply.author(), reply.authorName(), persona);
    JsonObject body =
        json(
            MessagePayload.create(
                reply.to().externalId(), MessagingType.RESPONSE, message(text, reply.options(), false)));
    JsonObject recipient = new JsonObject();
    recipient.addProperty("comment_id", reply.commentId());
    body.add("recipient", recipient);
    if (persona != null) {
      body.addProperty("persona_id", persona);
    }
    return body;
  }

  static JsonObject publicReply(ReplyPublicly reply) {
    JsonObject body = new JsonObject();
    body.addProperty("message", reply.text());
    return body;
  }

  static JsonObject hiding() {
    JsonObject body = new JsonObject();
    body.addProperty("is_hidden", true);
    return body;
  }

  static JsonObject persona(String name, String picture) {
    JsonObject body = new JsonObject();
    body.addProperty("name", name);
    body.addProperty("profile_picture_url", picture);
    return body;
  }

  static JsonObject action(ContactId to, SenderAction action) {
    return json(SenderActionPayload.create(to.externalId(), action));
  }

  static JsonObject json(Object theirs) {
    return GSON.toJsonTree(theirs).getAsJsonObject();
  }

  /** Without a persona a person's words are marked as such: the page's name stands above everything. */
  private static String signed(String text, Author author, @Nullable String name, @Nullable String persona) {
    return author == Author.AGENT && name != null && persona == null ? "👤 " + name + ":\n" + text : text;
  }

  /** Buttons inside the message stay when the talk goes on; quick replies hold more, and vanish with the next message. */
  private static Message message(String text, List<Option> options, boolean askPhone) {
    if (!options.isEmpty() && options.size() <= MOST_BUTTONS && text.length() <= LONGEST_BUTTON_TEXT && !askPhone) {
      List<Button> buttons = new ArrayList<>();
      options.forEach(option -> buttons.add(PostbackButton.create(option.label(), option.payload())));
      return TemplateMessage.create(ButtonTemplate.create(text, buttons), Optional.empty(), Optional.of(OUR_MARK));
    }
    List<QuickReply> replies = new ArrayList<>();
    if (askPhone) {
      replies.add(UserPhoneNumberQuickReply.create());
    }
    options.forEach(option -> replies.add(TextQuickReply.create(option.label(), option.payload())));
    return TextMessage.create(
        text, replies.isEmpty() ? Optional.empty() : Optional.of(replies), Optional.of(OUR_MARK));
  }
}
