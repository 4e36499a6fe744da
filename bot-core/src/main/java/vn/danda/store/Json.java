package vn.danda.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How our own records are written to Redis and the database. Older servers skip fields that newer ones added. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Throws {@link Unreadable}, whose message holds no content, when the text is not a {@code type}. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JacksonException e) {
      throw new Unreadable(type, e);
    }
  }

  /** Stored JSON that this server cannot read. Carries no content: it may be personal. */
  public static final class Unreadable extends RuntimeException {
    Unreadable(Class<?> type, JacksonException cause) {
      super("Stored " + type.getSimpleName() + " cannot be read: " + cause.getClass().getSimpleName());
    }
  }
}
