package vn.danda.channels.zalo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import vn.danda.channels.Fixtures;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Text;
import vn.danda.channels.InboundListener;
import vn.danda.channels.Secret;
import vn.danda.channels.zalo.ZaloSignature.Variant;

class ZaloWebhookTest {

  private static final ZaloSettings SETTINGS = ZaloFixtures.settings("http://127.0.0.1:1", "r", "");
  private static final String HEADER_TIME = "1795672841999";

  private final List<InboundEvent> kept = new ArrayList<>();
  private final MemoryNotes notes = new MemoryNotes();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final MockMvc door = door(SETTINGS, kept::addAll);

  @ParameterizedTest
  @EnumSource(Variant.class)
  void everyKnownWayOfSigningIsTakenAndReported(Variant variant) throws Exception {
    deliver(door, ZaloFixtures.body("text"), variant).andExpect(status().isOk()).andExpect(content().string(""));

    assertThat(kept).singleElement().isInstanceOf(Text.class);
    assertThat(notes.text("zalo", ZaloWebhookController.SIGNED)).isEqualToIgnoringCase(variant.name());
  }

  @Test
  void aPinnedWayIsTheOnlyOne() throws Exception {
    MockMvc pinned = door(ZaloFixtures.settings("http://127.0.0.1:1", "r", "oa_body_oasecret"), kept::addAll);

    deliver(pinned, ZaloFixtures.body("text"), Variant.APP_BODY_OASECRET).andExpect(status().isForbidden());
    deliver(pinned, ZaloFixtures.body("text"), Variant.OA_BODY_OASECRET).andExpect(status().isOk());
  }

  @Test
  void oneChangedByteIsRefusedAndNoted() throws Exception {
    String body = ZaloFixtures.body("text");
    String mac = mac(body, Variant.APP_BODY_OASECRET);

    door.perform(to(body.replace("1 thang", "2 thang")).header("X-ZEvent-Signature", mac))
        .andExpect(status().isForbidden());

    assertThat(kept).isEmpty();
    assertThat(notes.text("zalo", ZaloWebhookController.REFUSED)).isEqualTo("wrong");
    assertThat(meters.counter("danda.channel.refused", "channel", "zalo").count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mac=", "mac=zz", "x", "mac=0000000000000000000000000000000000000000000000000000000000000000"})
  void aSignatureThatIsNoneIsRefused(String mac) throws Exception {
    door.perform(to(ZaloFixtures.body("text")).header("X-ZEvent-Signature", mac)).andExpect(status().isForbidden());

    assertThat(kept).isEmpty();
  }

  @Test
  void anUnsignedEventIsRefused() throws Exception {
    door.perform(to(ZaloFixtures.body("text"))).andExpect(status().isForbidden());

    assertThat(kept).isEmpty();
  }

  @Test
  void theTryOfZalosOwnPageWhenTheAddressIsSavedIsAnswered() throws Exception {
    door.perform(get("/webhooks/zalo")).andExpect(status().isOk());
    door.perform(to("")).andExpect(status().isOk());
    door.perform(to("{}")).andExpect(status().isOk());

    assertThat(kept).isEmpty();
  }

  @Test
  void onlyTheRightVerificationFileIsThere() throws Exception {
    ZaloSettings verified =
        new ZaloSettings(
            ZaloFixtures.APP_ID,
            ZaloFixtures.OA_ID,
            Secret.of("a"),
            Secret.of("b"),
            Secret.of(""),
            URI.create("http://127.0.0.1:1"),
            URI.create("http://127.0.0.1:1"),
            "",
            "SeEEB8ES51jdZCu-hOfK",
            "");
    MockMvc door = door(verified, kept::addAll);

    door.perform(get("/zalo_verifierSeEEB8ES51jdZCu-hOfK.html"))
        .andExpect(status().isOk())
        .andExpect(content().string(org.hamcrest.Matchers.containsString("content=\"SeEEB8ES51jdZCu-hOfK\"")));
    door.perform(get("/zalo_verifierother.html")).andExpect(status().isNotFound());
    this.door.perform(get("/zalo_verifier.html")).andExpect(status().isNotFound());
  }

  private ResultActions deliver(MockMvc door, String body, Variant variant) throws Exception {
    return door.perform(
        to(body).header("X-ZEvent-Signature", mac(body, variant)).header("X-ZEvent-Timestamp", HEADER_TIME));
  }

  private static MockHttpServletRequestBuilder to(String body) {
    return post("/webhooks/zalo").contentType("application/json").content(body.getBytes(StandardCharsets.UTF_8));
  }

  /** As Zalo would sign it; a header or the body carries the time. */
  private static String mac(String body, Variant variant) {
    String time = variant.name().contains("HEADER") ? HEADER_TIME : bodyTime(body);
    byte[] digest = new ZaloSignature(SETTINGS).digest(variant, body.getBytes(StandardCharsets.UTF_8), time);
    return "mac=" + HexFormat.of().formatHex(digest);
  }

  private static String bodyTime(String body) {
    return ZaloJson.MAPPER.readTree(body).path("timestamp").asString();
  }

  private MockMvc door(ZaloSettings settings, InboundListener listener) {
    Clock clock = Clock.fixed(Fixtures.RECEIVED, ZoneOffset.UTC);
    return MockMvcBuilders.standaloneSetup(new ZaloWebhookController(settings, listener, notes, clock, meters)).build();
  }
}
