package vn.danda.knowledge.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes {@code 12 * vol_net_at_floor_other}: {@code + - * / ( )}, numbers with a decimal point, and keys with an
 * optional {@code @date}. Throws {@link IllegalArgumentException} saying where it stopped understanding.
 */
final class Formula {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*+(?:(?<number>\\d++(?:\\.\\d++)?+)|(?<key>[A-Za-z]\\w*+(?:@[\\d-]++)?+)|(?<sign>[-+*/()]))");

  private static final Pattern KEY = Pattern.compile("([A-Za-z]\\w*+)(?:@[\\d-]++)?+");

  private final String text;
  private final Function<String, BigDecimal> values;
  private final Matcher tokens;
  private boolean more;

  private Formula(String text, Function<String, BigDecimal> values) {
    this.text = text.strip();
    this.values = values;
    this.tokens = TOKEN.matcher(this.text);
    next();
  }

  /** @param values the number behind a key, which arrives with its {@code @date} if it has one */
  static BigDecimal compute(String text, Function<String, BigDecimal> values) {
    Formula formula = new Formula(text, values);
    BigDecimal result = formula.sum();
    if (formula.more || formula.position() < formula.text.length()) {
      throw formula.misunderstood();
    }
    return result;
  }

  /** The keys a formula names, without their days. */
  static Set<String> keys(String text) {
    Set<String> keys = new LinkedHashSet<>();
    Matcher named = KEY.matcher(text);
    while (named.find()) {
      keys.add(named.group(1));
    }
    return keys;
  }

  private BigDecimal sum() {
    BigDecimal result = product();
    while (isSign("+") || isSign("-")) {
      boolean plus = isSign("+");
      next();
      BigDecimal operand = product();
      result = plus ? result.add(operand) : result.subtract(operand);
    }
    return result;
  }

  private BigDecimal product() {
    BigDecimal result = operand();
    while (isSign("*") || isSign("/")) {
      boolean times = isSign("*");
      next();
      BigDecimal operand = operand();
      result = times ? result.multiply(operand) : quotient(result, operand);
    }
    return result;
  }

  private BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw new IllegalArgumentException("Division by zero in '" + text + "'");
    }
    return dividend.divide(divisor, MathContext.DECIMAL128);
  }

  private BigDecimal operand() {
    if (isSign("(")) {
      next();
      BigDecimal inner = sum();
      if (!isSign(")")) {
        throw misunderstood();
      }
      next();
      return inner;
    }
    if (!more || tokens.group("sign") != null) {
      throw misunderstood();
    }
    String number = tokens.group("number");
    BigDecimal value = number != null ? new BigDecimal(number) : values.apply(tokens.group("key"));
    next();
    return value;
  }

  private boolean isSign(String sign) {
    return more && sign.equals(tokens.group("sign"));
  }

  private void next() {
    int from = more ? tokens.end() : 0;
    tokens.region(from, text.length());
    more = tokens.lookingAt();
  }

  private int position() {
    return tokens.regionStart();
  }

  private IllegalArgumentException misunderstood() {
    String rest = text.substring(position()).strip();
    return new IllegalArgumentException(
        "Bad formula '" + text + "'" + (rest.isEmpty() ? ": it ends too early" : " at '" + rest + "'"));
  }
}
