package vn.danda.channels.zalo;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import vn.danda.channels.Fixtures;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.Secret;

/** The recorded payloads, and the settings they were recorded with. */
final class ZaloFixtures {

  static final String APP_ID = "360846524940903967";
  static final String OA_ID = "388613280878808645";

  private ZaloFixtures() {}

  static ZaloSettings settings(String server, String refreshToken, String signature) {
    return new ZaloSettings(
        APP_ID,
        OA_ID,
        Secret.of("oa-khoa"),
        Secret.of("app-khoa"),
        Secret.of(refreshToken),
        URI.create(server),
        URI.create(server),
        signature,
        "",
        "");
  }

  static String body(String name) {
    return Fixtures.body(ZaloUpdates.CHANNEL, name);
  }

  static List<InboundEvent> events(String body) {
    return read(body).stream().map(ZaloUpdates.Read::event).filter(Objects::nonNull).toList();
  }

  static List<ZaloUpdates.Read> read(String body) {
    JsonNode json = ZaloJson.read(body.getBytes(StandardCharsets.UTF_8));
    return ZaloUpdates.read(Objects.requireNonNull(json), Fixtures.RECEIVED, OA_ID);
  }
}
