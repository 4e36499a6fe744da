package vn.danda.knowledge;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a message must not be answered from the FAQ; each has a fixed reply and a way to a person. */
public enum Redirect {
  /** "Where is my money, my file, my card": the bot cannot see files. */
  OWN_FILE,
  /** Maternity, sickness, accident and the like of the compulsory scheme: the employer or the office answers. */
  COMPULSORY_INSURANCE,
  /** "Does health insurance pay for this illness, drug, hospital". */
  HEALTH_COVER,
  /** Commercial and other insurances. */
  OTHER_INSURANCE,
  /** Identity cards, land, tax, police, schools … */
  OTHER_OFFICE,
  /** Loans, "nhận tiền hộ", offers, spam. */
  LOAN_OR_SCAM,
  /** Insults. */
  ABUSE,
  /** Self-harm, violence, a fraud that is happening right now. */
  DANGER;

  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static Redirect of(String key) {
    for (Redirect redirect : values()) {
      if (redirect.key().equals(key)) {
        return redirect;
      }
    }
    throw new IllegalArgumentException("No redirect '" + key + "'");
  }
}
