package vn.danda.watch;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;


/**
 * {@code /actuator/health/channels}: each channel with {@code fine}, {@code notice} or {@code broken}. Always up: a
 * network that is broken is no reason to restart this server.
 */
@Component
class ChannelHealthIndicator implements HealthIndicator {

  private final ChannelWatch watch;

  ChannelHealthIndicator(ChannelWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (ChannelWatch.Report report : watch.reports()) {
      health.withDetail(
          report.channel(),
          switch (report.level()) {
            case FINE -> "fine";
            case NOTICE -> "notice";
            case BROKEN -> "broken";
          });
    }
    return health.build();
  }
}
