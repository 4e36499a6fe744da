package vn.danda.channels;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;
import vn.danda.channels.Recipient.Opening;

/**
 * The networks' rules about when a person may be written to, as dated data: {@code window-rules.yml}. A rule counts from
 * the beginning of its first day to the beginning of its last one, Vietnam's time. Pure and safe for many threads.
 */
public final class WindowRules {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final String BLOCKED = "Người này đã chặn hoặc bỏ theo dõi mình nên tin không tới được.";
  private static final String NEVER_CAME = "Người này chưa nhắn cho mình ở đây nên chưa nhắn cho họ được.";

  private final Map<String, Network> networks;

  private WindowRules(Map<String, Network> networks) {
    this.networks = Map.copyOf(networks);
  }

  /**
   * One network.
   *
   * @param closed what the agent is told when no rule allows anything any more
   */
  record Network(String closed, List<Rule> rules) {}

  /** How sure we are of a rule. */
  enum Certainty {
    /** Read in the network's own documentation. */
    DOCUMENTED,
    /** Read elsewhere, quoting the network. */
    REPORTED,
    /** Ours to decide. */
    OURS
  }

  /**
   * One rule.
   *
   * @param openedBy what the person must have done; null = nothing, the network itself refuses strangers
   * @param lasts counted from the opening; null = no end
   * @param from first day, null = always; {@code to} the first day on which it no longer counts, null = open
   */
  record Rule(
      Set<Purpose> permits,
      @Nullable Opening openedBy,
      @Nullable Duration lasts,
      @Nullable String tag,
      boolean paid,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String why,
      Certainty certainty,
      String source) {

    Rule {
      permits = Set.copyOf(permits);
      if ("HUMAN_AGENT".equals(tag) && !permits.equals(Set.of(Purpose.AGENT))) {
        throw new IllegalArgumentException("HUMAN_AGENT is only for what a signed-in person writes, not " + permits);
      }
      if (openedBy == null && lasts != null) {
        throw new IllegalArgumentException("A rule that lasts " + lasts + " needs opened-by: since when?");
      }
    }

    /** The leave this rule gives now, if it gives one. */
    Optional<Permit> permit(Recipient recipient, Instant now) {
      Instant opened = openedBy == null ? Instant.MIN : recipient.opened().get(openedBy);
      if (opened == null || (from != null && now.isBefore(start(from)))) {
        return Optional.empty();
      }
      Instant until = earlier(lasts == null ? null : opened.plus(lasts), to == null ? null : start(to));
      return until == null || now.isBefore(until)
          ? Optional.of(new Permit(until, tag, paid, why))
          : Optional.empty();
    }

    private static Instant start(LocalDate day) {
      return day.atStartOfDay(ZONE).toInstant();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
      if (one == null || other == null) {
        return one == null ? other : one;
      }
      return one.isBefore(other) ? one : other;
    }
  }

  /** The rules that come with this version. */
  public static WindowRules shipped() {
    try (InputStream in = WindowRules.class.getResourceAsStream("/window-rules.yml")) {
      return read(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read window-rules.yml", e);
    }
  }

  /** Reads rules written like {@code window-rules.yml}; throws with Jackson's words naming the place of a mistake. */
  public static WindowRules read(String yaml) {
    YAMLMapper mapper =
        YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    return new WindowRules(
        mapper.readValue(yaml, mapper.getTypeFactory().constructMapType(Map.class, String.class, Network.class)));
  }

  /** Whether there are rules for this channel. Without, nothing could ever be sent on it. */
  public boolean know(String channel) {
    return networks.containsKey(channel);
  }

  /** How things stand with this person at {@code now}. A channel without rules is closed. */
  public Window window(Recipient recipient, Instant now) {
    Network network = networks.get(recipient.channel());
    if (network == null) {
      return new Window(Map.of(), "Kênh " + recipient.channel() + " không có quy định nhắn tin.");
    }
    if (!recipient.reachable()) {
      return new Window(Map.of(), BLOCKED);
    }
    Map<Purpose, List<Permit>> permits = new EnumMap<>(Purpose.class);
    for (Purpose purpose : Purpose.values()) {
      List<Permit> ways = ways(network, purpose, recipient, now);
      if (!ways.isEmpty()) {
        permits.put(purpose, ways);
      }
    }
    return new Window(permits, why(network, permits, recipient));
  }

  /** Plain before tagged or paid, and then what lasts longest. */
  private static List<Permit> ways(Network network, Purpose purpose, Recipient recipient, Instant now) {
    return network.rules().stream()
        .filter(rule -> rule.permits().contains(purpose))
        .flatMap(rule -> rule.permit(recipient, now).stream())
        .sorted(Comparator.comparing(Permit::isPlain).thenComparing(WindowRules::end).reversed())
        .toList();
  }

  private static Instant end(Permit permit) {
    return permit.until() == null ? Instant.MAX : permit.until();
  }

  private static String why(Network network, Map<Purpose, List<Permit>> permits, Recipient recipient) {
    return Stream.of(Purpose.BOT, Purpose.AGENT)
        .flatMap(purpose -> permits.getOrDefault(purpose, List.of()).stream())
        .map(Permit::why)
        .findFirst()
        .orElse(recipient.opened().isEmpty() ? NEVER_CAME : network.closed());
  }
}
