package vn.danda.channels.zalo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import vn.danda.channels.Secret;
import vn.danda.channels.TokenVault;

/**
 * The access token, and the next one in time. Zalo's refresh token works once and gives a new one with every access
 * token; whoever loses the new pair must ask an administrator of the account to consent again. So:
 *
 * <ul>
 *   <li>one node at a time fetches ({@link TokenVault#lock}), and looks first whether another one has just done it;
 *   <li>a pair is stored before it is used;
 *   <li>a pair is fetched after 20 of its 25 hours: when it is lost between Zalo and our store (a machine dies in that
 *       moment, the one gap nobody can close), sending goes on for five hours, and the self-check says what to click;
 *   <li>it never happens inside a send.
 * </ul>
 *
 * Thread-safe.
 */
final class ZaloTokens {

  static final Duration RENEW_AFTER = Duration.ofHours(20);

  private static final String PATH = "/v4/oa/access_token";
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  /** Longer than a whole fetch: connecting, the call, storing. */
  private static final Duration LOCK = Duration.ofSeconds(30);

  /** After a refusal: Zalo will not change its mind, but somebody may have stored a new pair. */
  private static final Duration AFTER_REFUSAL = Duration.ofMinutes(10);

  private static final Duration AFTER_SILENCE = Duration.ofSeconds(20);
  private static final int SAVE_TRIES = 20;
  private static final Duration BETWEEN_SAVES = Duration.ofMillis(500);
  private static final Logger log = LoggerFactory.getLogger(ZaloTokens.class);

  private final ZaloSettings settings;
  private final TokenVault vault;
  private final ZaloApi oauth;
  private final Clock clock;
  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile @Nullable Pair pair;

  /** Fetched, but the store did not take it: kept in hand and tried again at every turn. */
  private volatile @Nullable Pair unsaved;

  private volatile @Nullable String trouble;
  private volatile Instant notBefore = Instant.MIN;

  ZaloTokens(ZaloSettings settings, TokenVault vault, Clock clock) {
    this.settings = settings;
    this.vault = vault;
    this.oauth = new ZaloApi(settings.oauthUrl());
    this.clock = clock;
  }

  /**
   * What Zalo gave.
   *
   * @param seed fingerprint of the setting the chain of tokens began with
   */
  record Pair(String access, String refresh, Instant fetchedAt, Instant expiresAt, String seed) {}

  /** The token to send with; empty when there is none that could be good. */
  Optional<String> current() {
    Pair now = pair;
    return now == null || !clock.instant().isBefore(now.expiresAt()) ? Optional.empty() : Optional.of(now.access());
  }

  /** Why no new token can be fetched, in English words without secrets; empty while all is well. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** When the token in use ends by itself. */
  Optional<Instant> expiresAt() {
    return Optional.ofNullable(pair).map(Pair::expiresAt);
  }

  /** Once a minute: fetches in time, also when nobody writes. */
  void tick() {
    Pair now = pair;
    if (now == null || unsaved != null || isDue(now)) {
      renew(null);
    }
  }

  /** In the background; {@code refused} is a token that Zalo does not take any more, or null. */
  void renewSoon(@Nullable String refused) {
    if (!renewing.get()) {
      Thread.ofVirtual().name("zalo-token").start(() -> renew(refused));
    }
  }

  /** Returns when there is a new token, or when there can be none now. One at a time. */
  void renew(@Nullable String refused) {
    if (!renewing.compareAndSet(false, true)) {
      return;
    }
    try {
      renewAlone(refused);
    } catch (RuntimeException storeIsAway) {
      log.warn("zalo tokens not read: {}", storeIsAway.getClass().getSimpleName());
    } finally {
      renewing.set(false);
    }
  }

  private void renewAlone(@Nullable String refused) {
    Pair inHand = unsaved;
    if (inHand != null) {
      keep(inHand);
      return;
    }
    if (takeStored(refused)) {
      return;
    }
    if (clock.instant().isBefore(notBefore) || !vault.lock(ZaloUpdates.CHANNEL, LOCK)) {
      return;
    }
    try {
      // Another node may have been quicker between our look and our lock.
      if (!takeStored(refused)) {
        fetch();
      }
    } finally {
      vault.unlock(ZaloUpdates.CHANNEL);
    }
  }

  /** Whether the store has a pair that is good and not the refused one. Also an old one is better than none meanwhile. */
  private boolean takeStored(@Nullable String refused) {
    Pair stored = stored();
    if (stored == null || !continues(stored) || stored.access().equals(refused)) {
      return false;
    }
    pair = stored;
    if (isDue(stored)) {
      return false;
    }
    trouble = null;
    return true;
  }

  private boolean isDue(Pair one) {
    return !clock.instant().isBefore(one.fetchedAt().plus(RENEW_AFTER)) || !clock.instant().isBefore(one.expiresAt());
  }

  /** The stored refresh token goes on; a new one in the settings begins anew, and if it is no good, the stored one goes on. */
  private void fetch() {
    Pair stored = stored();
    List<String> candidates = new ArrayList<>();
    if ((stored == null || !continues(stored)) && !settings.refreshToken().isEmpty()) {
      candidates.add(settings.refreshToken().reveal());
    }
    if (stored != null) {
      candidates.add(stored.refresh());
    }
    String seed = stored != null && settings.refreshToken().isEmpty() ? stored.seed() : seed();
    String why = "there is no refresh token: DANDA_ZALO_REFRESH_TOKEN is empty and none is stored";
    for (String refreshToken : candidates) {
      switch (oauth.postForm(PATH, form(refreshToken), settings.appSecret().reveal(), LONGEST_CALL)) {
        case ZaloApi.Answer.Said said when !ZaloJson.text(said.json().path("refresh_token")).isEmpty() -> {
          keep(pair(said, seed));
          return;
        }
        case ZaloApi.Answer.Said said -> why = "Zalo refused the refresh token (" + ZaloErrors.code(said) + ")";
        case ZaloApi.Answer.NotReached _, ZaloApi.Answer.Silent _, ZaloApi.Answer.Unreadable _ -> {
          silent();
          return;
        }
      }
    }
    refused(why);
  }

  /** Whether this pair descends from the refresh token in the settings; an empty setting goes on with what is stored. */
  private boolean continues(Pair stored) {
    return settings.refreshToken().isEmpty() || stored.seed().equals(seed());
  }

  /** Stores before it uses. The pair is in no other place in the world now, so storing it is tried for long. */
  private void keep(Pair fetched) {
    unsaved = fetched;
    for (int tries = 1; unsaved != null; tries++) {
      try {
        vault.save(ZaloUpdates.CHANNEL, settings.appSecret(), ZaloJson.MAPPER.writeValueAsString(fetched));
        unsaved = null;
      } catch (RuntimeException storeIsAway) {
        log.error("zalo tokens not stored, try {}: {}", tries, storeIsAway.getClass().getSimpleName());
        if (tries == SAVE_TRIES) {
          trouble = "the new tokens could not be stored; they are lost if the server stops now";
          pair = fetched;
          return;
        }
        LockSupport.parkNanos(BETWEEN_SAVES.toNanos());
      }
    }
    pair = fetched;
    trouble = null;
    notBefore = Instant.MIN;
    log.info("zalo tokens renewed, good until {}", fetched.expiresAt());
  }

  private void refused(String why) {
    if (!why.equals(trouble)) {
      log.error("zalo: {}; an administrator of the account must consent again (RUNBOOK, Zalo OA)", why);
    }
    trouble = why;
    notBefore = clock.instant().plus(AFTER_REFUSAL);
  }

  /** No answer: it may have been used up or not; that shows at the next try. */
  private void silent() {
    log.warn("zalo: no answer to the request for new tokens");
    if (current().isEmpty()) {
      trouble = "Zalo does not answer the request for a new access token";
    }
    notBefore = clock.instant().plus(AFTER_SILENCE);
  }

  private Pair pair(ZaloApi.Answer.Said said, String seed) {
    String seconds = ZaloJson.text(said.json().path("expires_in"));
    Duration lasts = Duration.ofSeconds(seconds.matches("[0-9]{1,9}") ? Long.parseLong(seconds) : 90_000);
    Instant now = clock.instant();
    return new Pair(
        ZaloJson.text(said.json().path("access_token")),
        ZaloJson.text(said.json().path("refresh_token")),
        now,
        now.plus(lasts),
        seed);
  }

  private @Nullable Pair stored() {
    Optional<String> json = vault.load(ZaloUpdates.CHANNEL, settings.appSecret());
    if (json.isEmpty()) {
      return null;
    }
    try {
      return ZaloJson.MAPPER.readValue(json.get(), Pair.class);
    } catch (JacksonException unreadable) {
      log.error("stored zalo tokens cannot be read");
      return null;
    }
  }

  private String form(String refreshToken) {
    return "refresh_token=" + encoded(refreshToken) + "&app_id=" + encoded(settings.appId()) + "&grant_type=refresh_token";
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Tells a new setting from the one the stored chain began with, and does not tell the token. */
  private String seed() {
    Secret first = settings.refreshToken();
    byte[] digest = ZaloSignature.sha256().digest(("zalo:" + first.reveal()).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 8);
  }
}
