package vn.danda.knowledge.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.danda.knowledge.text.WordFiles;

/**
 * A message whose right answers are known.
 *
 * @param text as typed
 * @param earlier the person's messages before it
 * @param group what it is counted under: its register, kind, or file
 * @param topics ids of entries that answer it, the best first; empty when no entry does
 */
record Labelled(String text, List<String> earlier, String group, List<String> topics) {

  /** Columns {@code text, register, topic, also}; without a register, everything counts under the file's name. */
  static List<Labelled> questions(Path file) {
    List<Labelled> questions = new ArrayList<>();
    for (WordFiles.Row row : rows(file)) {
      String register = row.cell("register");
      String group = register.isEmpty() ? file.getFileName().toString().replace(".csv", "") : register;
      questions.add(new Labelled(row.cell("text"), List.of(), group, topics(row.cell("topic") + " " + row.cell("also"))));
    }
    return questions;
  }

  /** Columns {@code text, register, kind}: messages that no entry answers. */
  static List<Labelled> offTopic(Path file) {
    return rows(file).stream()
        .map(row -> new Labelled(row.cell("text"), List.of(), row.cell("kind"), List.of()))
        .toList();
  }

  /** Columns {@code dialog, turn, text, topic}: only the later turns of each dialog are measured. */
  static List<Labelled> followUps(Path file) {
    List<Labelled> turns = new ArrayList<>();
    List<String> earlier = new ArrayList<>();
    for (WordFiles.Row row : rows(file)) {
      if (row.cell("turn").equals("1")) {
        earlier.clear();
      } else {
        turns.add(new Labelled(row.cell("text"), List.copyOf(earlier), "follow-up", topics(row.cell("topic"))));
      }
      earlier.add(row.cell("text"));
    }
    return turns;
  }

  private static List<String> topics(String cells) {
    return List.of(cells.strip().split("\\s+")).stream().filter(topic -> !topic.equals("none") && !topic.isEmpty()).toList();
  }

  boolean isAmong(Set<String> known) {
    return topics.isEmpty() || topics.stream().anyMatch(known::contains);
  }

  private static List<WordFiles.Row> rows(Path file) {
    try {
      return WordFiles.rows(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
