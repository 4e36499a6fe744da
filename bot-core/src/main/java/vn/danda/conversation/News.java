package vn.danda.conversation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.store.Announcements;
import vn.danda.store.Announcements.Topic;
import vn.danda.store.Bells;

/**
 * Tells the pages of all nodes that a conversation or the lists have something new: for speed only, they also look by
 * themselves. What is told is a hash, so that no contact goes over the wire; two contacts of one hash wake each other.
 * Safe for many threads.
 */
@Component
public class News {

  private static final String LISTS = "lists";

  private final Announcements announcements;
  private final Bells bells = new Bells();

  News(Announcements announcements) {
    this.announcements = announcements;
    announcements.listen(
        Topic.CONSOLE,
        names -> {
          for (String name : names.split(" ", -1)) {
            bells.ring(name);
          }
        });
  }

  /** These are in the database now: one announcement, however many. */
  public void recorded(Collection<ConversationRecord> records) {
    Set<String> names = new LinkedHashSet<>();
    for (ConversationRecord record : records) {
      switch (record) {
        case ConversationRecord.Heard heard -> {
          names.add(name(heard.contact()));
          if (heard.outcome() == Outcome.HELD) {
            names.add(LISTS);
          }
        }
        case ConversationRecord.HolderChanged changed -> {
          names.add(name(changed.contact()));
          names.add(LISTS);
        }
        case ConversationRecord.Said _, ConversationRecord.Settled _ -> names.add(name(record.contact()));
        case ConversationRecord.LeadOpened _ -> names.add(LISTS);
        default -> {}
      }
    }
    if (!names.isEmpty()) {
      announcements.announce(Topic.CONSOLE, String.join(" ", names));
    }
  }

  public void of(ContactId contact) {
    announcements.announce(Topic.CONSOLE, name(contact));
  }

  public void ofLists() {
    announcements.announce(Topic.CONSOLE, LISTS);
  }

  /** Rings when something of this conversation is new. */
  public Bells.Bell bell(ContactId contact) {
    return bells.hang(name(contact));
  }

  /** Rings when something on the lists is new. */
  public Bells.Bell bellOfLists() {
    return bells.hang(LISTS);
  }

  private static String name(ContactId contact) {
    return Integer.toHexString(contact.toString().hashCode());
  }
}
