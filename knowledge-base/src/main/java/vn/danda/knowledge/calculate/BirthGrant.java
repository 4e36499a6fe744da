package vn.danda.knowledge.calculate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.figure.SpokenMoney;

/** The grant for a birth: who gets it, and how much. */
final class BirthGrant {

  private static final String BASIS = "Luật BHXH 41/2024/QH15 Điều 94, 95";
  private static final LocalDate FIRST_DAY = LocalDate.of(2025, 7, 1);
  private static final int LEAST_WEEKS = 22;

  /** The vectors' words for "the compulsory scheme pays, and it alone". */
  private static final String BOTH = "same person qualifies for both: compulsory only (Dieu 94 k4)";

  private BirthGrant() {}

  /** What one parent is entitled to. */
  private enum Entitlement {
    NONE,
    GRANT,
    COMPULSORY_INSTEAD
  }

  static void work(Inputs inputs, Worksheet sheet) {
    LocalDate birth = inputs.day("birth").orElseThrow(() -> Refused.input("birth", "a day like 2026-10-05"));
    if (birth.isBefore(FIRST_DAY)) {
      Map<String, @Nullable Object> bounds = new LinkedHashMap<>();
      bounds.put("reason", "BEFORE_2025_07_01");
      bounds.put("grant", 0L);
      throw Refused.because("NOT_ELIGIBLE", "birth", bounds);
    }
    if (inputs.has("fetal_loss_weeks") && inputs.count("fetal_loss_weeks", 0, 45) < LEAST_WEEKS) {
      none("FETUS_UNDER_22_WEEKS", sheet);
      return;
    }
    Entitlement mother = entitlement(inputs.part("mother"), birth, sheet);
    Entitlement father = entitlement(inputs.part("father"), birth, sheet);
    List<String> payees = new ArrayList<>();
    if (mother == Entitlement.GRANT) {
      payees.add("mother");
    }
    if (father == Entitlement.GRANT) {
      payees.add("father");
    }
    if (!payees.isEmpty()) {
      grant(inputs, payees, birth, sheet);
    } else if (mother == Entitlement.COMPULSORY_INSTEAD || father == Entitlement.COMPULSORY_INSTEAD) {
      sheet.field("note", BOTH);
      none(BOTH, sheet);
    } else {
      none("UNDER_6_MONTHS", sheet);
    }
  }

  /** Six months in the twelve before the birth, compulsory ones included, at least one of them voluntary. */
  private static Entitlement entitlement(Inputs parent, LocalDate birth, Worksheet sheet) {
    int voluntary = parent.count("voluntary_months_in_12", 0, 12, 0);
    int compulsory = parent.count("compulsory_months_in_12", 0, 12, 0);
    int least = sheet.figure("maternity_min_months", birth).intValueExact();
    if (voluntary == 0 || voluntary + compulsory < least) {
      return Entitlement.NONE;
    }
    if (birth.minusMonths(12).isBefore(FIRST_DAY)) {
      sheet.doubt("months_before_the_law");
    }
    return parent.flag("qualifies_compulsory") ? Entitlement.COMPULSORY_INSTEAD : Entitlement.GRANT;
  }

  private static void grant(Inputs inputs, List<String> payees, LocalDate birth, Worksheet sheet) {
    int children = inputs.count("children", 1, 10, 1);
    long perChild = SpokenMoney.wholeDong(sheet.figure("maternity_per_child", birth));
    long grant = perChild * children;
    sheet.field("grant", grant);
    sheet.field("paid_to", payees.size() == 1 ? payees.getFirst() : "one of: mother, father");
    sheet.money("birth_grant", Worksheet.in(perChild) + " × " + children, grant, BASIS, birth);
  }

  private static void none(String reason, Worksheet sheet) {
    sheet.field("grant", 0L);
    sheet.field("paid_to", null);
    sheet.field("reason", reason);
    sheet.money("birth_grant", "0", 0, BASIS, sheet.today());
  }
}
