package vn.danda.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.danda.audit.Audit;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationRecord.Erased;
import vn.danda.conversation.PersonalStore;
import vn.danda.conversation.PersonalStore.Erasure;
import vn.danda.lead.LeadCare;
import vn.danda.lead.Leads;
import vn.danda.lead.OwnData;
import vn.danda.lead.Tombstones;

/**
 * Erases a person everywhere: every {@link PersonalStore} there is, and a tombstone so that a backup put back later is
 * erased again. Runs in the recorder's transaction; what is not in the database can be done again without harm.
 */
@Component
class Erasures {

  private static final Logger log = LoggerFactory.getLogger(Erasures.class);

  private final List<PersonalStore> stores;
  private final Leads leads;
  private final LeadCare care;
  private final OwnData ownData;
  private final Tombstones tombstones;
  private final Audit audit;
  private final Clock clock;

  Erasures(List<PersonalStore> stores, Leads leads, LeadCare care, OwnData ownData, Tombstones tombstones, Audit audit, Clock clock) {
    this.stores = stores;
    this.leads = leads;
    this.care = care;
    this.ownData = ownData;
    this.tombstones = tombstones;
    this.audit = audit;
    this.clock = clock;
  }

  /** The person asked for it. */
  void erase(Erased erased) {
    // Whoever was to call is told not to, as long as we still know who that is.
    care.withdrawn(erased.contact(), "erased:" + erased.receipt(), erased.at());
    tombstones.add(erased.contact(), erased.at());
    everywhere(erased.contact(), erased.at(), erased.key());
    if (erased.receipt() != null) {
      audit.addOnce("người dân", Audit.Deed.ERASED, List.of("receipt:" + erased.receipt()), Instant.EPOCH);
      ownData.register(erased.receipt(), "erased", erased.at());
    }
  }

  /** A backup was put back: whoever was erased since it was made is erased again. Returns how many. */
  int again() {
    List<ContactId> back = tombstones.comeBack();
    Instant now = clock.instant();
    back.forEach(contact -> everywhere(contact, now, null));
    tombstones.seenTo();
    if (!back.isEmpty()) {
      log.warn("erased again after a backup was put back: {}", back.size());
    }
    return back.size();
  }

  private void everywhere(ContactId contact, Instant at, @Nullable String confirmation) {
    Set<String> words = new HashSet<>(leads.phonesOf(contact));
    words.add(contact.toString());
    Erasure erasure = new Erasure(contact, at, words, confirmation);
    stores.forEach(store -> store.erase(erasure));
  }
}
