package vn.danda.content;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.FixedReply;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.KnowledgeFiles;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.gate.TestQuestionFile;
import vn.danda.store.Json;

/**
 * Brings what ships with the code into the database: at the first start everything, after an upgrade what is new and
 * what nobody has edited. What an editor published is never overwritten.
 */
@Component
class Seed {

  /** The author of shipped versions; an entry whose newest version is by somebody else belongs to the editors. */
  static final String SHIPPED = "danda";

  private static final Logger log = LoggerFactory.getLogger(Seed.class);

  private final JdbcClient database;
  private final Entries entries;
  private final FigureTable figures;
  private final TestQuestions questions;
  private final Publications publications;

  Seed(
      JdbcClient database, Entries entries, FigureTable figures, TestQuestions questions, Publications publications) {
    this.database = database;
    this.entries = entries;
    this.figures = figures;
    this.questions = questions;
    this.publications = publications;
  }

  /** Several nodes may start at once: the lock lets one seed and the others find nothing to do. */
  @Transactional
  public void bringUpToDate() {
    database.sql("select pg_advisory_xact_lock(20260701)").query(rows -> {});
    Knowledge shipped = KnowledgeFiles.shipped();
    int changed = seedEntries(shipped.entries());
    changed += seedReplies("redirect", shipped.redirects()) + seedReplies("small_talk", shipped.smallTalk());
    changed += figures.follow(Figures.shipped());
    questions.addMissing(TestQuestionFile.shipped());
    if (changed > 0) {
      publications.add("shipped content");
      log.info("content brought up to date: {} shipped items new or changed", changed);
    }
  }

  private int seedEntries(List<FaqEntry> shipped) {
    Map<EntryId, Entries.Version> published =
        entries.published().stream().collect(Collectors.toMap(Entries.Version::id, Function.identity()));
    int changed = 0;
    for (FaqEntry entry : shipped) {
      Entries.Version current = published.get(entry.id());
      boolean untouched = current == null || current.author().equals(SHIPPED);
      if (untouched && (current == null || !current.entry().equals(entry)) && entries.publishShipped(entry)) {
        changed++;
      }
    }
    return changed;
  }

  private int seedReplies(String area, List<FixedReply> replies) {
    int changed = 0;
    for (FixedReply reply : replies) {
      changed +=
          database
              .sql(
                  """
                  insert into fixed_reply (area, kind, content) values (?, ?, ?::jsonb)
                  on conflict (area, kind) do update set content = excluded.content
                  where fixed_reply.content <> excluded.content
                  """)
              .params(area, reply.kind(), Json.write(reply))
              .update();
    }
    return changed;
  }
}
