package vn.danda.channels.zalo;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.channels.ArrivedText;

/** Zalo's JSON as trees: their fields change type between events, so nothing is bound to classes. */
final class ZaloJson {

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(50).build())
                  .build())
          .build();

  private ZaloJson() {}

  /** Null when it is no JSON. */
  static @Nullable JsonNode read(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  /** Null when it is no JSON. */
  static @Nullable JsonNode read(String body) {
    try {
      return MAPPER.readTree(body);
    } catch (JacksonException unreadable) {
      return null;
    }
  }

  /** Text or number as text, safe to store; empty for everything else, also for what is not there. */
  static String text(JsonNode node) {
    return node.isString() || node.isNumber() ? ArrivedText.of(node.asString("")) : "";
  }
}
