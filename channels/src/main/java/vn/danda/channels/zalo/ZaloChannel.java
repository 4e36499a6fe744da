package vn.danda.channels.zalo;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.danda.channels.Capabilities;
import vn.danda.channels.Channel;
import vn.danda.channels.ChannelNotes;
import vn.danda.channels.NetworkLimits;
import vn.danda.channels.OutboundMessage;
import vn.danda.channels.OutboundMessage.Acknowledge;
import vn.danda.channels.OutboundMessage.OnComment;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.AccountBroken;
import vn.danda.channels.SendResult.Refused;
import vn.danda.channels.SendResult.Sent;
import vn.danda.channels.SendResult.TryAgain;

/** Sends through a Zalo Official Account. Thread-safe. */
final class ZaloChannel implements Channel {

  /** Note: what is left of the free messages, as Zalo says with every send. */
  static final String QUOTA = "quota";

  /** Consultation messages; the only kind without an approved, paid template. */
  private static final String MESSAGES = "/v3.0/oa/message/cs";

  /** Fetching a token takes about a second. */
  private static final Duration TOKEN_WAIT = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(ZaloChannel.class);

  private final ZaloApi api;
  private final ZaloTokens tokens;
  private final ZaloSettings settings;
  private final ChannelNotes notes;
  private final MeterRegistry meters;

  ZaloChannel(ZaloSettings settings, ZaloTokens tokens, ChannelNotes notes, MeterRegistry meters) {
    this.api = new ZaloApi(settings.apiUrl());
    this.tokens = tokens;
    this.settings = settings;
    this.notes = notes;
    this.meters = meters;
  }

  @Override
  public String name() {
    return ZaloUpdates.CHANNEL;
  }

  @Override
  public Capabilities capabilities() {
    return NetworkLimits.ZALO;
  }

  @Override
  public SendResult send(OutboundMessage message) {
    SendResult result =
        switch (message) {
          case Say say -> say(say);
          // Zalo's buttons do not spin.
          case Acknowledge _ -> new Sent(null);
          case OnComment _ -> new Refused("Zalo has no comments of ours");
        };
    meters
        .counter("danda.channel.sends", "channel", name(), "result", result.getClass().getSimpleName())
        .increment();
    return result;
  }

  /** The words, and below them the card that sends the phone number: Zalo does not take both in one. */
  private SendResult say(Say say) {
    SendResult result = post(ZaloSender.message(say));
    if (result instanceof Sent && say.askPhone()) {
      SendResult card = post(ZaloSender.infoRequest(say, settings.imageUrl()));
      if (!(card instanceof Sent)) {
        // The words are out, and a number can be typed: sending both again would be worse than a missing card.
        log.warn("zalo card for the phone number not sent: {}", card);
      }
    }
    return result;
  }

  private SendResult post(String json) {
    Optional<String> token = tokens.current();
    if (token.isEmpty()) {
      tokens.renewSoon(null);
      return withoutToken();
    }
    ZaloApi.Answer answer = api.post(MESSAGES, json, token.get());
    if (ZaloErrors.isTokenRefused(answer)) {
      // Fetching a new one may take longer than the outbox waits for a send; so it tries again when it is there.
      tokens.renewSoon(token.get());
      return withoutToken();
    }
    noteQuota(answer);
    return ZaloErrors.toResult(answer);
  }

  private SendResult withoutToken() {
    return tokens
        .trouble()
        .<SendResult>map(AccountBroken::new)
        .orElseGet(() -> new TryAgain(TOKEN_WAIT, "a new access token is being fetched"));
  }

  private void noteQuota(ZaloApi.Answer answer) {
    if (answer instanceof ZaloApi.Answer.Said said && said.json().path("data").path("quota").isObject()) {
      String left = ZaloJson.text(said.json().path("data").path("quota").path("remain"));
      if (!left.isEmpty()) {
        notes.put(name(), QUOTA, left);
      }
    }
  }
}
