package vn.danda.web;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a password must be like, and making one that is shown once. */
final class NewPassword {

  static final int SHORTEST = 10;

  /** Longer ones cost the hash more than they protect. */
  private static final int LONGEST = 100;

  /** The first anybody tries, in the lengths we allow. */
  private static final Set<String> FIRST_TRIED =
      Set.of("1234567890", "0123456789", "0987654321", "1111111111", "qwertyuiop", "matkhau123", "password123", "vietnam123", "nghean1234", "baohiem123");

  private static final SecureRandom RANDOM = new SecureRandom();

  private NewPassword() {}

  /** Why it will not do, for whoever chose it; empty when it will. */
  static Optional<String> wrong(String password, String userName) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.length() < SHORTEST) {
      return Optional.of("Mật khẩu mới ngắn quá: ít nhất " + SHORTEST + " chữ. Một câu dễ nhớ vài từ là tốt nhất.");
    }
    if (password.length() > LONGEST) {
      return Optional.of("Mật khẩu mới dài quá: nhiều nhất " + LONGEST + " chữ.");
    }
    if (lower.contains(userName) || FIRST_TRIED.contains(lower) || password.chars().distinct().count() < 5) {
      return Optional.of("Mật khẩu mới dễ đoán quá. Anh/chị chọn câu khác nhé.");
    }
    return Optional.empty();
  }

  /** Twelve letters and digits: 72 bits. */
  static String random() {
    byte[] random = new byte[9];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
