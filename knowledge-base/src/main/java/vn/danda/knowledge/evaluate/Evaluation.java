package vn.danda.knowledge.evaluate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;

/**
 * The command {@code evaluate}: how well the shipped content is found by the questions in files ({@link QuestionFile}
 * says which). Questions whose entries do not exist are left out, and named.
 */
public final class Evaluation {

  private static final String USAGE =
      """
      evaluate FILE.csv ...   measures how well the shipped content is found. Columns:
        text, register, topic, also   questions; topic: the entry's id or none, also: ids that would serve as well,
                                      register: marked, unmarked, teen or dialect
        text, kind                    messages that no entry answers
        dialog, turn, text, topic     dialogs, of which the later turns are measured""";

  private final FaqSearch search;
  private final Set<String> entries;
  private final PrintStream out;

  Evaluation(Knowledge knowledge, FaqSearch search, PrintStream out) {
    this.search = search;
    this.entries = knowledge.entries().stream().map(entry -> entry.id().value()).collect(Collectors.toSet());
    this.out = out;
  }

  /** Ends with status 2 when a file cannot be read. */
  public static void main(String[] files) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      run(files, out);
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void run(String[] files, PrintStream out) {
    if (files.length == 0) {
      throw new IllegalArgumentException(USAGE);
    }
    List<Path> paths = List.of(files).stream().map(Path::of).toList();
    paths.forEach(QuestionFile::read);
    Knowledge knowledge = KnowledgeFiles.shipped();
    FaqSearch search = FaqSearch.over(knowledge);
    Evaluation evaluation = new Evaluation(knowledge, search, out);
    out.printf("%d entries; in brackets where the true share lies 19 times in 20%n", knowledge.entries().size());
    Report report = new Report(out);
    paths.forEach(path -> report.failures(evaluation.measure(path), search));
  }

  /** Measures one file, prints its tables, and returns the counts. */
  Tally measure(Path file) {
    List<Labelled> questions = QuestionFile.read(file);
    Tally tally = Tally.of(search, questions.stream().filter(question -> question.isAmong(entries)).toList());
    out.printf("%n== %s: %d messages%n", file.getFileName(), tally.judged().size());
    questions.stream()
        .filter(question -> !question.isAmong(entries))
        .forEach(question -> out.printf("left out, line %d: there is no entry %s%n", question.line(), question.topics()));
    new Report(out).tables(tally);
    return tally;
  }
}
