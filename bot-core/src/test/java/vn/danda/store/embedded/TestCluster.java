package vn.danda.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A Redis Cluster of three masters without replicas: real processes on this machine. */
public final class TestCluster implements AutoCloseable {

  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;

  private final Path program;
  private final List<Path> folders = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();

  private TestCluster(Path program) {
    this.program = program;
  }

  public static TestCluster start(Path folder) throws IOException, InterruptedException {
    TestCluster cluster = new TestCluster(EmbeddedRedis.program().unpackFile(folder.resolve("redis-server")));
    for (int i = 0; i < MASTERS; i++) {
      cluster.folders.add(Files.createDirectories(folder.resolve("master-" + i)));
      cluster.ports.add(freePort(i == 0 ? 21_000 : cluster.ports.getLast() + 1));
      cluster.processes.add(cluster.launch(i));
    }
    cluster.join();
    return cluster;
  }

  /** As {@code danda.redis.url} wants it. */
  public String url() {
    return "redis://" + ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  /** Which master keeps the slot. */
  public int masterOf(int slot) {
    return Math.min(slot / (SLOTS / MASTERS), MASTERS - 1);
  }

  /** Kills a master with no chance to say goodbye. */
  public void kill(int master) throws InterruptedException {
    processes.get(master).destroyForcibly().waitFor();
  }

  /** Starts a killed master again on what is on its disk. */
  public void restart(int master) throws IOException, InterruptedException {
    processes.set(master, launch(master));
    awaitOk();
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }

  private Process launch(int master) throws IOException {
    Path configuration = folders.get(master).resolve("redis.conf");
    Files.writeString(
        configuration,
        """
        bind 127.0.0.1
        port %d
        dir "%s"
        cluster-enabled yes
        cluster-node-timeout 2000
        # The other masters go on with their shards.
        cluster-require-full-coverage no
        appendonly yes
        appendfsync always
        no-appendfsync-on-rewrite no
        save ""
        maxmemory-policy noeviction
        """
            .formatted(ports.get(master), folders.get(master)));
    return new ProcessBuilder(program.toString(), configuration.toString())
        .redirectErrorStream(true)
        .redirectOutput(folders.get(master).resolve("redis.log").toFile())
        .start();
  }

  private void join() throws InterruptedException {
    for (int i = 0; i < MASTERS; i++) {
      await(i);
      int first = i * (SLOTS / MASTERS);
      int last = i == MASTERS - 1 ? SLOTS : first + SLOTS / MASTERS;
      try (Jedis jedis = new Jedis("127.0.0.1", ports.get(i))) {
        jedis.clusterAddSlots(IntStream.range(first, last).toArray());
        jedis.clusterMeet("127.0.0.1", ports.getFirst());
      }
    }
    awaitOk();
  }

  private void await(int master) throws InterruptedException {
    for (int tries = 0; tries < 600; tries++) {
      try (Jedis jedis = new Jedis("127.0.0.1", ports.get(master))) {
        jedis.ping();
        return;
      } catch (JedisException notYet) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IllegalStateException("Master " + master + " does not start");
  }

  /** Every master sees all three. */
  private void awaitOk() throws InterruptedException {
    for (int master = 0; master < MASTERS; master++) {
      await(master);
      try (Jedis jedis = new Jedis("127.0.0.1", ports.get(master))) {
        for (int tries = 0; !sees(jedis.clusterInfo()); tries++) {
          if (tries == 600) {
            throw new IllegalStateException("The cluster does not form: " + jedis.clusterInfo());
          }
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
    }
  }

  private static boolean sees(String info) {
    return info.contains("cluster_state:ok") && info.contains("cluster_slots_ok:" + SLOTS);
  }

  /** Its cluster bus has the port 10,000 above, which must be free too. */
  private static int freePort(int from) {
    for (int port = from; port < 31_000; port++) {
      if (isFree(port) && isFree(port + 10_000)) {
        return port;
      }
    }
    throw new IllegalStateException("No free port");
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
