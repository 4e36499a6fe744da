package vn.danda.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.danda.knowledge.text.WordFiles;

/** What the subjects are called that entries are filed under ({@code faq/groups.csv}), in the order people read them. */
public final class EntryGroups {

  private static final Map<String, String> TITLES = read();

  private EntryGroups() {}

  /** Group to title, in reading order. */
  public static Map<String, String> titles() {
    return TITLES;
  }

  /** The title; an office's own group, which no file names, reads as its name in words. */
  public static String title(String group) {
    return TITLES.getOrDefault(group, group.replace('-', ' '));
  }

  /** These groups in reading order, those without a title last. */
  public static List<String> inOrder(Collection<String> groups) {
    List<String> known = List.copyOf(TITLES.keySet());
    return groups.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((String group) -> known.contains(group) ? known.indexOf(group) : known.size())
                .thenComparing(group -> group))
        .toList();
  }

  private static Map<String, String> read() {
    try (InputStream in = EntryGroups.class.getResourceAsStream("/faq/groups.csv")) {
      if (in == null) {
        throw new IllegalStateException("No file faq/groups.csv on the class path");
      }
      Map<String, String> titles = new LinkedHashMap<>();
      WordFiles.rows(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .forEach(row -> titles.put(row.cell("group"), row.cell("title")));
      return Collections.unmodifiableMap(titles);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read faq/groups.csv", e);
    }
  }
}
