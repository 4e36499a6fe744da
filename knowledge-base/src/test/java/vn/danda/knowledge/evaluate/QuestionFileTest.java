package vn.danda.knowledge.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionFileTest {

  @TempDir private Path folder;

  @Test
  void questionsAreReadWithTheirRegisterAndAllTheirAnswers() throws IOException {
    Path file = file("text,register,topic,also\n\"Đóng, sao?\",marked,han-dong,dong-tien-o-dau quen-dong-tre-han\nalo,teen,none,\n");

    assertThat(QuestionFile.read(file))
        .containsExactly(
            new Labelled(2, "Đóng, sao?", List.of(), "marked", List.of("han-dong", "dong-tien-o-dau", "quen-dong-tre-han")),
            new Labelled(3, "alo", List.of(), "teen", List.of()));
  }

  @Test
  void aSpreadsheetsFileWithSemicolonsAndAByteOrderMarkIsRead() throws IOException {
    Path file = file("\uFEFFtext;topic\nđóng mấy;han-dong\n;\n");

    assertThat(QuestionFile.read(file)).containsExactly(new Labelled(2, "đóng mấy", List.of(), "questions", List.of("han-dong")));
  }

  @Test
  void onlyTheLaterTurnsOfADialogAreMeasured() throws IOException {
    Path file = file("dialog,turn,text,topic\nA,1,một,x\nA,2,hai,y\nB,1,ba,z\n");

    assertThat(QuestionFile.read(file)).containsExactly(new Labelled(3, "hai", List.of("một"), "follow-up", List.of("y")));
  }

  @Test
  void messagesNoEntryAnswersAreCountedByTheirKind() throws IOException {
    assertThat(QuestionFile.read(file("text,kind\nvay tiền,loan\n")))
        .containsExactly(new Labelled(2, "vay tiền", List.of(), "loan", List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text,register,topic;a,markd,x                  | questions.csv, line 2, column 'register': 'markd' is none of marked
          text,topic;a,x;b,                              | questions.csv, line 3, column 'topic': '' must not be empty
          text,topic;a,Hạn đóng                          | questions.csv, line 2, column 'topic': 'Hạn đóng' is no entry's id
          text,topic;,x                                  | questions.csv, line 2, column 'text': '' must not be empty
          dialog,turn,text,topic;A,1,a,x;A,3,b,y         | questions.csv, line 3, column 'turn': '3' must be 2
          text,kind;a,                                   | questions.csv, line 2, column 'kind': '' must not be empty
          text,topic;a,x,y                               | questions.csv, line 2: Too many entries
          question,answer;a,x                            | questions.csv, line 1: the columns are [answer, question]
          """)
  void aBadFileIsRefusedWithItsLineColumnAndValue(String text, String message) throws IOException {
    Path file = file(text.replace(';', '\n'));

    assertThatThrownBy(() -> QuestionFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aFileThatIsNotThereOrNotInUtf8IsNamed() throws IOException {
    Path old = folder.resolve("old.csv");
    Files.write(old, "text,topic\nđóng,x\n".getBytes(StandardCharsets.UTF_16LE));

    assertThatThrownBy(() -> QuestionFile.read(folder.resolve("gone.csv"))).hasMessageContaining("gone.csv");
    assertThatThrownBy(() -> QuestionFile.read(old)).hasMessageContaining("old.csv");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("questions.csv"), text);
  }
}
