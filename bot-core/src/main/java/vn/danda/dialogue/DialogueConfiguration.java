package vn.danda.dialogue;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.danda.conversation.ContinuationCodes;
import vn.danda.delivery.ChannelRegistry;
import vn.danda.knowledge.place.Communes;

/** What the dialogue needs and does not own. */
@Configuration
class DialogueConfiguration {

  @Bean
  ContinuationCodes continuationCodes() {
    return ContinuationCodes.random();
  }

  @Bean
  OtherChannels otherChannels(ChannelRegistry channels) {
    return channels::links;
  }

  @Bean
  Communes communes() {
    return Communes.shipped();
  }
}
