package vn.danda.channels.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
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

/** Puts the parts of this folder together when there is a token. */
@Configuration(proxyBeanMethods = false)
@Conditional(TelegramIsOn.class)
@EnableConfigurationProperties(TelegramSettings.class)
class TelegramConfiguration {

  private static final Logger log = LoggerFactory.getLogger(TelegramConfiguration.class);

  /** Long enough to be cheap, short enough for home routers, which forget quiet connections after a minute or so. */
  private static final Duration LONGEST_POLL = Duration.ofSeconds(25);

  @Bean
  Channel telegramChannel(TelegramSettings settings, MeterRegistry meters) {
    return new TelegramChannel(TelegramClients.forSending(settings), meters);
  }

  @Bean
  SmartLifecycle telegramLifecycle(
      TelegramSettings settings,
      InboundListener listener,
      ObjectProvider<PollingLock> lock,
      Clock clock,
      MeterRegistry meters,
      @Value("${danda.public-url:}") String publicUrl) {
    if (settings.polls()) {
      PollingCalls calls = new PollingCalls(settings, LONGEST_POLL);
      TelegramPolling polling =
          new TelegramPolling(calls, listener, lock.getIfAvailable(() -> new OnlyNode()), clock, meters);
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
