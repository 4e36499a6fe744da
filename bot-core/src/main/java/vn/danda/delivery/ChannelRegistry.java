package vn.danda.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.danda.channels.Channel;
import vn.danda.channels.WindowRules;

/** The channels that are switched on, by name. The start fails for one that no window rule lets send anything. */
@Component
public class ChannelRegistry {

  private final Map<String, Channel> byName;

  ChannelRegistry(List<Channel> channels, WindowRules rules) {
    for (Channel channel : channels) {
      if (!rules.know(channel.name())) {
        throw new IllegalStateException("window-rules.yml has no rules for the channel '" + channel.name() + "'");
      }
    }
    this.byName = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
  }

  /** By channel name: the address that opens the channel and hands {@code word} over there. */
  public Map<String, String> links(String word) {
    Map<String, String> links = new TreeMap<>();
    byName.forEach((name, channel) -> channel.link(word).ifPresent(link -> links.put(name, link.toString())));
    return links;
  }

  public Optional<Channel> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
