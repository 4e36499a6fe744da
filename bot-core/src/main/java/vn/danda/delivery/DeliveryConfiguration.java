package vn.danda.delivery;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.danda.channels.WindowRules;

/** What the channels module offers without knowing Spring. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

  @Bean
  WindowRules windowRules() {
    return WindowRules.shipped();
  }
}
