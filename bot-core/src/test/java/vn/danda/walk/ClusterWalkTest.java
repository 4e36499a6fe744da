package vn.danda.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.util.JedisClusterCRC16;
import vn.danda.DandaApplication;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundListener.CannotAccept;
import vn.danda.channels.web.WebChatLog;
import vn.danda.intake.Intake;
import vn.danda.store.RedisKeys;
import vn.danda.store.Shard;
import vn.danda.store.TestStores;
import vn.danda.store.embedded.TestCluster;

/** The whole server on a Redis Cluster of three masters, of which one is killed and comes back. */
class ClusterWalkTest {

  private static final String QUESTION = "Mỗi tháng đóng thấp nhất là bao nhiêu?";
  private static final List<ContactId> PEOPLE =
      IntStream.range(0, 60).mapToObj(n -> new ContactId("web", "visitor-" + n)).toList();

  @TempDir private Path folder;

  @Test
  void everyoneIsAnsweredOnceThoughAMasterDiesAndThoseOfTheOthersDoNotNotice() throws Exception {
    try (TestCluster cluster = TestCluster.start(folder);
        ConfigurableApplicationContext server = server(cluster)) {
      Set<ContactId> waiting = new HashSet<>(PEOPLE);
      assertThat(PEOPLE.stream().map(person -> cluster.masterOf(slot(person))).distinct()).hasSize(3);
      waiting.forEach(person -> assertThat(says(server, person)).isTrue());
      await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(answers(server)).containsOnly(1));

      cluster.kill(1);
      List<ContactId> notTaken = new ArrayList<>();
      for (ContactId person : PEOPLE) {
        if (!says(server, person)) {
          notTaken.add(person);
        }
      }
      assertThat(notTaken)
          .as("only who lives on the dead master is asked to come again")
          .isNotEmpty()
          .allMatch(person -> cluster.masterOf(slot(person)) == 1);
      List<ContactId> elsewhere = PEOPLE.stream().filter(person -> cluster.masterOf(slot(person)) != 1).toList();
      await().atMost(Duration.ofSeconds(40)).until(() -> elsewhere.stream().allMatch(one -> answersTo(server, one) == 2));

      cluster.restart(1);
      await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> {
            notTaken.removeIf(person -> says(server, person));
            return notTaken.isEmpty();
          });

      await().atMost(Duration.ofSeconds(40)).ignoreExceptions().untilAsserted(() -> assertThat(answers(server)).containsOnly(2));
      await().atMost(Duration.ofSeconds(40)).until(() -> written(server) == 4 * PEOPLE.size());
    }
  }

  private static ConfigurableApplicationContext server(TestCluster cluster) {
    Map<String, Object> settings = new HashMap<>();
    TestStores.register((name, value) -> settings.put(name, value.get()));
    settings.put("danda.redis.url", cluster.url());
    settings.put("server.port", 0);
    return new SpringApplicationBuilder(DandaApplication.class)
        .run(settings.entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()).toArray(String[]::new));
  }

  private static int slot(ContactId person) {
    return JedisClusterCRC16.getSlot(RedisKeys.inbound(Shard.of(person)));
  }

  private static boolean says(ConfigurableApplicationContext server, ContactId person) {
    Instant now = Instant.now();
    InboundEvent.Meta meta = new InboundEvent.Meta("web:" + UUID.randomUUID(), person, now, now, null);
    try {
      server.getBean(Intake.class).on(List.of(new InboundEvent.Text(meta, QUESTION, null, false)));
      return true;
    } catch (CannotAccept later) {
      return false;
    }
  }

  private static List<Integer> answers(ConfigurableApplicationContext server) {
    return PEOPLE.stream().map(person -> answersTo(server, person)).toList();
  }

  private static int answersTo(ConfigurableApplicationContext server, ContactId person) {
    return server.getBean(WebChatLog.class).since(person, "", 10).size();
  }

  private static int written(ConfigurableApplicationContext server) {
    return server.getBean(JdbcClient.class).sql("select count(*) from message").query(Integer.class).single();
  }
}
