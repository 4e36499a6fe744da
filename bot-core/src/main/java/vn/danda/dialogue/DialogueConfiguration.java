package vn.danda.dialogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.danda.knowledge.place.Communes;

/** What the dialogue needs and does not own. */
@Configuration
class DialogueConfiguration {

  @Bean
  Communes communes() {
    return Communes.shipped();
  }
}
