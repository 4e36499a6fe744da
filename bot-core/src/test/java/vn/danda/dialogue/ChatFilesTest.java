package vn.danda.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.danda.conversation.AgentRef;

/**
 * Plays every file of {@code src/test/resources/dialogues}. A file reads like a chat, one line per happening:
 *
 * <pre>
 * Khách: …            the contact types          Nút: …          presses the button of that label
 * (vào)               opens the chat             (ảnh)           sends a photo
 * Vào bằng: …         opens the chat by a link that carries this word
 * (chuông)            a timer that is due rings
 * (chờ 15 phút)       time passes                Inbox: …        a colleague types in the page's own inbox
 * Hoa nhận            agent Hoa takes over       Hoa: …          agent Hoa writes      Hoa trả      gives it back
 * Bot: …              the answer holds these words               Bot không: …          and not these
 * Bot im lặng         nothing is said            Có nút: a | b   these buttons are there
 * Kết quả: ANSWERED   the turn's outcome               Hoa xong        agent Hoa closes the lead
 * Ghi: Rated          such a record was made           Không ghi: …    none was      Không kể: …    no record holds these words
 * </pre>
 */
class ChatFilesTest {

  @TestFactory
  Stream<DynamicTest> chats() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/dialogues"))) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> play(file)));
    }
  }

  private static void play(Path file) throws IOException {
    Chat chat = new Chat();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        try {
          play(chat, line.strip());
        } catch (AssertionError e) {
          throw new AssertionError(file.getFileName() + " line " + number + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private static void play(Chat chat, String line) {
    int colon = line.indexOf(':');
    String who = colon < 0 ? line : line.substring(0, colon).strip();
    String what = colon < 0 ? "" : line.substring(colon + 1).strip();
    switch (who) {
      case "Khách" -> chat.types(what);
      case "Nút" -> chat.presses(what);
      case "(vào)" -> chat.enters();
      case "Vào bằng" -> chat.entersBy(what);
      case "(chuông)" -> chat.rings();
      case "(ảnh)" -> chat.sendsPhoto();
      case "Inbox" -> chat.colleagueTypesInThePageInbox(what);
      case "Hoa nhận" -> chat.agentTakes(Chat.HOA);
      case "Nam nhận" -> chat.agentTakes(Chat.NAM);
      case "Hoa trả" -> chat.agentGivesBack(Chat.HOA);
      case "Nam trả" -> chat.agentGivesBack(Chat.NAM);
      case "Hoa" -> says(chat, Chat.HOA, what);
      case "Nam" -> says(chat, Chat.NAM, what);
      case "Bot" -> assertThat(flat(chat.saidText())).contains(flat(what));
      case "Bot không" -> assertThat(flat(chat.saidText())).doesNotContain(flat(what));
      case "Bot im lặng" -> assertThat(chat.said()).isEmpty();
      case "Có nút" -> assertThat(chat.labels()).contains(what.split("\\s*\\|\\s*"));
      case "Hoa xong" -> chat.agentCloses(Chat.HOA);
      case "Ghi" -> assertThat(recorded(chat)).contains(what);
      case "Không ghi" -> assertThat(recorded(chat)).doesNotContain(what);
      case "Không kể" -> assertThat(chat.records.toString()).doesNotContain(what);
      case "Kết quả" -> assertThat(chat.last.outcome().name()).isEqualTo(what);
      default -> waitsOr(chat, line);
    }
  }

  private static void says(Chat chat, AgentRef agent, String text) {
    chat.agentSays(agent, text);
  }

  private static void waitsOr(Chat chat, String line) {
    if (!line.startsWith("(chờ ")) {
      throw new AssertionError("Cannot read '" + line + "'");
    }
    chat.waits(Duration.ofMinutes(Long.parseLong(line.replaceAll("\\D", ""))));
  }

  private static List<String> recorded(Chat chat) {
    return chat.records.stream().map(record -> record.getClass().getSimpleName()).toList();
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
