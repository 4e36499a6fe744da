package vn.danda.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.danda.store.CrashPoint;

/** The small share of the chaos runs that every build affords; all of them: {@code deploy/dev/chaos/full.sh}. */
class ChaosTest {

  @Test
  void nothingIsLostOrLateWhenNodesAndStoresAreKilledUnderLoad() throws IOException, InterruptedException {
    Run.Load load = new Run.Load(20, 4, Duration.ofSeconds(1), Duration.ofMillis(20));
    Random random = new Random(1);
    Run run = Run.start(Run.plan(2, load), load, Run::anyNode);
    NodeProcess node = run.installation.nodes.getFirst();

    assertThat(CrashPoints.dieAt(CrashPoint.AFTER_SEND, node, random)).isTrue();
    assertThat(CrashPoints.dieAt(CrashPoint.AFTER_COMMIT, node, random)).isTrue();
    run.installation.redis.kill();
    run.installation.redis.start();
    run.installation.killDatabase();
    node.start();
    run.installation.nodes.getLast().kill();

    Report report = new Report("three deaths of nodes, one of Redis, one of the database");
    Tally tally = run.finish(report);
    run.close(report);
    assertThat(tally.accepted()).isPositive();
    assertThat(report.broken()).isEmpty();
  }

  @Test
  void whatIsAcknowledgedSurvivesAPowerCutAndWithEverysecItWouldNot() throws IOException, InterruptedException {
    assumeTrue(PowerCuts.canBeMade(), "needs gcc");
    assertThat(PowerCuts.run(new Options(List.of("--cuts", "1", "--everysec-cuts", "1", "--seed", "3")))).isTrue();
  }

  /** The mutants themselves run with deploy/dev/chaos/run.sh mutants; here only that each still means something. */
  @ParameterizedTest
  @EnumSource(Mutant.class)
  void everyMutantStillFindsThePlaceItChanges(Mutant mutant) {
    for (Change change : mutant.changes()) {
      assertThatCode(() -> change.applied(Files.readString(change.source()))).doesNotThrowAnyException();
    }
  }
}
