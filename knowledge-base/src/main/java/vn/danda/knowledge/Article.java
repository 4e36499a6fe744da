package vn.danda.knowledge;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.danda.knowledge.text.VietnameseText;

/**
 * A document of law, or one article of it, as staff ask for it: "Điều 36 Luật 41/2024", "NĐ 159/2025". Finds the lines
 * that rest on it, however they abbreviate.
 *
 * @param document its number without the kind, for example {@code 41/2024}, or the words that name it: {@code luat bhyt}
 * @param article the article's number, or null for the whole document
 */
public record Article(String document, @Nullable Integer article) {

  private static final Pattern NUMBER = Pattern.compile("(\\d{1,4}/\\d{4})(?!\\d)");
  private static final Pattern ARTICLE = Pattern.compile("(?<![a-z])(?:dieu|d)\\.? ?(\\d{1,3})(?!\\d|/)");
  private static final Pattern CLAUSE = Pattern.compile("(?<![a-z])(?:khoan|k|diem) ?[\\da-z]{1,2}(?![\\da-z/])");

  /** Where a line goes over to another document: "Luật 41/2024 Điều 36 k2d; NĐ 159/2025 Điều 6". */
  private static final Pattern NEXT_DOCUMENT = Pattern.compile(";|(?<=\\d)\\) ?\\+|\\+");

  /** Throws {@link IllegalArgumentException} in Vietnamese when no document can be read in it. */
  public static Article parse(String asked) {
    String folded = folded(asked);
    Matcher number = NUMBER.matcher(folded);
    Matcher article = ARTICLE.matcher(folded);
    Integer named = article.find() ? Integer.valueOf(article.group(1)) : null;
    String document =
        number.find()
            ? number.group(1)
            : CLAUSE.matcher(ARTICLE.matcher(folded).replaceAll(" ")).replaceAll(" ").replaceAll("[^a-z0-9]+", " ").strip();
    if (document.length() < 3) {
      throw new IllegalArgumentException(
          "“" + asked.strip() + "”: chưa rõ văn bản nào. Ví dụ: Điều 36 Luật 41/2024, NĐ 159/2025, Điều 16 Luật BHYT.");
    }
    return new Article(document, named);
  }

  /**
   * Whether a line rests on it. A line that cites the document without any article rests on all of them; where the line
   * names no document at all, it is not found.
   */
  public boolean isCitedIn(String basis) {
    return Stream.of(NEXT_DOCUMENT.split(folded(basis))).anyMatch(this::isIn);
  }

  private boolean isIn(String part) {
    if (!names(part)) {
      return false;
    }
    if (article == null) {
      return true;
    }
    Matcher articles = ARTICLE.matcher(part);
    boolean any = false;
    while (articles.find()) {
      any = true;
      if (Integer.parseInt(articles.group(1)) == article) {
        return true;
      }
    }
    return !any;
  }

  private boolean names(String part) {
    if (!document.contains("/")) {
      return part.replaceAll("[^a-z0-9]+", " ").contains(document);
    }
    Matcher numbers = NUMBER.matcher(part);
    while (numbers.find()) {
      if (numbers.group(1).equals(document)) {
        return true;
      }
    }
    return false;
  }

  private static String folded(String text) {
    return VietnameseText.fold(text).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
