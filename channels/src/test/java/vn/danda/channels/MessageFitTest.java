package vn.danda.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.channels.OutboundMessage.Say;

/** Promises that hold for any text, tried on thousands of random ones; the seed makes every run the same. */
class MessageFitTest {

  /** What Java itself calls one letter with its marks, one emoji with its joiners, one flag. */
  private static final Pattern LETTER = Pattern.compile("\\X");

  private static final List<String> PIECES =
      List.of(
          "bảo", "hiểm", "xã", "hội", "tự", "nguyện", "264.000đ", "ạ", "k", "dc", "https://baohiemxahoi.gov.vn/a?b=c&d=1",
          "👨‍👩‍👧‍👦", "🇻🇳", "👍🏽", "❤️", "😀", "(a)", "<b>", "&amp;", "*_`", "Nghĩa-Đàn", "a\u0301\u0323\u0302", "ệ".repeat(9));

  private static final List<String> GAPS = List.of(" ", " ", " ", " ", ". ", "? ", ", ", "\n", "\n\n", "");

  @ParameterizedTest
  @ValueSource(ints = {20, 47, 160, 640, 2000})
  void splittingKeepsEveryLetterWithinTheLimitAndWhole(int limit) {
    Random random = new Random(limit);
    for (int i = 0; i < 600; i++) {
      String typed = text(random, 1 + random.nextInt(limit / 2));
      String text = Normalizer.normalize(typed, Normalizer.Form.NFC);
      Say whole = say(typed, List.of());

      List<Say> parts = MessageFit.fit(whole, capabilities(limit, 8));

      assertThat(parts).allMatch(part -> part.text().length() <= limit);
      assertThat(parts).allMatch(part -> Normalizer.isNormalized(part.text(), Normalizer.Form.NFC));
      String joined = parts.stream().map(Say::text).collect(Collectors.joining());
      assertThat(squeezed(joined)).isEqualTo(squeezed(text));
      assertThat(cutsInsideALetter(text, parts)).as(text).isEmpty();
      assertThat(parts.stream().map(Say::key).distinct()).hasSize(parts.size());
    }
  }

  @Test
  void buttonsStandUnderTheLastPartOrAreNumberedLinesInIt() {
    Random random = new Random(7);
    for (int i = 0; i < 600; i++) {
      List<Option> options = options(random, random.nextInt(16));
      List<Say> parts = MessageFit.fit(say(text(random, 120), options), capabilities(300, random.nextInt(14)));

      assertThat(parts.subList(0, parts.size() - 1)).allMatch(part -> part.options().isEmpty());
      if (parts.getLast().options().isEmpty()) {
        String all = squeezed(parts.stream().map(Say::text).collect(Collectors.joining(" ")));
        for (int n = 0; n < options.size(); n++) {
          assertThat(all).contains(squeezed((n + 1) + ". " + options.get(n).label()));
        }
      } else {
        assertThat(parts.getLast().options()).isEqualTo(options);
      }
    }
  }

  @Test
  void lengthIsMeasuredInNfc() {
    String nfd = Normalizer.normalize("ệ".repeat(50), Normalizer.Form.NFD);

    assertThat(MessageFit.fit(say(nfd, List.of()), capabilities(50, 0))).hasSize(1);
  }

  @Test
  void aLetterLargerThanTheLimitIsCutRatherThanLost() {
    String family = "👨‍👩‍👧‍👦";
    List<Say> parts = MessageFit.fit(say(family.repeat(3), List.of()), capabilities(6, 0));

    assertThat(parts).allMatch(part -> part.text().length() <= 6);
    assertThat(parts.stream().map(Say::text).collect(Collectors.joining())).isEqualTo(family.repeat(3));
  }

  @Test
  void thePhoneButtonIsAskedForOnceAndOnlyWhereThereIsOne() {
    Say asks = new Say(WHO, text(new Random(1), 400), List.of(), true, Author.BOT, null, "k");

    List<Say> parts = MessageFit.fit(asks, capabilities(200, 8));
    assertThat(parts.stream().filter(Say::askPhone)).hasSize(1).containsExactly(parts.getLast());
    assertThat(MessageFit.fit(asks, new Capabilities(200, 8, 40, false, 1, 1))).noneMatch(Say::askPhone);
  }

  private static final ContactId WHO = new ContactId("web", "v1");

  private static Say say(String text, List<Option> options) {
    return new Say(WHO, text, options, false, Author.BOT, null, "k");
  }

  private static Capabilities capabilities(int textLimit, int optionLimit) {
    return new Capabilities(textLimit, optionLimit, 40, true, 1, 1);
  }

  private static String text(Random random, int pieces) {
    StringBuilder text = new StringBuilder("Dạ");
    for (int i = 0; i < pieces; i++) {
      String piece = PIECES.get(random.nextInt(PIECES.size()));
      text.append(GAPS.get(random.nextInt(GAPS.size())));
      text.append(random.nextInt(4) == 0 ? Normalizer.normalize(piece, Normalizer.Form.NFD) : piece);
    }
    return text.toString();
  }

  private static List<Option> options(Random random, int many) {
    return IntStream.range(0, many)
        .mapToObj(n -> new Option("Ý " + PIECES.get(random.nextInt(6)) + " " + n, "entry:e" + n))
        .toList();
  }

  /** Places where a part ends although a letter does not. Where a part ends at a gap, the gap is between letters. */
  private static List<Integer> cutsInsideALetter(String text, List<Say> parts) {
    Set<Integer> ends = new HashSet<>();
    Matcher letters = LETTER.matcher(text);
    while (letters.find()) {
      ends.add(letters.end());
    }
    List<Integer> inside = new ArrayList<>();
    int at = 0;
    for (Say part : parts.subList(0, parts.size() - 1)) {
      at = text.indexOf(part.text(), at) + part.text().length();
      if (!ends.contains(at)) {
        inside.add(at);
      }
    }
    return inside;
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
