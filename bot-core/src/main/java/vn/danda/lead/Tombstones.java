package vn.danda.lead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.store.StoreSettings;

/**
 * That somebody was erased, without saying who: a keyed hash of the contact id and the time. Kept in the database and in
 * {@code tombstones.txt} of the data folder, so that after a backup is put back those erased since can be erased again.
 */
@Component
public class Tombstones {

  private final JdbcClient database;
  private final Path file;
  private final byte[] key;

  Tombstones(JdbcClient database, StoreSettings settings) {
    this.database = database;
    this.file = settings.dataDir().resolve("tombstones.txt");
    this.key = key(database);
    readFile();
  }

  /** The person is erased now; nothing needs to be done for this one again unless a backup brings them back. */
  public void add(ContactId contact, Instant at) {
    String hash = hash(contact);
    database
        .sql(
            """
            insert into tombstone (hash, erased_at, seen_to) values (?, ?, true)
            on conflict (hash) do update set erased_at = excluded.erased_at, seen_to = true
            """)
        .params(hash, Timestamp.from(at))
        .update();
    append(at + " " + hash + "\n");
  }

  /** Contacts that are here although they were erased after they wrote last: a backup brought them back. */
  public List<ContactId> comeBack() {
    Set<String> open = new HashSet<>();
    database.sql("select hash from tombstone where not seen_to").query(row -> {
      open.add(row.getString("hash"));
    });
    if (open.isEmpty()) {
      return List.of();
    }
    List<ContactId> back = new ArrayList<>();
    database
        .sql(
            """
            select contact_id from contact union select contact_id from lead union select contact_id from consent
            union select contact_id from message
            """)
        .query(row -> {
          ContactId contact = ContactId.parse(row.getString("contact_id"));
          if (open.contains(hash(contact))) {
            back.add(contact);
          }
        });
    return back;
  }

  /** All of {@link #comeBack()} are erased. */
  public void seenTo() {
    database.sql("update tombstone set seen_to = true where not seen_to").update();
  }

  /** What the file knows and the database, put back from a backup, does not. */
  private void readFile() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(" ");
        if (parts.length == 2) {
          database
              .sql("insert into tombstone (hash, erased_at, seen_to) values (?, ?, false) on conflict (hash) do nothing")
              .params(parts[1], Timestamp.from(Instant.parse(parts[0])))
              .update();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private void append(String line) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  String hash(ContactId contact) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(contact.toString().getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Made once; every backup has it, so the hashes stay comparable. */
  private static byte[] key(JdbcClient database) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    database
        .sql("insert into erasure_key (one, key) values (true, ?) on conflict (one) do nothing")
        .param(HexFormat.of().formatHex(random))
        .update();
    String hex = database.sql("select key from erasure_key").query(String.class).single();
    return HexFormat.of().parseHex(hex);
  }
}
