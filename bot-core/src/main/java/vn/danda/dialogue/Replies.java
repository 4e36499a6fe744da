package vn.danda.dialogue;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The words for every {@link Line}, from {@code replies_vi.yml}. A line without words stops the start. */
@Component
public class Replies {

  private final Map<Line, String> texts = new EnumMap<>(Line.class);

  /** {@code office} is how the office is called in a greeting. */
  public Replies(@Value("${danda.office:BHXH tỉnh Nghệ An}") String office) {
    Map<String, String> file = new HashMap<>(read());
    for (Line line : Line.values()) {
      String text = file.remove(line.key());
      if (text == null || text.isBlank()) {
        throw new IllegalStateException("replies_vi.yml has no text for '" + line.key() + "'");
      }
      texts.put(line, text.strip().replace("{office}", office));
    }
    if (!file.isEmpty()) {
      throw new IllegalStateException("replies_vi.yml has texts that nothing says: " + file.keySet());
    }
  }

  /** The words; {@code fill} is name, value, name, value … for what stands in braces. */
  public String text(Line line, String... fill) {
    String text = texts.getOrDefault(line, "");
    for (int i = 0; i < fill.length; i += 2) {
      text = text.replace("{" + fill[i] + "}", fill[i + 1]);
    }
    return text;
  }

  /** Changes whenever the words do: who agreed to other words is asked anew. */
  public String version(Line line) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text(line).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> read() {
    try (InputStream in = Replies.class.getResourceAsStream("/replies_vi.yml")) {
      return new YAMLMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read replies_vi.yml", e);
    }
  }
}
