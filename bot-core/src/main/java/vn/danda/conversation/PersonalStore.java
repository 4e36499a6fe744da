package vn.danda.conversation;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.ContactId;

/** Something that keeps what people said or told. Whoever adds such a place implements this, or erasure misses it. */
public interface PersonalStore {

  /** Nothing that leads to the person stays. Doing it again changes nothing. */
  void erase(Erasure erasure);

  /**
   * One erasure.
   *
   * @param at when the person asked; what they say afterwards is new and stays
   * @param words what names the person: contact id, telephone numbers; for searching where there is no key
   * @param confirmation the key of the message that tells the person it is done, which has still to be sent, or null
   */
  record Erasure(ContactId contact, Instant at, Set<String> words, @Nullable String confirmation) {
    public Erasure {
      words = Set.copyOf(words);
    }
  }
}
