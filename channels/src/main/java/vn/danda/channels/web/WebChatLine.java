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
 * @param from me, bot or agent
 * @param name who the agent is, else null
 */
record WebChatLine(String from, @Nullable String name, String text, List<Option> options, String at) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static WebChatLine mine(String text, Instant at) {
    return new WebChatLine("me", null, text, List.of(), at.toString());
  }

  static WebChatLine of(Say say, Instant at) {
    String from = say.author() == Author.AGENT ? "agent" : "bot";
    return new WebChatLine(from, say.authorName(), say.text(), say.options(), at.toString());
  }

  String json() {
    return JSON.writeValueAsString(this);
  }
}
