package vn.danda.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All published content at one moment: what a search index is built from.
 *
 * @param entries the FAQ
 * @param redirects fixed replies whose {@code kind} is a {@link Redirect} key
 * @param smallTalk fixed replies to greetings, thanks and the like
 */
public record Knowledge(List<FaqEntry> entries, List<FixedReply> redirects, List<FixedReply> smallTalk) {

  public Knowledge {
    entries = List.copyOf(entries);
    redirects = List.copyOf(redirects);
    smallTalk = List.copyOf(smallTalk);
    entries.stream()
        .collect(Collectors.groupingBy(FaqEntry::id, Collectors.counting()))
        .forEach(
            (id, count) -> {
              if (count > 1) {
                throw new IllegalArgumentException("Entry '" + id + "' is there " + count + " times");
              }
            });
  }

  public Map<EntryId, FaqEntry> byId() {
    return entries.stream().collect(Collectors.toMap(FaqEntry::id, Function.identity()));
  }

  public Optional<FixedReply> redirect(Redirect redirect) {
    return redirects.stream().filter(reply -> reply.kind().equals(redirect.key())).findFirst();
  }

  public Optional<FixedReply> smallTalk(String kind) {
    return smallTalk.stream().filter(reply -> reply.kind().equals(kind)).findFirst();
  }
}
