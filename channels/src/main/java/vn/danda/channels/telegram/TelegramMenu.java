package vn.danda.channels.telegram;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The menu beside the text field and the words on the bot's page, from {@code telegram/menu_vi.properties}.
 *
 * @param about at most 120 characters
 * @param description at most 512 characters
 */
record TelegramMenu(List<Command> commands, String about, String description) {

  /** What people see before they open a chat may not be cut off in the middle of a sentence. */
  private static final int LONGEST_ABOUT = 120;

  private static final int LONGEST_DESCRIPTION = 512;
  private static final TelegramMenu SHIPPED = read("/telegram/menu_vi.properties");

  /**
   * One line of the menu.
   *
   * @param name what stands behind the slash
   * @param shown what it does, for the menu
   * @param says what the person means by it, as they would type it; empty = greet me
   */
  record Command(String name, String shown, String says) {
    Command {
      if (!name.matches("[a-z0-9_]{1,32}") || shown.isBlank() || shown.length() > 256) {
        throw new IllegalArgumentException("Not a Telegram command: /" + name + " – " + shown);
      }
    }
  }

  TelegramMenu {
    commands = List.copyOf(commands);
    if (about.isBlank() || about.length() > LONGEST_ABOUT) {
      throw new IllegalArgumentException("'about' must be 1 to 120 characters, but has " + about.length());
    }
    if (description.isBlank() || description.length() > LONGEST_DESCRIPTION) {
      throw new IllegalArgumentException("'description' must be 1 to 512 characters, but has " + description.length());
    }
  }

  static TelegramMenu shipped() {
    return SHIPPED;
  }

  Optional<Command> find(String name) {
    return commands.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  private static TelegramMenu read(String resource) {
    Properties texts = new Properties();
    try (InputStream in = TelegramMenu.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("No file " + resource + " on the class path");
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource, e);
    }
    List<Command> commands =
        Arrays.stream(text(texts, "commands").split(","))
            .map(name -> new Command(name, text(texts, name + ".shown"), text(texts, name + ".says")))
            .toList();
    return new TelegramMenu(commands, text(texts, "about"), text(texts, "description"));
  }

  private static String text(Properties texts, String key) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalStateException("menu_vi.properties has no '" + key + "'");
    }
    return text.strip();
  }
}
