package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.TestStores;

class ShardLeasesTest {

  private final UnifiedJedis redis = TestStores.redis();

  @Test
  void aNodeAloneWorksEverything() {
    assertThat(leases("a").renew(Set.of())).hasSize(Shard.COUNT);
  }

  @Test
  void twoNodesShareWithoutOverlap() {
    ShardLeases a = leases("a");
    ShardLeases b = leases("b");
    Set<Shard> first = a.renew(Set.of());
    assertThat(b.renew(Set.of())).as("everything is still leased to a").isEmpty();

    Set<Shard> ofA = a.renew(first);
    Set<Shard> ofB = b.renew(Set.of());

    assertThat(ofA).isNotEmpty().doesNotContainAnyElementsOf(ofB);
    assertThat(ofB).isNotEmpty();
    assertThat(ofA.size() + ofB.size()).isEqualTo(Shard.COUNT);
  }

  @Test
  void whoLeavesIsReplacedAtOnce() {
    ShardLeases a = leases("a");
    ShardLeases b = leases("b");
    Set<Shard> ofA = a.renew(a.renew(Set.of()));
    Set<Shard> ofB = b.renew(Set.of());
    ofA = a.renew(ofA);
    ofB = b.renew(ofB);
    assertThat(ofB).isNotEmpty();

    b.leave();

    assertThat(a.renew(ofA)).hasSize(Shard.COUNT);
  }

  @Test
  void whoDiesIsReplacedWhenItsLeasesHaveRunOut() throws InterruptedException {
    leases("dead").renew(Set.of());
    ShardLeases b = leases("b");
    assertThat(b.renew(Set.of())).isEmpty();

    Thread.sleep(ShardLeases.LEASE.plusMillis(200));

    assertThat(b.renew(Set.of())).hasSize(Shard.COUNT);
  }

  @Test
  void whoDiedWithAClockThatWasAheadIsNotTakenForAlive() {
    redis.zadd(RedisKeys.NODES, System.currentTimeMillis() + Duration.ofHours(1).toMillis(), "dead");

    assertThat(leases("a").renew(Set.of())).hasSize(Shard.COUNT);
    assertThat(redis.zrange(RedisKeys.NODES, 0, -1)).containsExactly("a");
  }

  @Test
  void threeNodesEachHaveAShareWorthHaving() {
    Set<Shard> all = new TreeSet<>(java.util.Comparator.comparingInt(Shard::number));
    Function<String, ShardLeases> node = name -> leases("node-" + name);
    ShardLeases[] nodes = {node.apply("1"), node.apply("2"), node.apply("3")};
    for (ShardLeases one : nodes) {
      one.renew(Set.copyOf(Shard.ALL));
    }
    for (int round = 0; round < 2; round++) {
      all.clear();
      for (ShardLeases one : nodes) {
        Set<Shard> share = one.renew(Set.copyOf(Shard.ALL));
        assertThat(share.size()).isLessThan(Shard.COUNT);
        all.addAll(share);
      }
    }
    assertThat(all).hasSize(Shard.COUNT);
  }

  private ShardLeases leases(String node) {
    return new ShardLeases(redis, new NodeName(node));
  }
}
