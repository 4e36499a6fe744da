package vn.danda.channels.telegram;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.methods.description.SetMyDescription;
import org.telegram.telegrambots.meta.api.methods.description.SetMyShortDescription;
import org.telegram.telegrambots.meta.api.methods.menubutton.SetChatMenuButton;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import org.telegram.telegrambots.meta.api.objects.menubutton.MenuButtonCommands;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * At every start: asks Telegram what our bot is called and tells it the menu and what stands on the bot's page. Tried
 * until it works; nothing waits for it. Groups get no menu: there the bot does next to nothing.
 */
final class Introduction {

  private static final Logger log = LoggerFactory.getLogger(Introduction.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

  private final TelegramClient client;
  private final TelegramMenu menu;
  private final BotName name;
  private final CountDownLatch stopped = new CountDownLatch(1);

  Introduction(TelegramClient client, TelegramMenu menu, BotName name) {
    this.client = client;
    this.menu = menu;
    this.name = name;
  }

  void start() {
    Thread.ofVirtual().name("telegram-introduction").start(this::tryUntilDone);
  }

  void stop() {
    stopped.countDown();
  }

  private void tryUntilDone() {
    try {
      while (stopped.getCount() > 0 && !introduced()) {
        stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean introduced() {
    try {
      String userName = client.execute(new GetMe()).getUserName();
      name.is(userName == null ? "" : userName);
      client.execute(new SetMyCommands(commands(), new BotCommandScopeAllPrivateChats(), null));
      client.execute(new SetChatMenuButton(null, new MenuButtonCommands()));
      client.execute(new SetMyShortDescription(menu.about(), null));
      client.execute(new SetMyDescription(menu.description(), null));
      log.info("telegram menu set bot={}", name.value());
      return true;
    } catch (TelegramApiException | RuntimeException error) {
      // A RuntimeException too: the library's model may not know tomorrow's answer.
      log.warn("telegram menu not set, will try again: {}", why(error));
      return false;
    }
  }

  private static Object why(Exception error) {
    return error instanceof TelegramApiException known ? TelegramErrors.toResult(known) : error.getClass().getSimpleName();
  }

  private List<BotCommand> commands() {
    return menu.commands().stream().map(command -> new BotCommand(command.name(), command.shown())).toList();
  }
}
