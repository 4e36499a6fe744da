package vn.danda.intake;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import redis.clients.jedis.UnifiedJedis;

/** The server's own intake on any Redis, for those who test what "taken" is worth. */
public final class RealIntake {

  private RealIntake() {}

  public static Intake on(UnifiedJedis redis) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    return new Intake(new IntakeQueue(redis, meters), meters);
  }
}
