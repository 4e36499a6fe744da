package vn.danda.channels.telegram;

import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Says what kind of thing a message without text carries. We do not fetch it. */
final class TelegramMedia {

  private TelegramMedia() {}

  /** The kind, or null for Telegram's own notices (pinned, title changed, …). */
  static @Nullable String kindOf(Message message) {
    if (message.getPhoto() != null) {
      return "photo";
    }
    if (message.getVoice() != null) {
      return "voice";
    }
    if (message.getVideo() != null || message.getVideoNote() != null) {
      return "video";
    }
    // An animation also comes as a document, so it is asked for first.
    if (message.getAnimation() != null) {
      return "animation";
    }
    if (message.getDocument() != null) {
      return "file";
    }
    if (message.getAudio() != null) {
      return "audio";
    }
    if (message.getSticker() != null) {
      return "sticker";
    }
    if (message.getVenue() != null || message.getLocation() != null) {
      return "location";
    }
    return message.getPoll() != null || message.getDice() != null ? "other" : null;
  }
}
