package vn.danda.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with the simulator's phone in hand: reads the last message, types, and taps what stands below it. */
final class Citizen {

  private final Page page;
  private final String network;

  Citizen(Page page, String network) {
    this.page = page;
    this.network = network;
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label(network)).setExact(true)).first().click();
  }

  private static String label(String network) {
    return switch (network) {
      case "telegram" -> "Telegram";
      case "messenger" -> "Messenger";
      case "comments" -> "Bình luận";
      case "zalo" -> "Zalo";
      default -> "Web";
    };
  }

  /** On the web the chat greets whoever opens it; elsewhere it is opened. */
  void opens() {
    if (!isWeb()) {
      act("Mở lần đầu");
    }
    reads("trợ lý tự động");
  }

  void types(String words) {
    Locator text = isWeb() ? web().locator("#text") : page.locator("#text");
    text.fill(words);
    text.press("Enter");
  }

  /** The newest message of the bot or an agent says this. */
  void reads(String words) {
    assertThat(last()).containsText(words);
  }

  /** Some message of the bot or an agent says this; not the newest where it asks something more. */
  void hasRead(String words) {
    assertThat(bubbles().filter(new Locator.FilterOptions().setHasText(words)).last()).isVisible();
  }

  /** Taps the button of this name; where the network has none, types its number as people do. */
  void chooses(String option) {
    Locator button =
        isWeb()
            ? web().getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(option).setExact(true))
            // Where labels are short the button carries its line's number too.
            : page.locator("#log").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^(\\d+\\. )?" + option + "$"))).last();
    if (network.equals("zalo")) {
      reads(option);
      Matcher number = Pattern.compile("(\\d+)\\. " + Pattern.quote(option)).matcher(last().textContent());
      if (!number.find()) {
        throw new AssertionError("No numbered '" + option + "' in: " + last().textContent());
      }
      types(number.group(1));
      return;
    }
    button.click();
  }

  /** Whatever stands first below the newest message. */
  void choosesTheFirst() {
    if (network.equals("zalo")) {
      types("1");
    } else if (isWeb()) {
      web().locator("#options button").first().click();
    } else {
      page.locator("#log p").last().locator("button").first().click();
    }
  }

  /** Through the network's own button; the web chat has none. */
  void givesPhone() {
    if (isWeb()) {
      types("0912 000 017");
    } else {
      act("Chia sẻ số điện thoại");
    }
  }

  void act(String button) {
    page.locator("#acts").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
  }

  void photograph(Path folder, String what) {
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(network + "-" + what + ".png")));
  }

  Locator last() {
    return bubbles().last();
  }

  Locator bubbles() {
    return isWeb() ? web().locator("#log .bot, #log .agent") : page.locator("#log .bot, #log .agent");
  }

  private boolean isWeb() {
    return network.equals("web");
  }

  private FrameLocator web() {
    return page.frameLocator("#web");
  }
}
