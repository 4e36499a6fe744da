package vn.danda.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.danda.delivery.ChannelRegistry;
import vn.danda.dialogue.CameFor;
import vn.danda.exchange.QrCode;
import vn.danda.knowledge.FaqEntry;

/** The ways from a public page into a chat with us: only channels that are set up. */
@Component
class WaysToAsk {

  /** An agent's code, or any word of that shape that a poster carries. */
  private static final Pattern SENDER = Pattern.compile("[A-Za-z0-9-]{1,16}");

  private static final Map<String, String> NAMES = Map.of("messenger", "Messenger", "telegram", "Telegram");

  private final ChannelRegistry channels;
  private final String publicUrl;
  private final String zaloAccount;

  WaysToAsk(
      ChannelRegistry channels,
      @Value("${danda.public-url}") String publicUrl,
      @Value("${danda.zalo.app-id}") String zaloApp,
      @Value("${danda.zalo.oa-id}") String zaloAccount) {
    this.channels = channels;
    this.publicUrl = publicUrl.strip().replaceAll("/+$", "");
    this.zaloAccount = zaloApp.isBlank() ? "" : zaloAccount.strip();
  }

  /** One way: what it is called, its address, the address as a code to be photographed. */
  record Way(String name, String address, QrCode code) {

    Way(String name, String address) {
      this(name, address, QrCode.of(address));
    }
  }

  /** Ways that open with this answer, or with the question already typed; {@code sender} is whose link it is. */
  List<Way> about(FaqEntry entry, @Nullable String sender) {
    List<Way> ways = new ArrayList<>();
    if (!zaloAccount.isEmpty()) {
      // Zalo's address carries no word of ours along.
      ways.add(new Way("Zalo", "https://zalo.me/" + zaloAccount));
    }
    new CameFor(entry.id(), sender)
        .word()
        .ifPresent(
            word -> channels.links(word).forEach((channel, link) -> ways.add(new Way(NAMES.getOrDefault(channel, channel), link))));
    ways.add(new Way("Chat ngay trên trang này", chat(entry.question())));
    return List.copyOf(ways);
  }

  /** Our own chat with a question typed but not sent. */
  String chat(String question) {
    return base() + "/chat/frame?hoi=" + URLEncoder.encode(question, StandardCharsets.UTF_8);
  }

  /** The answer's lasting address; with the sender's code when it is somebody's. */
  String permanent(FaqEntry entry, @Nullable String sender) {
    return base() + "/hoi-dap/" + entry.id() + (sender == null ? "" : "?ref=" + sender);
  }

  /** How people reach this server, without a slash at the end. */
  String base() {
    return publicUrl.isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() : publicUrl;
  }

  /** The code if it is one, or null: what strangers write into an address is not repeated. */
  static @Nullable String sender(@Nullable String ref) {
    return ref != null && SENDER.matcher(ref).matches() ? ref : null;
  }
}
