package vn.danda.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the content that ships with the code: {@code faq/entries/*.yml}, {@code faq/redirects/*.yml} and
 * {@code faq/small-talk/*.yml}, one file per entry, named like its id. {@code faq/index.txt} lists them all, because a
 * jar's folders cannot be listed reliably; a test keeps it complete.
 */
public final class KnowledgeFiles {

  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private KnowledgeFiles() {}

  /** The whole shipped content. Throws {@link IllegalArgumentException} naming the file when one cannot be read. */
  public static Knowledge shipped() {
    List<FaqEntry> entries = new ArrayList<>();
    List<FixedReply> redirects = new ArrayList<>();
    List<FixedReply> smallTalk = new ArrayList<>();
    for (String path : lines("/faq/index.txt")) {
      String text = text("/faq/" + path);
      switch (path.substring(0, path.indexOf('/'))) {
        case "entries" -> entries.add(entry(path, text));
        case "redirects" -> redirects.add(fixedReply(path, text));
        case "small-talk" -> smallTalk.add(fixedReply(path, text));
        default -> throw new IllegalArgumentException("faq/index.txt: unknown folder in '" + path + "'");
      }
    }
    return new Knowledge(entries, redirects, smallTalk);
  }

  /** One entry from its YAML text; {@code name} is only used in messages. */
  public static FaqEntry entry(String name, String yaml) {
    return read(name, yaml, EntryFile.class).toEntry();
  }

  /** One redirect or piece of small talk from its YAML text. */
  public static FixedReply fixedReply(String name, String yaml) {
    return read(name, yaml, ReplyFile.class).toReply();
  }

  private static <T> T read(String name, String yaml, Class<T> type) {
    try {
      return YAML.readValue(Normalizer.normalize(yaml, Normalizer.Form.NFC), type);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static List<String> lines(String resource) {
    return text(resource).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String text(String resource) {
    try (InputStream in = KnowledgeFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("No file " + resource + " on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + resource, e);
    }
  }

  private record EntryFile(
      EntryId id,
      String group,
      String question,
      String label,
      String answer,
      @Nullable String detail,
      List<String> basis,
      @Nullable String caution,
      @Nullable Map<Audience, String> audiences,
      @JsonProperty("follow_ups") @Nullable List<EntryId> followUps,
      @Nullable List<EntryId> near,
      Map<Register, List<String>> phrasings) {

    FaqEntry toEntry() {
      return new FaqEntry(
          id,
          group,
          question.strip(),
          label.strip(),
          answer.strip(),
          detail == null ? null : detail.strip(),
          basis,
          caution == null ? null : caution.strip(),
          stripped(audiences),
          followUps == null ? List.of() : followUps,
          near == null ? List.of() : near,
          phrasings);
    }

    private static Map<Audience, String> stripped(@Nullable Map<Audience, String> texts) {
      Map<Audience, String> result = new LinkedHashMap<>();
      if (texts != null) {
        texts.forEach((audience, text) -> result.put(audience, text.strip()));
      }
      return result;
    }
  }

  private record ReplyFile(String kind, String reply, Map<Register, List<String>> phrasings) {

    FixedReply toReply() {
      return new FixedReply(kind, reply.strip(), phrasings);
    }
  }
}
