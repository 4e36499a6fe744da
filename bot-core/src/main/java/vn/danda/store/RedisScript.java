package vn.danda.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** One Lua file under {@code /redis}; its head says what it does, its keys, its arguments, its answer. */
public final class RedisScript {

  private final String text;
  private final String sha;

  private RedisScript(String text) {
    this.text = text;
    this.sha = sha1(text);
  }

  /** Reads {@code /redis/<name>.lua} from the class path. */
  public static RedisScript named(String name) {
    try (InputStream in = RedisScript.class.getResourceAsStream("/redis/" + name + ".lua")) {
      if (in == null) {
        throw new IllegalStateException("No script /redis/" + name + ".lua on the class path");
      }
      return new RedisScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read script " + name, e);
    }
  }

  /** Runs it; sends the text only when Redis does not know it yet. */
  public Object run(UnifiedJedis redis, List<String> keys, List<String> arguments) {
    try {
      return redis.evalsha(sha, keys, arguments);
    } catch (JedisNoScriptException notLoaded) {
      return redis.eval(text, keys, arguments);
    }
  }

  /** Queues it; the caller must {@code get()} the response, for a pipeline swallows errors otherwise. */
  public Response<Object> queue(AbstractPipeline pipeline, List<String> keys, List<String> arguments) {
    return pipeline.evalsha(sha, keys, arguments);
  }

  /**
   * Queues it with its text, for scripts whose order counts: of several {@link #queue}d ones the first could be unknown
   * to Redis and, because somebody else sent the text meanwhile, the second known, and so be run before it.
   */
  public Response<Object> queueInOrder(AbstractPipeline pipeline, List<String> keys, List<String> arguments) {
    return pipeline.eval(text, keys, arguments);
  }

  /** What {@link #queue} answered; runs the script anew when Redis did not know it. */
  public Object result(
      Response<Object> response, UnifiedJedis redis, List<String> keys, List<String> arguments) {
    try {
      return response.get();
    } catch (JedisNoScriptException notLoaded) {
      return redis.eval(text, keys, arguments);
    }
  }

  private static String sha1(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
