package vn.danda.knowledge.evaluate;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FaqSearch;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.Register;

/** A command: what each tenfold of phrasings brings. Every entry keeps its question and so many others, drawn anew. */
final class PhrasingGain {

  private static final List<Integer> SIZES = List.of(1, 2, 5, 10, 15, Integer.MAX_VALUE);

  private record Phrased(Register register, String text) {}

  private PhrasingGain() {}

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Labelled> questions = QuestionFile.read(Path.of("src/test/resources/questions/dev-questions.csv"));
    Knowledge shipped = KnowledgeFiles.shipped();
    for (int size : SIZES) {
      out.printf("%n== %s phrasings per entry%n", size == Integer.MAX_VALUE ? "all" : size);
      new Report(out).tables(Tally.of(FaqSearch.over(keeping(shipped, size)), questions));
    }
  }

  private static Knowledge keeping(Knowledge shipped, int size) {
    Random random = new Random(20_261_128);
    List<FaqEntry> entries = shipped.entries().stream().map(entry -> keeping(entry, size, random)).toList();
    return new Knowledge(entries, shipped.redirects(), shipped.smallTalk());
  }

  /** The entry with so many of its phrasings, of which the question counts as the first. */
  static FaqEntry keeping(FaqEntry entry, int size, Random random) {
    List<Phrased> all = new ArrayList<>();
    for (Register register : Register.values()) {
      entry.phrasings().getOrDefault(register, List.of()).forEach(text -> all.add(new Phrased(register, text)));
    }
    Collections.shuffle(all, random);
    Map<Register, List<String>> kept = new EnumMap<>(Register.class);
    all.stream()
        .limit(size - 1)
        .forEach(each -> kept.computeIfAbsent(each.register, none -> new ArrayList<>()).add(each.text));
    return new FaqEntry(entry.id(), entry.group(), entry.question(), entry.label(), entry.answer(), entry.detail(),
        entry.basis(), entry.caution(), entry.audiences(), entry.followUps(), entry.near(), kept);
  }
}
