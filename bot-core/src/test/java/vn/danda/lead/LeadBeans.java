package vn.danda.lead;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import vn.danda.duty.DutyBook;
import vn.danda.knowledge.place.Communes;
import vn.danda.store.MovableClock;
import vn.danda.store.StoreSettings;
import vn.danda.store.TestStores;

/** The lead package over a database of its own, with a clock that is moved by hand. */
final class LeadBeans implements AutoCloseable {

  final DataSource source = TestStores.freshDatabase();
  final JdbcClient database = JdbcClient.create(source);
  /** Wednesday, 25 November 2026, 8 in the morning, until moved. */
  final MovableClock clock = new MovableClock(Instant.parse("2026-11-25T01:00:00Z"));

  private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();

  LeadBeans() {
    beans.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    beans.registerBean(JdbcClient.class, () -> database);
    beans.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(source));
    beans.registerBean(Clock.class, () -> clock);
    beans.registerBean(StoreSettings.class, LeadBeans::settings);
    beans.registerBean(Communes.class, Communes::shipped);
    beans.register(
        Transactions.class, DutyBook.class, Agents.class, Leads.class, LeadCare.class, LeadWatch.class, LeadHistory.class,
        LeadAlerts.class, StaffBook.class, Postbox.class, LinkCodes.class, AgentImport.class, Retention.class);
    beans.refresh();
  }

  <T> T get(Class<T> type) {
    return beans.getBean(type);
  }

  @Override
  public void close() {
    beans.close();
  }

  private static StoreSettings settings() {
    Path folder = Path.of("target", "lead-beans", UUID.randomUUID().toString());
    return TestStores.settings(folder);
  }

  /** Not a component of its own: scans of the package by other tests must not find it. */
  @EnableTransactionManagement
  static class Transactions {}
}
