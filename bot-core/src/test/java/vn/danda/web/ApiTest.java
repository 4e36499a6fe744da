package vn.danda.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.danda.store.TestStores;

/** The public API as its callers see it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApiTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @DynamicPropertySource
  static void stores(DynamicPropertyRegistry registry) {
    TestStores.register(registry);
  }

  @Test
  void anAnswerReadsTheFiguresOfTheMomentAskedFor() {
    String question = "\"text\": \"mỗi tháng đóng thấp nhất là bao nhiêu?\"";
    JsonNode before = body(200, "/api/ask", "{" + question + ", \"at\": \"2026-12-31T23:59:00+07:00\"}");
    JsonNode after = body(200, "/api/ask", "{" + question + ", \"at\": \"2027-01-01T00:00:00+07:00\"}");
    assertThat(before.get("outcome").asString()).isEqualTo("answered");
    assertThat(before.get("entry").asString()).isEqualTo("muc-dong-toi-thieu");
    assertThat(before.get("text").asString()).contains("264 nghìn đồng");
    assertThat(before.get("basis").asString()).contains("Luật BHXH");
    assertThat(after.get("text").asString()).contains("387.200 đồng").doesNotContain("264 nghìn");
  }

  @Test
  void theHealthCardCostsWhatItCostOnBothSidesOfTheFirstOfJuly() {
    String question = "\"text\": \"Mua bảo hiểm y tế hộ gia đình cả năm hết bao nhiêu tiền?\"";
    JsonNode before = body(200, "/api/ask", "{" + question + ", \"at\": \"2026-06-30T12:00:00+07:00\"}");
    JsonNode after = body(200, "/api/ask", "{" + question + ", \"at\": \"2026-07-01T12:00:00+07:00\"}");
    assertThat(before.get("text").asString()).contains("1.263.600");
    assertThat(after.get("text").asString()).contains("1.366.200");
  }

  @Test
  void aFollowUpIsReadWithTheTurnBeforeIt() {
    JsonNode answer =
        body(200, "/api/ask/followup", "{\"turns\": [\"nữ mấy tuổi thì được nghỉ hưu?\", \"còn nam thì mấy tuổi?\"]}");
    assertThat(answer.get("entry").asString()).isEqualTo("tuoi-nghi-huu");
  }

  @Test
  void aContributionIsWorkedOutWithItsSteps() {
    JsonNode sum =
        body(
            200,
            "/api/calculate/contribution",
            "{\"income\": 3000000, \"groups\": [\"poor_or_island\"], \"start\": \"2026-11\", \"months\": 1}");
    assertThat(sum.get("gross_month").asLong()).isEqualTo(660_000);
    assertThat(sum.get("net_total").asLong()).isEqualTo(495_000);
    assertThat(sum.get("steps").size()).isPositive();
    assertThat(sum.get("steps").get(0).get("basis").asString()).isNotBlank();
  }

  @Test
  void whatCannotBeWorkedOutIsRefusedWithItsBounds() {
    JsonNode refused =
        body(
            422,
            "/api/calculate/contribution",
            "{\"income\": 3000000, \"groups\": [\"other\"], \"start\": \"2026-11\", \"months\": 18, \"mode\": \"prepay\"}");
    assertThat(refused.get("error").asString()).isEqualTo("PERIOD_NOT_ALLOWED");
    assertThat(refused.get("allowed_months").size()).isEqualTo(4);
    assertThat(refused.get("detail").asString()).isNotBlank();
  }

  @Test
  void spokenMoneyAndPlacesAreUnderstood() {
    JsonNode amount = body(200, "/api/understand/amount", "{\"text\": \"2 củ rưỡi\"}");
    assertThat(amount.get("amounts").get(0).asLong()).isEqualTo(2_500_000);
    assertThat(amount.get("ambiguous").asBoolean()).isFalse();
    JsonNode place = body(200, "/api/places", "{\"text\": \"e o xa hung nguyen nam\"}");
    assertThat(place.get("communes").get(0).get("name").asString()).isEqualTo("Xã Hưng Nguyên Nam");
    assertThat(place.get("ask").asBoolean()).isFalse();
  }

  @Test
  void mistakesAreAnsweredInBothLanguagesWithoutRepeatingWhatWasSent() {
    JsonNode empty = body(400, "/api/ask", "{\"text\": \"  \"}");
    assertThat(empty.get("detail").asString()).contains("Thiếu nội dung");
    assertThat(empty.get("detail_en").asString()).contains("empty");
    String broken = response(400, "/api/ask", "{\"text\": 0912345678").body();
    assertThat(broken).contains("JSON").doesNotContain("0912345678");
    assertThat(body(400, "/api/calculate/horoscope", "{}").get("field").asString()).isEqualTo("kind");
  }

  @Test
  void theApiDescribesItselfAndTheServerItsHealth() {
    assertThat(get(200, "/api/openapi.json")).contains("/api/ask", "/api/calculate/{kind}", "/api/places");
    assertThat(get(200, "/actuator/health/readiness")).contains("UP");
    assertThat(get(200, "/actuator/health/liveness")).contains("UP");
    assertThat(get(200, "/actuator/prometheus")).contains("danda_backlog");
  }

  private JsonNode body(int status, String path, String json) {
    return JSON.readTree(response(status, path, json).body());
  }

  private HttpResponse<String> response(int status, String path, String json) {
    return send(
        status,
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private String get(int status, String path) {
    return send(status, HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build()).body();
  }

  private HttpResponse<String> send(int status, HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
      return response;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
