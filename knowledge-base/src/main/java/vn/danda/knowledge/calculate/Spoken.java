package vn.danda.knowledge.calculate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says a calculation in two to four short sentences for a chat. The words recommend nothing; what is not verified is
 * called "tạm tính", and taking money out at once always stands beside what keeping it gives and ends with a person.
 */
public final class Spoken {

  /** Numbers that count months, years or people; every other number is an amount. */
  private static final Set<String> COUNTS =
      Set.of(
          "months", "supported_months", "unsupported_months", "support_months_left", "years_counted", "rate_pct",
          "persons", "missing_months", "months_kept", "extra_years", "children");

  private Spoken() {}

  public static String of(Calculation calculation) {
    return switch (calculation) {
      case Refusal refusal -> refusal.sentence();
      case Worked worked -> String.join(" ", sentences(worked));
    };
  }

  private static List<String> sentences(Worked worked) {
    Map<String, Object> values = values(worked);
    List<String> keys =
        switch (worked.kind()) {
          case "contribution" -> contribution(worked);
          case "pension" -> pension(worked);
          case "one_off_withdrawal" -> withdrawal(worked);
          case "lump_sum_at_retirement" -> List.of(isZero(worked, "lump_sum") ? "lump_sum.none" : "lump_sum");
          case "household_bhyt" -> List.of(worked.fields().containsKey("full") ? "bhyt.supported" : "bhyt.household");
          case "birth_grant" -> List.of(isZero(worked, "grant") ? "birth_grant.none" : "birth_grant");
          default -> List.of(worked.kind());
        };
    List<String> sentences = new ArrayList<>();
    keys.forEach(key -> sentences.add(Wording.say("spoken." + key, values)));
    if (!worked.doubts().isEmpty()) {
      sentences.add(worked.doubts().getFirst());
    } else if (!worked.isCertain()) {
      sentences.add(Wording.say("spoken.not_certain"));
    }
    if (worked.kind().equals("one_off_withdrawal")) {
      sentences.add(Wording.say("spoken.talk_first"));
    }
    return sentences;
  }

  private static List<String> contribution(Worked worked) {
    if (worked.fields().containsKey("gross_prepay")) {
      return List.of("contribution.prepay");
    }
    if (worked.fields().containsKey("support_month")) {
      return List.of("contribution.month");
    }
    String months = String.valueOf(worked.inputs().get("months"));
    boolean all = months.equals(String.valueOf(worked.fields().get("supported_months")));
    return all ? List.of("contribution.period") : List.of("contribution.period", "contribution.used_up");
  }

  private static List<String> pension(Worked worked) {
    List<String> keys = new ArrayList<>(List.of("pension"));
    if (Boolean.TRUE.equals(worked.fields().get("floor_applied"))) {
      keys.add("pension.floor");
    }
    keys.add(worked.fields().containsKey("start") ? "pension.start" : "pension.when");
    return keys;
  }

  private static List<String> withdrawal(Worked worked) {
    String amount = isZero(worked, "support_deducted") ? "withdrawal" : "withdrawal.deducted";
    boolean enough = Integer.valueOf(0).equals(worked.staying().get("missing_months"));
    return List.of(amount, enough ? "staying.enough" : "staying");
  }

  private static boolean isZero(Worked worked, String field) {
    return Long.valueOf(0).equals(worked.fields().get(field));
  }

  /** Inputs and results by name, in types that {@link Wording} reads out. */
  private static Map<String, Object> values(Worked worked) {
    Map<String, Object> values = new HashMap<>();
    List.of(worked.inputs(), worked.staying(), worked.fields())
        .forEach(source -> source.forEach((name, value) -> put(values, name, value)));
    if (values.get("paid_to") instanceof String payee) {
      values.put("paid_to", Wording.say("payee." + payee.replaceAll("[^a-z]+", "_")));
    }
    if (values.get("retirement_age") instanceof String age) {
      values.put("retirement_age", age.replace("y0m", " tuổi").replace("y", " tuổi ").replace("m", " tháng"));
    }
    if (worked.kind().equals("birth_grant") && isZero(worked, "grant")) {
      String reason = String.valueOf(values.get("reason"));
      values.put("reason", Wording.say("no_grant." + (reason.startsWith("same person") ? "BOTH" : reason)));
    }
    values.putIfAbsent("months", 12);
    values.putIfAbsent("persons", 1);
    return values;
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value instanceof Double || value instanceof Float) {
      return; // results are whole or decimal; only an input nobody reads comes as a floating point number
    }
    if (value instanceof Number number) {
      BigDecimal exact = new BigDecimal(number.toString());
      values.put(name, COUNTS.contains(name) || !Worksheet.isWhole(exact) ? exact : (Object) exact.longValue());
    } else if (value instanceof String text) {
      values.put(name, dayOrMonth(text));
    } else if (value != null) {
      values.put(name, value);
    }
  }

  /** An input that no calculation reads, and so none has checked, may be no date though it looks like one. */
  private static Object dayOrMonth(String text) {
    try {
      if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
        return LocalDate.parse(text);
      }
      return text.matches("\\d{4}-\\d{2}") ? YearMonth.parse(text) : text;
    } catch (DateTimeParseException none) {
      return text;
    }
  }
}
