package vn.danda.dialogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.danda.knowledge.EntryId;

/** The sums people can have worked out in the chat: what each needs to know, and under which answers it is offered. */
final class Sums {

  private static final Map<String, List<SumInput>> INPUTS = new LinkedHashMap<>();
  private static final Map<EntryId, String> OFFERED =
      Stream.of(
              offered("contribution", "muc-dong-la-bao-nhieu", "muc-dong-toi-thieu", "chon-muc-nao", "ho-tro-bao-nhieu"),
              offered("pension", "uoc-tinh-luong-huu", "ty-le-huong", "muc-thap-luong-huu-bao-nhieu"),
              offered("retirement_age", "tuoi-nghi-huu"),
              offered("household_bhyt", "bhyt-muc-dong-ho-gia-dinh", "bhyt-giam-dan"),
              offered("one_off_withdrawal", "cach-tinh-mot-lan", "rut-mot-lan-hay-de-lai"),
              offered("backpay", "dong-bu-nam-thieu"))
          .flatMap(kind -> kind.entrySet().stream())
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  static {
    INPUTS.put("contribution", List.of(SumInput.INCOME, SumInput.GROUPS, SumInput.PERIOD));
    INPUTS.put("pension", List.of(SumInput.GENDER, SumInput.YEARS, SumInput.AVERAGE));
    INPUTS.put("retirement_age", List.of(SumInput.GENDER, SumInput.BIRTH));
    INPUTS.put("household_bhyt", List.of(SumInput.PERSONS));
    INPUTS.put(
        "one_off_withdrawal",
        List.of(SumInput.WITHDRAWN_YEARS, SumInput.WITHDRAWN_AVERAGE, SumInput.PAID_BEFORE, SumInput.SINCE_STOP));
    INPUTS.put("backpay", List.of(SumInput.MISSING, SumInput.INCOME, SumInput.GENDER, SumInput.BIRTH));
  }

  private Sums() {}

  /** What the sum needs, in the order it is asked; empty when there is no such sum. */
  static List<SumInput> inputs(String kind) {
    return INPUTS.getOrDefault(kind, List.of());
  }

  static Optional<SumInput> input(String kind, String name) {
    return inputs(kind).stream().filter(input -> input.name().equals(name)).findFirst();
  }

  /** The sum worth offering under this answer. */
  static Optional<String> under(EntryId entry) {
    return Optional.ofNullable(OFFERED.get(entry));
  }

  /** What is known before anything is asked. */
  static Map<String, Object> begun(String kind) {
    return kind.equals("one_off_withdrawal") ? Map.of("case", "stopped_12_months") : Map.of();
  }

  private static Map<EntryId, String> offered(String kind, String... entries) {
    return Stream.of(entries).collect(Collectors.toMap(EntryId::new, entry -> kind));
  }
}
