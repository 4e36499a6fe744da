package vn.danda.lead;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.danda.duty.DutyBook;

/**
 * The staff of now, read from the database every few seconds at most; while the database is away the last that was read
 * goes on counting, so that the bot still knows when the office opens. Safe for many threads.
 */
@Component
public class StaffBook implements Supplier<Staff> {

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Logger log = LoggerFactory.getLogger(StaffBook.class);

  private final JdbcClient database;
  private final Agents agents;
  private final DutyBook duty;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Read last = new Read(Staff.NOBODY, Instant.EPOCH);

  StaffBook(JdbcClient database, Agents agents, DutyBook duty, Clock clock) {
    this.database = database;
    this.agents = agents;
    this.duty = duty;
    this.clock = clock;
    readAnew();
  }

  private record Read(Staff staff, Instant at) {}

  /** At most a few seconds old while the database is there. Never waits for it: turns are thought through with this. */
  @Override
  public Staff get() {
    Instant now = clock.instant();
    boolean stale = now.isAfter(last.at().plus(FRESH)) || now.isBefore(last.at());
    if (stale && reading.compareAndSet(false, true)) {
      Thread.ofVirtual().name("staff").start(this::readAnew);
    }
    return last.staff();
  }

  /** Or the first to ask after a quiet night would get the staff of the evening before. */
  @Scheduled(fixedDelay = 3000)
  void lookAfter() {
    get();
  }

  /** Reads it at once; for whoever has just changed it. One after the other: a slow older reading never wins. */
  public synchronized void readAnew() {
    Instant now = clock.instant();
    try {
      last = new Read(read(), now);
    } catch (DataAccessException away) {
      log.warn("staff not read anew: {}", away.getClass().getSimpleName());
      last = new Read(last.staff(), now);
    } finally {
      reading.set(false);
    }
  }

  /** Straight from the database, in the caller's transaction. Throws when it is away. */
  Staff read() {
    Map<UUID, Integer> open = new HashMap<>();
    database
        .sql("select responsible_id, count(*) as n from lead where status <> 'closed' group by responsible_id")
        .query(row -> {
          open.put(row.getObject("responsible_id", UUID.class), row.getInt("n"));
        });
    return new Staff(agents.all(), duty.calendars(), open);
  }
}
