package vn.danda.knowledge.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.danda.knowledge.Register;

/**
 * Reads a file of labelled messages; its columns say which of three kinds it is. Throws
 * {@link IllegalArgumentException} naming file, line, column and value when something is wrong with it.
 */
final class QuestionFile {

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private QuestionFile() {}

  static List<Labelled> read(Path file) {
    Rows rows = Rows.of(file);
    if (rows.columns().containsAll(Set.of("dialog", "turn", "text", "topic"))) {
      return followUps(rows);
    }
    if (rows.columns().containsAll(Set.of("text", "topic"))) {
      return questions(rows);
    }
    if (rows.columns().containsAll(Set.of("text", "kind"))) {
      return offTopic(rows);
    }
    throw new IllegalArgumentException(
        "%s, line 1: the columns are %s; wanted are text, register, topic, also (questions), text, kind (messages no entry answers) or dialog, turn, text, topic (follow-ups)"
            .formatted(file.getFileName(), new TreeSet<>(rows.columns())));
  }

  /** {@code register} and {@code also} may be missing; without a register, everything counts under the file's name. */
  private static List<Labelled> questions(Rows rows) {
    String name = rows.file().getFileName().toString().replaceFirst("\\.csv$", "");
    return rows.rows().stream()
        .map(row -> new Labelled(row.line(), row.filled("text"), List.of(), group(row, name), topics(row, "topic", "also")))
        .toList();
  }

  private static List<Labelled> offTopic(Rows rows) {
    return rows.rows().stream()
        .map(row -> new Labelled(row.line(), row.filled("text"), List.of(), row.filled("kind"), List.of()))
        .toList();
  }

  /** Only the later turns of each dialog are measured. */
  private static List<Labelled> followUps(Rows rows) {
    List<Labelled> turns = new ArrayList<>();
    List<String> earlier = new ArrayList<>();
    String dialog = "";
    for (Rows.Row row : rows.rows()) {
      if (!row.filled("dialog").equals(dialog)) {
        dialog = row.cell("dialog");
        earlier.clear();
      }
      if (!row.cell("turn").equals(String.valueOf(earlier.size() + 1))) {
        throw row.wrong("turn", "must be " + (earlier.size() + 1) + ", the next of dialog '" + dialog + "'");
      }
      if (!earlier.isEmpty()) {
        turns.add(new Labelled(row.line(), row.filled("text"), earlier, "follow-up", topics(row, "topic")));
      }
      earlier.add(row.filled("text"));
    }
    return turns;
  }

  private static String group(Rows.Row row, String name) {
    String register = row.cell("register");
    if (!register.isEmpty() && Arrays.stream(Register.values()).noneMatch(each -> each.key().equals(register))) {
      throw row.wrong("register", "is none of marked, unmarked, teen, dialect");
    }
    return register.isEmpty() ? name : register;
  }

  /** The ids in the columns; {@code none} in the first says that no entry answers. */
  private static List<String> topics(Rows.Row row, String first, String... others) {
    List<String> topics = new ArrayList<>();
    if (!row.filled(first).equals("none")) {
      topics.addAll(ids(row, first));
    }
    for (String column : others) {
      topics.addAll(ids(row, column));
    }
    return topics;
  }

  private static List<String> ids(Rows.Row row, String column) {
    List<String> ids = row.cell(column).isEmpty() ? List.of() : List.of(row.cell(column).split("[\\s,;|]+"));
    for (String id : ids) {
      if (!ID.matcher(id).matches()) {
        throw row.wrong(column, "is no entry's id (small letters and hyphens, several with spaces between, or none)");
      }
    }
    return ids;
  }
}
