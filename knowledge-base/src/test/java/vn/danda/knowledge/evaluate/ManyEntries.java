package vn.danda.knowledge.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.Register;

/**
 * Makes any number of entries from the shipped ones: each is one of them in which some of its words are other words, the
 * same in all of its phrasings. They share more words than real entries do, so they are harder. Their answer is the
 * question again: the same whole answer under six hundred entries would only be read, and never asked for.
 */
final class ManyEntries {

  /** Of its words each made entry changes one in so many. */
  private static final int ONE_IN = 3;

  private static final List<Register> REGISTERS = List.of(Register.MARKED, Register.UNMARKED, Register.TEEN);

  private final Knowledge shipped;
  private final List<String> words;

  ManyEntries(Knowledge shipped) {
    this.shipped = shipped;
    this.words =
        shipped.entries().stream()
            .flatMap(entry -> Arrays.stream(entry.answer().split("[^\\p{L}]+")))
            .filter(word -> word.length() > 1)
            .distinct()
            .toList();
  }

  /** So many entries with the question and five phrasings each, and the shipped redirects and small talk. */
  Knowledge of(int count) {
    List<FaqEntry> entries = new ArrayList<>();
    Random random = new Random(20_261_128);
    for (int i = 0; i < count; i++) {
      entries.add(made(shipped.entries().get(i % shipped.entries().size()), i, random));
    }
    return new Knowledge(entries, shipped.redirects(), shipped.smallTalk());
  }

  private FaqEntry made(FaqEntry model, int number, Random random) {
    Map<String, String> changed = new HashMap<>();
    boolean isItself = number < shipped.entries().size();
    Map<Register, List<String>> phrasings =
        REGISTERS.stream()
            .collect(
                Collectors.toMap(
                    register -> register,
                    register ->
                        model.phrasings().getOrDefault(register, List.of()).stream()
                            .limit(register == Register.TEEN ? 1 : 2)
                            .map(phrasing -> isItself ? phrasing : changed(phrasing, changed, random))
                            .toList()));
    String question = isItself ? model.question() : changed(model.question(), changed, random);
    return new FaqEntry(
        new EntryId(model.id().value() + "-" + number), model.group() + number / 1_000, question, model.label(),
        question, null, model.basis(), null, Map.of(), List.of(), List.of(), phrasings);
  }

  private String changed(String text, Map<String, String> changed, Random random) {
    return Arrays.stream(text.split(" "))
        .map(word -> changed.computeIfAbsent(word, same -> random.nextInt(ONE_IN) > 0 ? same : words.get(random.nextInt(words.size()))))
        .collect(Collectors.joining(" "));
  }
}
