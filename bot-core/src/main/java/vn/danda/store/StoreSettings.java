package vn.danda.store;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.danda.channels.Secret;

/**
 * Where the stores are.
 *
 * @param dataDir the folder for whatever this server keeps on this machine, above all the embedded servers' data
 */
@ConfigurationProperties("danda")
public record StoreSettings(
    @DefaultValue("./data") Path dataDir, @DefaultValue Redis redis, @DefaultValue Database database) {

  /**
   * @param url {@code redis://[user][:password]@host:port}, {@code rediss://} for TLS, several hosts with commas for a
   *     Redis Cluster; empty = embedded
   * @param connectTimeout for opening a connection, and for getting one out of the pool
   * @param timeout for one answer; both together stay below the second in which every request is answered
   * @param connections at most, per node
   */
  public record Redis(
      @DefaultValue("") Secret url,
      @DefaultValue("150ms") Duration connectTimeout,
      @DefaultValue("750ms") Duration timeout,
      @DefaultValue("80") int connections) {}

  /**
   * @param url {@code jdbc:postgresql://host:port/database}; empty = embedded
   */
  public record Database(
      @DefaultValue("") String url, @DefaultValue("") String user, @DefaultValue("") Secret password) {}
}
