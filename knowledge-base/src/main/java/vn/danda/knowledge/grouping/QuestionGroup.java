package vn.danda.knowledge.grouping;

import java.util.List;

/**
 * Questions that ask the same.
 *
 * @param spokesman the number of the question that is most like all others of the group
 * @param members the numbers of all its questions, in the order they were given
 * @param words the words they share, most telling first
 */
public record QuestionGroup(int spokesman, List<Integer> members, List<String> words) {
  public QuestionGroup {
    members = List.copyOf(members);
    words = List.copyOf(words);
  }
}
