package vn.danda.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.danda.channels.Channel;

/** The channels that are switched on, by name. */
@Component
public class ChannelRegistry {

  private final Map<String, Channel> byName;

  ChannelRegistry(List<Channel> channels) {
    this.byName = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
  }

  public Optional<Channel> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
