package vn.danda.knowledge.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The figures the development questions gave when they were last recorded, in {@code questions/recorded.csv}. */
record Recorded(List<Row> rows) {

  static final Path FILE = Path.of("src/test/resources/questions/recorded.csv");

  /** Editing one entry may tip one message either way; a second one is a fall. */
  private static final int MAY_TIP = 1;

  private static final List<Figure> OF_QUESTIONS =
      List.of(Figure.RIGHT_AT_ONCE, Figure.WITHIN_OPTIONS, Figure.CONFIDENTLY_WRONG);

  private static final List<Figure> OF_UNANSWERABLE = List.of(Figure.ANSWERED_AS_FAQ, Figure.SAID_NOT_SURE);

  /** So many messages of a group of a file. */
  record Row(String file, String group, Figure figure, long count, long of) {

    boolean isHeldBy(Tally tally) {
      long now = figure.of(tally).part();
      return figure.moreIsBetter() ? now >= count - MAY_TIP : now <= count + MAY_TIP;
    }

    @Override
    public String toString() {
      return "%s of %s in %s: recorded %d of %d".formatted(figure, group, file, count, of);
    }
  }

  static Recorded read() {
    return new Recorded(
        Rows.of(FILE).rows().stream()
            .map(
                row ->
                    new Row(
                        row.filled("file"),
                        row.filled("group"),
                        Figure.valueOf(row.filled("figure").toUpperCase(Locale.ROOT)),
                        Long.parseLong(row.filled("count")),
                        Long.parseLong(row.filled("of"))))
            .toList());
  }

  static Recorded of(Map<String, Tally> tallies) {
    List<Row> rows = new ArrayList<>();
    tallies.forEach(
        (file, tally) ->
            tally
                .byGroup()
                .forEach(
                    (group, counted) -> {
                      boolean unanswerable = counted.judged().stream().noneMatch(each -> each.question().isAnswerable());
                      for (Figure figure : unanswerable ? OF_UNANSWERABLE : OF_QUESTIONS) {
                        Share share = figure.of(counted);
                        if (!figure.equals(Figure.SAID_NOT_SURE) || group.equals("smalltalk")) {
                          rows.add(new Row(file, group, figure, share.part(), share.whole()));
                        }
                      }
                    }));
    return new Recorded(rows);
  }

  void write() {
    List<String> lines = new ArrayList<>(List.of("file,group,figure,count,of"));
    for (Row row : rows) {
      String figure = row.figure.name().toLowerCase(Locale.ROOT);
      lines.add(String.join(",", row.file, row.group, figure, String.valueOf(row.count), String.valueOf(row.of)));
    }
    try {
      Files.write(FILE, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + FILE, e);
    }
  }

  /** What has become worse since, in words; empty when nothing has. */
  List<String> worseThan(Map<String, Tally> tallies) {
    return rows.stream()
        .filter(row -> !row.isHeldBy(tally(tallies, row)))
        .map(row -> row + ", now " + row.figure.of(tally(tallies, row)).part())
        .toList();
  }

  private static Tally tally(Map<String, Tally> tallies, Row row) {
    Tally file = Objects.requireNonNull(tallies.get(row.file), row.file);
    return Objects.requireNonNull(file.byGroup().get(row.group), row.group);
  }
}
