package vn.danda.channels.messenger;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import vn.danda.channels.Channel;
import vn.danda.channels.PostLookup;
import vn.danda.channels.SelfCheck;

/** Puts the parts of this folder together when there is a token. */
@Configuration(proxyBeanMethods = false)
@Conditional(MessengerIsOn.class)
@EnableConfigurationProperties(MessengerSettings.class)
class MessengerConfiguration {

  /** An agent's picture, served by the server; Meta fetches it once per agent. */
  private static final String PICTURE = "/assets/agent.png";

  @Bean
  GraphCalls graphCalls(MessengerSettings settings) {
    return new GraphCalls(settings);
  }

  @Bean
  Channel messengerChannel(
      MessengerSettings settings,
      GraphCalls graph,
      ObjectProvider<PersonaStore> store,
      MeterRegistry meters,
      @Value("${danda.public-url:}") String publicUrl) {
    MessengerPersonas personas =
        new MessengerPersonas(graph, store.getIfAvailable(OnlyNode::new), picture(publicUrl));
    return new MessengerChannel(settings.pageId(), graph, personas, meters);
  }

  @Bean
  PostLookup messengerPosts(GraphCalls graph) {
    return new MessengerPosts(graph);
  }

  @Bean
  SelfCheck messengerSelfCheck(GraphCalls graph, MessengerSettings settings) {
    return new MessengerSelfCheck(graph, settings);
  }

  @Bean
  SmartLifecycle messengerPageSetUp(MessengerSettings settings, GraphCalls graph) {
    return new PageSetUp(graph, settings.profile() == null ? null : MessengerProfile.read(settings.profile()));
  }

  private static @Nullable URI picture(String publicUrl) {
    return publicUrl.isBlank() ? null : URI.create(publicUrl).resolve(PICTURE);
  }

  /** A server that brings no store is the only one, and makes its personas anew after a restart. */
  private record OnlyNode(Map<String, String> personas) implements PersonaStore {

    OnlyNode() {
      this(new ConcurrentHashMap<>());
    }

    @Override
    public Optional<String> find(String agent) {
      return Optional.ofNullable(personas.get(agent));
    }

    @Override
    public void keep(String agent, String personaId) {
      personas.put(agent, personaId);
    }

    @Override
    public void forget(String agent) {
      personas.remove(agent);
    }
  }
}
