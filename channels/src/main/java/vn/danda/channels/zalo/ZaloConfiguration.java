package vn.danda.channels.zalo;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import vn.danda.channels.Channel;
import vn.danda.channels.ChannelNotes;
import vn.danda.channels.SelfCheck;
import vn.danda.channels.TokenVault;

/** Puts the parts of this folder together when there is an app. */
@Configuration(proxyBeanMethods = false)
@Conditional(ZaloIsOn.class)
@EnableConfigurationProperties(ZaloSettings.class)
class ZaloConfiguration {

  @Bean
  ZaloTokens zaloTokens(ZaloSettings settings, TokenVault vault, Clock clock, MeterRegistry meters) {
    ZaloTokens tokens = new ZaloTokens(settings, vault, clock);
    meters.gauge(
        "danda.zalo.token.seconds",
        tokens,
        now -> now.expiresAt().map(end -> (double) Duration.between(clock.instant(), end).toSeconds()).orElse(0.0));
    return tokens;
  }

  @Bean
  Channel zaloChannel(ZaloSettings settings, ZaloTokens tokens, ChannelNotes notes, MeterRegistry meters) {
    return new ZaloChannel(settings, tokens, notes, meters);
  }

  @Bean
  SelfCheck zaloSelfCheck(ZaloSettings settings, ZaloTokens tokens, ChannelNotes notes, Clock clock) {
    return new ZaloSelfCheck(settings, tokens, notes, clock);
  }

  @Bean
  TokenClock zaloTokenClock(ZaloTokens tokens) {
    return new TokenClock(tokens);
  }

  /** Looks once a minute, the first time at the start. */
  static final class TokenClock {
    private final ZaloTokens tokens;

    TokenClock(ZaloTokens tokens) {
      this.tokens = tokens;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 0)
    void tick() {
      tokens.tick();
    }
  }
}
