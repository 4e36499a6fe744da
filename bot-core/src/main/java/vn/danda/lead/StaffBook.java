package vn.danda.lead;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.danda.duty.DutyBook;

/**
 * The staff of now, read from the database every few seconds; while the database is away the last that was read
 * goes on counting, so that the bot still knows when the office opens. Safe for many threads.
 */
@Component
public class StaffBook implements Supplier<Staff> {

  private static final Logger log = LoggerFactory.getLogger(StaffBook.class);

  private final JdbcClient database;
  private final Agents agents;
  private final DutyBook duty;
  private volatile Staff last = Staff.NOBODY;

  StaffBook(JdbcClient database, Agents agents, DutyBook duty) {
    this.database = database;
    this.agents = agents;
    this.duty = duty;
    readAnew();
  }

  /** At most a few seconds old while the database is there. Never waits for it: turns are thought through with this. */
  @Override
  public Staff get() {
    return last;
  }

  /** Reads it at once; for whoever has just changed it. One after the other: a slow older reading never wins. */
  @Scheduled(fixedDelay = 3000)
  public synchronized void readAnew() {
    try {
      last = read();
    } catch (DataAccessException away) {
      log.warn("staff not read anew: {}", away.getClass().getSimpleName());
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
