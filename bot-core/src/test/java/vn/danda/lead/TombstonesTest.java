package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.danda.channels.ContactId;
import vn.danda.store.TestStores;

class TombstonesTest {

  private static final ContactId HANH = new ContactId("telegram", "5100000001");
  private static final Instant NOW = Instant.parse("2026-11-25T01:00:00Z");

  private final LeadBeans beans = new LeadBeans();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void aBackupThatBringsSomebodyBackIsNoticedAtTheNextStart() throws Exception {
    Tombstones tombstones = new Tombstones(beans.database, TestStores.settings(folder));
    contact();
    assertThat(tombstones.comeBack()).isEmpty();
    tombstones.add(HANH, NOW);
    assertThat(tombstones.comeBack()).isEmpty();

    // The database of before the erasure is put back; the file beside it knows better.
    beans.database.sql("delete from tombstone").update();
    Tombstones afterRestore = new Tombstones(beans.database, TestStores.settings(folder));

    assertThat(afterRestore.comeBack()).containsExactly(HANH);
    afterRestore.seenTo();
    assertThat(afterRestore.comeBack()).isEmpty();
    assertThat(Files.readString(folder.resolve("tombstones.txt"))).doesNotContain("5100000001");
  }

  private void contact() {
    beans.database
        .sql("insert into contact (contact_id, channel, first_seen_at, last_seen_at) values (?, 'telegram', now(), now())")
        .param(HANH.toString())
        .update();
  }
}
