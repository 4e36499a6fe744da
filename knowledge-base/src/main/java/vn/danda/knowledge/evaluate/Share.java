package vn.danda.knowledge.evaluate;

import java.util.Locale;

/** So many of so many, with the interval that holds the true share 19 times in 20 (Wilson's score interval). */
record Share(long part, long whole) {

  private static final double Z = 1.96;

  double value() {
    return whole == 0 ? 0 : (double) part / whole;
  }

  double low() {
    return Math.max(0, centre() - halfWidth());
  }

  double high() {
    return centre() + halfWidth();
  }

  private double centre() {
    return whole == 0 ? 0 : (value() + Z * Z / (2 * whole)) / (1 + Z * Z / whole);
  }

  private double halfWidth() {
    double spread = whole == 0 ? 0 : value() * (1 - value()) / whole + Z * Z / (4.0 * whole * whole);
    return whole == 0 ? 0 : Z * Math.sqrt(spread) / (1 + Z * Z / whole);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%5.1f%% (%.0f–%.0f)", 100 * value(), 100 * low(), 100 * high());
  }
}
