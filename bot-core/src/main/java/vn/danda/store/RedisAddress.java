package vn.danda.store;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.util.JedisURIHelper;
import vn.danda.store.embedded.StartRefused;

/** A Redis URL taken apart. Several hosts, separated by commas, are nodes of one Redis Cluster. */
record RedisAddress(
    Set<HostAndPort> hosts, @Nullable String user, @Nullable String password, int database, boolean tls) {

  private static final int DEFAULT_PORT = 6379;

  static RedisAddress parse(String url) {
    String[] urls = url.strip().split(",");
    URI first = uri(urls[0]);
    Set<HostAndPort> hosts = new LinkedHashSet<>();
    hosts.add(host(first));
    for (int i = 1; i < urls.length; i++) {
      hosts.add(host(uri("redis://" + urls[i].strip())));
    }
    return new RedisAddress(
        hosts,
        JedisURIHelper.getUser(first),
        JedisURIHelper.getPassword(first),
        JedisURIHelper.getDBIndex(first),
        JedisURIHelper.isRedisSSLScheme(first));
  }

  boolean isCluster() {
    return hosts.size() > 1;
  }

  /** Without user and password, for messages. */
  @Override
  public String toString() {
    return hosts.toString();
  }

  private static HostAndPort host(URI uri) {
    return new HostAndPort(uri.getHost(), uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort());
  }

  private static URI uri(String text) {
    try {
      URI uri = URI.create(text.strip());
      if ((JedisURIHelper.isRedisScheme(uri) || JedisURIHelper.isRedisSSLScheme(uri)) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // The parser's own message would print the password.
    }
    throw new StartRefused(
        "DANDA_REDIS_URL không đúng dạng redis://[người dùng][:mật khẩu]@máy:cổng.",
        "DANDA_REDIS_URL is not of the form redis://[user][:password]@host:port (rediss:// for TLS; for a cluster name "
            + "several hosts: redis://:password@a:6379,b:6379). Percent-encode special characters of the password.");
  }
}
