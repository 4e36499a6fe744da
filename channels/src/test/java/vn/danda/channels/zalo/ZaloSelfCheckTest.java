package vn.danda.channels.zalo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.danda.channels.Fixtures;
import vn.danda.channels.SelfCheck.Finding;
import vn.danda.channels.SelfCheck.Level;

class ZaloSelfCheckTest {

  private final FakeZalo zalo = new FakeZalo();
  private final MemoryNotes notes = new MemoryNotes();
  private final SharedVault vault = new SharedVault(() -> Fixtures.RECEIVED);

  @AfterEach
  void stop() {
    zalo.close();
  }

  @Test
  void whenAllIsWellItSaysUntilWhenAndHowZaloSigns() {
    names(ZaloFixtures.OA_ID, "BHXH Nghệ An");
    notes.put("zalo", ZaloWebhookController.SIGNED, "app_body_oasecret");
    notes.put("zalo", ZaloChannel.QUOTA, "4000");

    List<Finding> findings = look("r0");

    assertThat(findings).allMatch(finding -> finding.level() == Level.FINE);
    assertThat(findings).extracting(Finding::what)
        .anyMatch(what -> what.startsWith("Token Zalo còn dùng đến 09:02 25/11"))
        .anyMatch(what -> what.contains("“BHXH Nghệ An”"))
        .anyMatch(what -> what.contains("app_body_oasecret"));
  }

  @Test
  void withoutATokenItSaysWhereToGetOne() {
    assertThat(broken(look("used-up"))).singleElement().satisfies(finding -> {
      assertThat(finding.what()).contains("Không có token");
      assertThat(finding.toDo()).contains("API Explorer").contains("DANDA_ZALO_REFRESH_TOKEN");
    });
  }

  @Test
  void aTokenOfAnotherAccountIsBroken() {
    names("111", "OA khác");

    assertThat(broken(look("r0"))).singleElement().satisfies(finding -> assertThat(finding.what()).contains("OA khác (111)"));
  }

  @Test
  void aSignatureThatDoesNotFitNamesTheSettings() {
    names(ZaloFixtures.OA_ID, "x");
    notes.put("zalo", ZaloWebhookController.SIGNED, "app_body_oasecret");
    notes.now = notes.now.plusSeconds(60);
    notes.put("zalo", ZaloWebhookController.REFUSED, "wrong");

    assertThat(broken(look("r0"))).singleElement()
        .satisfies(finding -> assertThat(finding.toDo()).contains("DANDA_ZALO_WEBHOOK_SECRET"));
  }

  @Test
  void aWebhookThatNeverCameAndALowQuotaAreNotices() {
    names(ZaloFixtures.OA_ID, "x");
    notes.put("zalo", ZaloChannel.QUOTA, "12");

    assertThat(look("r0")).filteredOn(finding -> finding.level() == Level.NOTICE).extracting(Finding::what)
        .anyMatch(what -> what.contains("chưa gọi tới webhook"))
        .anyMatch(what -> what.contains("12 tin"));
  }

  @Test
  void aNetworkThatCannotBeReachedIsBroken() {
    zalo.server.stubFor(get("/v2.0/oa/getoa").willReturn(aResponse().withStatus(502).withBody("<html>")));

    assertThat(broken(look("r0"))).extracting(Finding::what).containsExactly("Không nối được tới Zalo.");
  }

  private void names(String oaId, String name) {
    zalo.server.stubFor(
        get("/v2.0/oa/getoa")
            .willReturn(
                aResponse()
                    .withBody("{\"error\":0,\"message\":\"Success\",\"data\":{\"oa_id\":\"" + oaId + "\",\"name\":\"" + name + "\"}}")));
  }

  private List<Finding> look(String refreshToken) {
    Clock clock = Clock.fixed(Fixtures.RECEIVED.plus(Duration.ofSeconds(1)), ZoneOffset.UTC);
    ZaloSettings settings = ZaloFixtures.settings(zalo.url(), refreshToken, "");
    ZaloTokens tokens = new ZaloTokens(settings, vault.node(SharedVault.Step.NEVER), clock);
    tokens.tick();
    return new ZaloSelfCheck(settings, tokens, notes, clock).look();
  }

  private static List<Finding> broken(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.level() == Level.BROKEN).toList();
  }
}
