package vn.danda.lead;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import vn.danda.audit.Audit;
import vn.danda.duty.DutyBook;
import vn.danda.knowledge.place.Communes;
import vn.danda.store.MovableClock;
import vn.danda.store.StoreSettings;
import vn.danda.store.TestStores;

/** The lead package over a database of its own, with a clock that is moved by hand. */
public final class LeadBeans implements AutoCloseable {

  final HikariDataSource source = pool(TestStores.freshDatabase());
  public final JdbcClient database = JdbcClient.create(source);
  /** Wednesday, 25 November 2026, 8 in the morning, until moved. */
  public final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T01:00:00Z"));

  private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

  public LeadBeans() {
    this(List.of());
  }

  /** With beans of other packages besides. */
  public LeadBeans(List<Class<?>> more) {
    beans.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    beans.registerBean(JdbcClient.class, () -> database);
    beans.registerBean(JdbcOperations.class, () -> new JdbcTemplate(source));
    beans.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(new DataSourceTransactionManager(source)));
    beans.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(source));
    beans.registerBean(Clock.class, () -> clock);
    beans.registerBean(StoreSettings.class, LeadBeans::settings);
    beans.registerBean(Communes.class, Communes::shipped);
    beans.register(
        Transactions.class, DutyBook.class, Agents.class, Leads.class, LeadLists.class, LeadSearch.class, LeadCare.class, LeadWatch.class, LeadHistory.class,
        LeadAlerts.class, StaffBook.class, Audit.class, Postbox.class, LinkCodes.class, AgentImport.class, NamedCommunes.class, CommuneImport.class, OneTimeCodes.class, Retention.class);
    more.forEach(beans::register);
    beans.refresh();
  }

  public <T> T get(Class<T> type) {
    return beans.getBean(type);
  }

  @Override
  public void close() {
    beans.close();
    source.close();
  }

  /** Everybody who works here, as the transaction sees it. */
  public Staff staff() {
    return get(StaffBook.class).read();
  }

  /** The leads that wait for whoever may take them, or that one has taken; as the pages list them. */
  public List<Lead> listed(Leads.Status status) {
    return get(Leads.class).list(new Area(Area.Reach.ALL, Set.of(), new UUID(0, 0), Set.of()), status, 1000);
  }

  private static HikariDataSource pool(DataSource source) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(source);
    pool.setMaximumPoolSize(4);
    pool.setMinimumIdle(0);
    return pool;
  }

  private static StoreSettings settings() {
    Path folder = Path.of("target", "lead-beans", UUID.randomUUID().toString());
    return TestStores.settings(folder);
  }

  /** Not a component of its own: scans of the package by other tests must not find it. */
  @EnableTransactionManagement
  static class Transactions {}
}
