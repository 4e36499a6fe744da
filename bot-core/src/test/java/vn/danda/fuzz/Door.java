package vn.danda.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A door that takes bodies from outside, and the well-formed bodies that the mutated ones are made of.
 *
 * @param headers what makes a body genuine, so that it gets past the first check
 * @param settings what opens the door; {@link #API} stands for the address of a network that takes everything
 */
record Door(String path, List<byte[]> seeds, Function<byte[], Map<String, String>> headers, Map<String, String> settings) {

  static final String API = "{api}";

  private static final String SECRET = "bi-mat";

  /** Every door. A channel's folder of recorded payloads is picked up whole. */
  static List<Door> all() {
    return List.of(
        new Door("/webhooks/telegram", recorded("telegram"), Door::telegram, TELEGRAM),
        new Door("/webhooks/messenger", recorded("messenger"), Door::messenger, MESSENGER),
        new Door("/webhooks/zalo", recorded("zalo"), Door::zalo, ZALO),
        new Door("/chat/messages", written("{\"clientId\":\"a1b2c3d4-0\",\"text\":\"mỗi tháng đóng bao nhiêu ạ\"}",
            "{\"clientId\":\"a1b2c3d4-1\",\"payload\":\"person\",\"label\":\"Gặp cán bộ\"}"), Door::nothing, Map.of()),
        new Door("/chat/sessions", written("{\"token\":\"abc.def.ghi\"}", "{\"token\":null}"), Door::nothing, Map.of()),
        new Door("/api/ask", written("{\"text\":\"rút một lần được không\",\"audience\":null,\"at\":\"2027-01-02T08:00:00+07:00\"}"), Door::nothing, Map.of()),
        new Door("/api/ask/followup", written("{\"turns\":[\"đóng ở đâu\",\"còn online thì sao\"]}"), Door::nothing, Map.of()),
        new Door("/api/understand/amount", written("{\"text\":\"2 củ rưỡi trong 3 năm 4 tháng\"}"), Door::nothing, Map.of()),
        new Door("/api/places", written("{\"text\":\"e o dien chau\"}"), Door::nothing, Map.of()),
        new Door("/api/calculate/contribution", written("{\"income\":3000000,\"groups\":[\"poor_or_island\"],\"start\":\"2026-11\",\"months\":1}"), Door::nothing, Map.of()),
        new Door("/api/calculate/pension", written("{\"gender\":\"male\",\"months\":240,\"avg_income\":1500000}"), Door::nothing, Map.of()));
  }

  private static final Map<String, String> TELEGRAM =
      Map.of(
          "danda.telegram.token", "7000000001:demo-token",
          "danda.telegram.mode", "webhook",
          "danda.telegram.webhook-secret", SECRET,
          "danda.telegram.api-url", API);

  /** The page is the one of the recorded payloads: others' events are not ours. */
  private static final Map<String, String> MESSENGER =
      Map.of(
          "danda.messenger.page-id", "101234567890123",
          "danda.messenger.page-token", "page-token",
          "danda.messenger.app-secret", SECRET,
          "danda.messenger.verify-token", "verify",
          "danda.messenger.graph-url", API);

  private static final Map<String, String> ZALO =
      Map.of(
          "danda.zalo.app-id", "4318657068771012646",
          "danda.zalo.oa-id", "388613280878808645",
          "danda.zalo.webhook-secret", SECRET,
          "danda.zalo.app-secret", SECRET,
          "danda.zalo.refresh-token", "refresh",
          "danda.zalo.api-url", API,
          "danda.zalo.oauth-url", API);

  private static Map<String, String> telegram(byte[] body) {
    return Map.of("X-Telegram-Bot-Api-Secret-Token", SECRET);
  }

  private static Map<String, String> messenger(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Map.of("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed over the time in the header, so that the body need not be read here. */
  private static Map<String, String> zalo(byte[] body) {
    String time = "1795481200400";
    try {
      MessageDigest mac = MessageDigest.getInstance("SHA-256");
      mac.update(ZALO.get("danda.zalo.app-id").getBytes(StandardCharsets.UTF_8));
      mac.update(body);
      mac.update((time + SECRET).getBytes(StandardCharsets.UTF_8));
      return Map.of("X-ZEvent-Signature", "mac=" + HexFormat.of().formatHex(mac.digest()), "X-ZEvent-Timestamp", time);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> nothing(byte[] body) {
    return Map.of();
  }

  private static List<byte[]> written(String... bodies) {
    return Stream.of(bodies).map(body -> body.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<byte[]> recorded(String channel) {
    Path folder = Path.of("channels/src/test/resources", channel);
    try (Stream<Path> files = Files.list(Files.exists(folder) ? folder : Path.of("..").resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".json") && !file.toString().endsWith(".expected.json"))
          .sorted()
          .map(Door::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
