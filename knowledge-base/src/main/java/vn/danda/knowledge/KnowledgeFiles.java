package vn.danda.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the content that ships with the code: {@code faq/entries/*.yml}, {@code faq/redirects/*.yml} and
 * {@code faq/small-talk/*.yml}, one file per entry, named like its id. A file that lies there is content; there is no
 * list to keep.
 */
public final class KnowledgeFiles {

  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private KnowledgeFiles() {}

  /** The whole shipped content. Throws {@link IllegalArgumentException} naming the file when one cannot be read. */
  public static Knowledge shipped() {
    return new Knowledge(
        read("faq/entries", KnowledgeFiles::entry),
        read("faq/redirects", KnowledgeFiles::fixedReply),
        read("faq/small-talk", KnowledgeFiles::fixedReply));
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

  private static <T> List<T> read(String folder, BiFunction<String, String, T> reader) {
    List<T> content = new ArrayList<>();
    ContentFolder.read(folder).forEach((name, yaml) -> content.add(reader.apply(folder + "/" + name, yaml)));
    return content;
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
