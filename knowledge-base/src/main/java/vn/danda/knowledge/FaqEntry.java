package vn.danda.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One question with its other ways of asking and the plain answer. Texts are templates: figures stand in them as
 * {@code {{key}}} and are filled for the day the answer is read (see {@code knowledge-base/CONTENT.md}).
 *
 * @param id the topic id; never reused for another meaning
 * @param group the subject the entry is filed under, for example {@code muc-dong}
 * @param question the question as a person would ask it, with all marks
 * @param label what a button shows for it, at most 30 characters; must tell it apart from its neighbours
 * @param answer the everyday answer, at most 400 characters once its figures are filled in
 * @param detail more for those who press "Chi tiết", or null
 * @param basis articles of law with their dates, most important first; never empty
 * @param caution what is not verified and must not be taken for certain, or null when everything is
 * @param audiences the answer reworded for a group, where the words should differ
 * @param followUps entries worth offering next, at most three
 * @param near entries people confuse with this one
 * @param phrasings other ways of asking, by how they are typed
 */
public record FaqEntry(
    EntryId id,
    String group,
    String question,
    String label,
    String answer,
    @Nullable String detail,
    List<String> basis,
    @Nullable String caution,
    Map<Audience, String> audiences,
    List<EntryId> followUps,
    List<EntryId> near,
    Map<Register, List<String>> phrasings) {

  public FaqEntry {
    require(!question.isBlank(), id, "question is empty");
    require(!label.isBlank() && label.codePointCount(0, label.length()) <= 30, id, "label must have 1 to 30 characters");
    require(!answer.isBlank(), id, "answer is empty");
    require(!basis.isEmpty(), id, "basis is empty");
    require(followUps.size() <= 3, id, "more than three follow-ups");
    basis = List.copyOf(basis);
    audiences = Map.copyOf(audiences);
    followUps = List.copyOf(followUps);
    near = List.copyOf(near);
    phrasings = Map.copyOf(phrasings);
  }

  /** The answer template in the words for this group, or the common one. */
  public String answerFor(@Nullable Audience audience) {
    return audience == null ? answer : audiences.getOrDefault(audience, answer);
  }

  /** Every way of asking, the question itself first, then register by register: always in the same order. */
  public List<String> allPhrasings() {
    return Stream.concat(Stream.of(question), Stream.of(Register.values()).flatMap(this::phrasingsIn)).toList();
  }

  /** The same with one more way of asking, at the end of its register. */
  public FaqEntry alsoAsked(Register register, String phrasing) {
    Map<Register, List<String>> more = new EnumMap<>(Register.class);
    more.putAll(phrasings);
    more.merge(register, List.of(phrasing), (before, added) -> Stream.concat(before.stream(), added.stream()).toList());
    return new FaqEntry(
        id, group, question, label, answer, detail, basis, caution, audiences, followUps, near, more);
  }

  private Stream<String> phrasingsIn(Register register) {
    return phrasings.getOrDefault(register, List.of()).stream();
  }

  private static void require(boolean holds, EntryId id, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("Entry '" + id + "': " + problem);
    }
  }
}
