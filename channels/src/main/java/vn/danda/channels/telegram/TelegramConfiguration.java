package vn.danda.channels.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.telegram.telegrambots.meta.generics.TelegramClient;
import vn.danda.channels.Channel;
import vn.danda.channels.InboundListener;
import vn.danda.channels.SelfCheck;

/** Puts the parts of this folder together when there is a token. */
@Configuration(proxyBeanMethods = false)
@Conditional(TelegramIsOn.class)
@EnableConfigurationProperties(TelegramSettings.class)
class TelegramConfiguration {

  private static final Logger log = LoggerFactory.getLogger(TelegramConfiguration.class);

  /** Long enough to be cheap, short enough for home routers, which forget quiet connections after a minute or so. */
  private static final Duration LONGEST_POLL = Duration.ofSeconds(25);

  @Bean
  BotName telegramBotName() {
    return new BotName();
  }

  @Bean
  Channel telegramChannel(
      TelegramSettings settings, BotName name, ObjectProvider<GroupMoves> moves, MeterRegistry meters) {
    return new TelegramChannel(
        TelegramClients.forSending(settings), name, moves.getIfAvailable(ForgetfulMoves::new), meters);
  }

  @Bean
  SmartLifecycle telegramIntroduction(TelegramSettings settings, BotName name) {
    Introduction introduction =
        new Introduction(TelegramClients.forSending(settings), TelegramMenu.shipped(), name);
    return new TelegramLifecycle(introduction::start, introduction::stop);
  }

  @Bean
  SelfCheck telegramSelfCheck(
      TelegramSettings settings, Clock clock, @Value("${danda.public-url:}") String publicUrl) {
    return new TelegramSelfCheck(TelegramClients.forSending(settings), settings, publicUrl, clock);
  }

  @Bean
  SmartLifecycle telegramLifecycle(
      TelegramSettings settings,
      InboundListener listener,
      BotName name,
      ObjectProvider<PollingLock> lock,
      Clock clock,
      MeterRegistry meters,
      @Value("${danda.public-url:}") String publicUrl) {
    if (settings.polls()) {
      PollingCalls calls = new PollingCalls(settings, LONGEST_POLL);
      TelegramPolling polling =
          new TelegramPolling(calls, listener, name, lock.getIfAvailable(() -> new OnlyNode()), clock, meters);
      return new TelegramLifecycle(polling::start, polling::stop);
    }
    if (publicUrl.isBlank()) {
      log.warn("telegram webhook not registered: DANDA_PUBLIC_URL is empty; set the webhook by hand");
      return new TelegramLifecycle(() -> {}, () -> {});
    }
    TelegramClient client = TelegramClients.forSending(settings);
    WebhookRegistration registration = new WebhookRegistration(client, settings, URI.create(publicUrl));
    return new TelegramLifecycle(registration::start, registration::stop);
  }

  /** A server that keeps no moves learns of each one again, from Telegram's refusal. */
  private record ForgetfulMoves() implements GroupMoves {
    @Override
    public Optional<String> of(String chatId) {
      return Optional.empty();
    }

    @Override
    public void moved(String from, String to) {}
  }

  /** A server that brings no lock is the only one. */
  private record OnlyNode() implements PollingLock {
    @Override
    public boolean hold(Duration forAtLeast) {
      return true;
    }

    @Override
    public void release() {}
  }
}
