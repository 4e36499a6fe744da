package vn.danda.knowledge;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A reply that is not an FAQ answer: a {@link Redirect} ("that is another office") or a bit of small talk.
 *
 * @param kind the redirect's key, or the small talk's name, for example {@code thanks}
 * @param reply what the person reads; figures as in entries
 * @param phrasings messages that get it, by how they are typed
 */
public record FixedReply(String kind, String reply, Map<Register, List<String>> phrasings) {

  public FixedReply {
    if (reply.isBlank()) {
      throw new IllegalArgumentException("Fixed reply '" + kind + "' has no text");
    }
    phrasings = Map.copyOf(phrasings);
  }

  /** Every message that gets it, register by register: always in the same order. */
  public List<String> allPhrasings() {
    return Stream.of(Register.values())
        .flatMap(register -> phrasings.getOrDefault(register, List.of()).stream())
        .toList();
  }
}
