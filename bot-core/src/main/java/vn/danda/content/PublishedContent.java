package vn.danda.content;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.FixedReply;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.figure.Figures;
import vn.danda.knowledge.text.WordLists;
import vn.danda.store.Announcements;
import vn.danda.store.Announcements.Topic;
import vn.danda.store.Json;

/**
 * This node's view of what is published. Its words change at once, its search some seconds later; both are renewed when
 * a publication is announced, and looked after every few seconds in case the announcement was missed. While the database
 * is away the last view goes on answering.
 */
@Component
public class PublishedContent {

  private static final Logger log = LoggerFactory.getLogger(PublishedContent.class);

  private final JdbcClient database;
  private final Entries entries;
  private final FigureTable figures;
  private final OfficeWords words;
  private final Publications publications;
  private final Switches switches;
  private final AtomicReference<Published> current;
  private final ReentrantLock rebuilding = new ReentrantLock();

  /** The words the search in use was trained on; only touched while rebuilding. */
  private Knowledge trainedOn;

  /** The lists it read them by. */
  private WordLists trainedBy;

  PublishedContent(
      JdbcClient database,
      Entries entries,
      FigureTable figures,
      OfficeWords words,
      Publications publications,
      Switches switches,
      Seed seed,
      Announcements announcements) {
    this.database = database;
    this.entries = entries;
    this.figures = figures;
    this.words = words;
    this.publications = publications;
    this.switches = switches;
    seed.bringUpToDate();
    long newest = publications.newest();
    this.trainedOn = readWords();
    this.trainedBy = words.lists();
    this.current =
        new AtomicReference<>(Published.of(newest, trainedOn, trainedBy, figures.read()).withholding(switches.now()));
    // No virtual thread: while searches are trained on all carriers, the news of a switch would wait for them.
    announcements.listen(
        Topic.KNOWLEDGE, version -> Thread.ofPlatform().daemon().name("reindex").start(this::refresh));
  }

  public Published now() {
    return current.get();
  }

  /**
   * Answers with the newest words from now on. Training the search on them takes some seconds more and goes on behind:
   * until then new ways of asking are not recognised better than before.
   */
  public void showNewWords() {
    Knowledge newer = readWords();
    Figures values = figures.read();
    WordLists lists = words.lists();
    Withheld withheld = switches.now();
    current.updateAndGet(published -> published.withWords(newer, lists, values).withholding(withheld));
  }

  private void refresh() {
    showNewWords();
    catchUp();
  }

  /** Trains the search anew if newer words are published; returns when this node answers with it. */
  public void catchUp() {
    rebuilding.lock();
    try {
      long newest = publications.newest();
      if (newest > current.get().version()) {
        Published trained = trained(newest);
        // Something may have been published while the search was trained.
        current.set(trained.withWords(readWords(), words.lists(), figures.read()).withholding(switches.now()));
        log.info("content version {} is live: {} entries", newest, current.get().entries().size());
      }
    } finally {
      rebuilding.unlock();
    }
  }

  @Scheduled(fixedDelay = 3000)
  void lookAfter() {
    try {
      entries.publishDue();
      Withheld withheld = switches.now();
      current.updateAndGet(published -> published.withholding(withheld));
      catchUp();
    } catch (RuntimeException e) {
      log.warn("cannot look for new content, going on with version {}: {}", now().version(), e.getMessage());
    }
  }

  /** A new figure or glossary changes nothing the search has learned: it is not trained again for that. */
  private Published trained(long version) {
    Knowledge newer = readWords();
    WordLists lists = words.lists();
    if (newer.equals(trainedOn) && lists.readsLike(trainedBy)) {
      return current.get().upTo(version);
    }
    Published trained = Published.of(version, newer, lists, figures.read());
    trainedOn = newer;
    trainedBy = lists;
    return trained;
  }

  private Knowledge readWords() {
    return new Knowledge(
        entries.published().stream().map(Entries.Version::entry).toList(),
        replies("redirect"),
        replies("small_talk"));
  }

  private List<FixedReply> replies(String area) {
    return database
        .sql("select content from fixed_reply where area = ? order by kind")
        .param(area)
        .query((row, n) -> Json.read(row.getString("content"), FixedReply.class))
        .list();
  }
}
