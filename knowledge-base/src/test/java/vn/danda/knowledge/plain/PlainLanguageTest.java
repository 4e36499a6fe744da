package vn.danda.knowledge.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PlainLanguageTest {

  private static final PlainLanguage PLAIN = PlainLanguage.shipped();

  @ParameterizedTest
  @CsvFileSource(resources = "/plain/rules.tsv", delimiter = '\t')
  void aRuleNamesWhatBreaksItAndLeavesWhatKeepsIt(String rule, String breaks, String keeps) {
    assertThat(rulesIn(breaks)).contains(rule);
    assertThat(rulesIn(keeps)).doesNotContain(rule);
  }

  @Test
  void everyRuleHasExamples() {
    Set<String> named = new java.util.HashSet<>();
    try (var in = new java.util.Scanner(PlainLanguageTest.class.getResourceAsStream("/plain/rules.tsv"), "UTF-8")) {
      while (in.hasNextLine()) {
        named.add(in.nextLine().split("\t")[0]);
      }
    }
    assertThat(named).containsAll(EnumSet.allOf(PlainRule.class).stream().map(PlainRule::key).toList());
  }

  @Test
  void aFindingStandsWhereTheWordsStandInTheTextAsTyped() {
    String typed = "Mỗi tháng {{vol_net_at_floor_other}}, theo quy định nêu trên.";
    for (PlainFinding found : PLAIN.check(typed).findings()) {
      assertThat(typed.substring(found.from(), found.to())).isEqualTo(found.words());
    }
    assertThat(PLAIN.check(typed).findings()).isNotEmpty();
  }

  @Test
  void oneTapReplacesWithTheEverydayWord() {
    List<PlainFinding> findings = PLAIN.check("Bên bảo hiểm chi trả tận nhà.").findings();
    assertThat(findings).singleElement().satisfies(found -> assertThat(found.everyday()).containsExactly("trả"));
  }

  @Test
  void aFigureIsANumberAndNoAbbreviation() {
    assertThat(PLAIN.check("Thấp nhất mỗi tháng mình bỏ ra {{vol_net_at_floor_other}}.").findings()).isEmpty();
  }

  @Test
  void aTermExplainedInTheSameTextIsPlain() {
    assertThat(rulesIn("Người nhà: vợ chồng, con, cha mẹ (luật gọi là thân nhân) được lĩnh.")).doesNotContain("officialese");
  }

  @Test
  void oneUnreadableSentenceAmongPlainOnesStillStopsTheText() {
    String plain = "Mình đóng ở xã. Đóng tháng nào cũng được. Mang theo căn cước. ";
    String decree =
        "Đối tượng thụ hưởng thực hiện kê khai theo quy định tại khoản 2 Điều 36 của Luật này về việc chi trả chế độ.";
    assertThat(PLAIN.check(plain).score()).isEqualTo(100);
    assertThat(PLAIN.check(plain + decree).isPlain()).isFalse();
  }

  @Test
  void whatAMenuIsCalledIsNotTheWritersChoice() {
    assertThat(PLAIN.check("Mở phần “Quá trình tham gia” là thấy.").findings()).isEmpty();
  }

  @Test
  void anEmptyTextIsPlain() {
    assertThat(PLAIN.check("").score()).isEqualTo(100);
  }

  private static Set<String> rulesIn(String text) {
    return PLAIN.check(text).findings().stream().map(found -> found.rule().key()).collect(Collectors.toSet());
  }
}
