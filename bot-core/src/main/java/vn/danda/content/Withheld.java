package vn.danda.content;

import java.util.Set;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;

/**
 * What the bot must not say at the moment, because somebody switched it off or nobody has read it again in time.
 *
 * @param entries single answers
 * @param groups whole subjects, for example {@code muc-dong}
 * @param channels networks on which the bot gives only a fixed text
 */
public record Withheld(Set<EntryId> entries, Set<String> groups, Set<String> channels) {

  public static final Withheld NOTHING = new Withheld(Set.of(), Set.of(), Set.of());

  public Withheld {
    entries = Set.copyOf(entries);
    groups = Set.copyOf(groups);
    channels = Set.copyOf(channels);
  }

  public boolean isOff(FaqEntry entry) {
    return entries.contains(entry.id()) || groups.contains(entry.group());
  }

  public boolean isOff(String channel) {
    return channels.contains(channel);
  }
}
