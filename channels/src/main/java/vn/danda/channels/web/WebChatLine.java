package vn.danda.channels.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;

/**
 * One bubble of the visitor's page.
 *
 * @param id the page's own id of a line of mine, so that the page knows the one it wrote; else null
 * @param from me, bot or agent
 * @param name who the agent is, else null
 */
record WebChatLine(@Nullable String id, String from, @Nullable String name, String text, List<Option> options, String at) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static WebChatLine mine(String id, String text, Instant at) {
    return new WebChatLine(id, "me", null, text, List.of(), at.toString());
  }

  static WebChatLine of(Say say, Instant at) {
    String from = say.author() == Author.AGENT ? "agent" : "bot";
    return new WebChatLine(null, from, say.authorName(), say.text(), say.options(), at.toString());
  }

  String json() {
    return JSON.writeValueAsString(this);
  }
}
