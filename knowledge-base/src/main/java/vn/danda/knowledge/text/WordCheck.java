package vn.danda.knowledge.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.danda.knowledge.text.WordChange.Deed;

/**
 * What is wrong with a change to a word list, in Vietnamese, each sentence naming the row and the value: mistakes nobody
 * may publish, and warnings to look at.
 */
public final class WordCheck {

  private static final int LONGEST_CELL = 80;
  private static final int MOST_WORDS = 40;

  private final WordChange change;
  private final WordLists lists;
  private final List<String> mistakes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private WordCheck(WordChange change, WordLists lists) {
    this.change = change;
    this.lists = lists;
  }

  /** What was found; without mistakes the change may be made. */
  public record Found(List<String> mistakes, List<String> warnings) {

    public Found {
      mistakes = List.copyOf(mistakes);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * @param lists as they are without the change
   * @param isOrdinary whether a word stands in the content and everyday sentences
   */
  public static Found of(WordChange change, WordLists lists, Predicate<String> isOrdinary) {
    WordCheck check = new WordCheck(change, lists);
    if (check.form()) {
      switch (change.deed()) {
        case ADD, REPLACE -> check.words(isOrdinary);
        case SWITCH_OFF -> check.isThere();
        case AS_SHIPPED -> {}
      }
    }
    return new Found(check.mistakes, check.warnings);
  }

  /** Without a form there is nothing more to say. */
  private boolean form() {
    if (change.form().isBlank()) {
      mistakes.add(
          switch (change.list()) {
            case SPELLINGS -> "Chưa ghi chữ người ta gõ.";
            case SYNONYMS -> "Chưa ghi tên nhóm nghĩa.";
            case GLOSSARY -> "Chưa ghi chữ giấy tờ.";
          });
    } else if (change.same().isEmpty()) {
      mistakes.add("“" + change.form() + "” không có chữ nào để tìm.");
    } else if (change.form().length() > LONGEST_CELL) {
      mistakes.add("“" + change.form().substring(0, LONGEST_CELL) + "…” dài quá " + LONGEST_CELL + " chữ cái.");
    }
    return mistakes.isEmpty();
  }

  private void isThere() {
    if (lists.of(change.list(), change.form()).isEmpty()) {
      mistakes.add("Danh sách không có dòng “" + change.form() + "”.");
    }
  }

  private void words(Predicate<String> isOrdinary) {
    if (change.words().stream().allMatch(String::isBlank)) {
      mistakes.add("Dòng “" + change.form() + "” chưa có chữ bên phải.");
      return;
    }
    if (change.words().size() > MOST_WORDS) {
      mistakes.add("Dòng “" + change.form() + "” có " + change.words().size() + " cách, tối đa " + MOST_WORDS + ".");
    }
    for (String saying : change.words()) {
      if (saying.length() > LONGEST_CELL) {
        mistakes.add("Dòng “" + change.form() + "”: “" + saying.substring(0, LONGEST_CELL) + "…” dài quá " + LONGEST_CELL + " chữ cái.");
      } else if (WordList.words(saying).isEmpty()) {
        mistakes.add("Dòng “" + change.form() + "”: “" + saying + "” không có chữ nào.");
      }
    }
    if (mistakes.isEmpty()) {
      switch (change.list()) {
        case SPELLINGS -> spelling(isOrdinary);
        case SYNONYMS -> synonym();
        case GLOSSARY -> term();
      }
    }
  }

  private void spelling(Predicate<String> isOrdinary) {
    List<String> typed = Tokens.of(change.form());
    if (typed.size() > Spellings.LONGEST) {
      mistakes.add("“" + change.form() + "” dài " + typed.size() + " tiếng; chữ gõ tắt dài nhất " + Spellings.LONGEST + " tiếng.");
    }
    if (!NumberWords.apart(typed).equals(typed)) {
      mistakes.add("“" + change.form() + "” có số dính chữ: số và chữ được đọc riêng, dòng này không bao giờ khớp.");
    }
    for (String saying : change.words()) {
      List<String> words = WordList.words(saying);
      if (words.equals(typed) && change.words().size() == 1) {
        mistakes.add("“" + change.form() + "” viết đầy đủ cũng là “" + saying + "”: dòng này không đổi gì.");
      }
      words.stream()
          .filter(word -> !isOrdinary.test(word) && !Syllables.isSyllable(word))
          .findFirst()
          .ifPresent(word -> warnings.add("Dòng “" + change.form() + "”: “" + word + "” không giống một tiếng Việt viết đủ dấu."));
    }
    List<WordRow> before = change.deed() == Deed.ADD ? lists.of(change.list(), change.form()) : List.of();
    if (!before.isEmpty()) {
      mistakes.add("“" + change.form() + "” đã có, nghĩa là “" + said(before) + "”. Sửa dòng đó, đừng thêm dòng thứ hai.");
    }
    if (typed.size() == 1 && isOrdinary.test(typed.getFirst())) {
      warnings.add(
          "“" + change.form() + "” là chữ thường gặp trong các câu trả lời" + (change.ambiguous() ? "" : "; nên đánh dấu “cũng là một chữ thường”")
              + ". Xem kỹ các câu bị hiểu khác đi.");
    }
  }

  private void synonym() {
    boolean known = !lists.of(WordList.SYNONYMS, change.form()).isEmpty();
    if (change.deed() == Deed.ADD && !known) {
      mistakes.add("Chưa có nhóm nghĩa nào tên “" + change.form() + "”" + near(change.form()) + ". Chọn một nhóm có sẵn, hoặc đánh dấu “nhóm mới”.");
    }
    if (!known && change.deed() == Deed.REPLACE && change.words().size() < 2) {
      mistakes.add("Nhóm nghĩa mới “" + change.form() + "” cần ít nhất hai cách nói.");
    }
    Map<String, WordRow> owners = owners();
    for (String saying : change.words()) {
      List<String> words = WordList.words(saying);
      if (words.size() > Concepts.LONGEST) {
        mistakes.add("Nhóm “" + change.form() + "”: “" + saying + "” dài " + words.size() + " tiếng, tối đa " + Concepts.LONGEST + ".");
      }
      WordRow owner = owners.get(String.join(" ", words));
      // Of the shipped groups two share a saying; whoever changes another of their words need not mend that.
      boolean wasHere = lists.of(WordList.SYNONYMS, change.form()).stream().anyMatch(row -> row.words().contains(saying));
      if (owner != null && !owner.same().equals(change.same()) && !wasHere) {
        mistakes.add("“" + saying + "” đã thuộc nhóm “" + owner.form() + "”; một cách nói chỉ thuộc một nhóm.");
      } else if (wasHere && change.deed() == Deed.ADD) {
        mistakes.add("Nhóm “" + change.form() + "” đã có “" + saying + "”.");
      }
    }
  }

  private void term() {
    List<WordRow> before = change.deed() == Deed.ADD ? lists.of(change.list(), change.form()) : List.of();
    for (String saying : change.words()) {
      if (WordList.GLOSSARY.same(saying).equals(change.same())) {
        mistakes.add("“" + change.form() + "” thay bằng chính nó thì không đổi gì.");
      }
      if (before.stream().anyMatch(row -> row.words().contains(saying))) {
        mistakes.add("“" + change.form() + "” đã có chữ thay là “" + saying + "”.");
      }
    }
  }

  /** Which group each way of saying belongs to. */
  private Map<String, WordRow> owners() {
    Map<String, WordRow> owners = new LinkedHashMap<>();
    for (WordRow row : lists.of(WordList.SYNONYMS)) {
      row.words().forEach(saying -> owners.putIfAbsent(String.join(" ", WordList.words(saying)), row));
    }
    return owners;
  }

  /** Another group of nearly this name, for who typed it without marks. */
  private String near(String form) {
    String wanted = VietnameseText.fold(form).strip();
    Optional<String> near =
        lists.of(WordList.SYNONYMS).stream().map(WordRow::form).filter(name -> VietnameseText.fold(name).startsWith(wanted)).findFirst();
    return near.map(name -> " (có “" + name + "”)").orElse("");
  }

  private static String said(List<WordRow> rows) {
    return String.join(" / ", rows.stream().flatMap(row -> row.words().stream()).distinct().toList());
  }
}
