package vn.danda.knowledge.figure;

import java.time.LocalDate;
import java.util.regex.Pattern;
import vn.danda.knowledge.text.VietnameseText;

/**
 * What one thing that everybody buys cost on a day. Not a policy figure: somebody of the office saw it somewhere.
 *
 * @param key what texts call it, for example {@code ly_tra_da}
 * @param thing with its word for one: {@code ly trà đá}
 * @param price of one, in đồng
 * @param seenOn the day it cost that
 * @param seenWhere for whoever checks it again: {@code quán cổng chợ Vinh}
 * @param enteredBy user name
 */
public record EverydayPrice(
    String key, String thing, long price, LocalDate seenOn, String seenWhere, String enteredBy) {

  static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*+");

  public EverydayPrice {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("Not a key of a price: '" + key + "'");
    }
    if (thing.isBlank() || price <= 0) {
      throw new IllegalArgumentException("'" + thing + "' at " + price + " đồng is no price");
    }
  }

  /** The key of a thing: its words without marks. Empty when there is nothing in them to make one of. */
  public static String keyOf(String thing) {
    return VietnameseText.fold(thing).replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
  }
}
