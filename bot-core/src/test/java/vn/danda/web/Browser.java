package vn.danda.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's Chromium, driven through the machine's Node, for the tests of one class:
 *
 * <pre>{@code
 * @RegisterExtension static final Browser browser = new Browser();
 * }</pre>
 *
 * Each test's visits end with it, and it fails when one of their pages complained. Where Chromium or Node is missing the
 * class is skipped with a sentence, unless {@code DANDA_REQUIRE_BROWSER} says that it must not be.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final int PATIENCE_MS = 40_000;

  private static final Path SCREENS = Path.of("target", "screens");

  /** The rules of WCAG 2.2 up to level AA that a program can check. */
  private static final String AXE =
      """
      axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) =>
        result.violations.map((rule) => rule.impact + ' ' + rule.id + ': ' + rule.nodes.map((node) => node.html).join(' | ')))
      """;

  /** How htmx reports a question it was still asking when somebody went on to another page. */
  private static final Pattern GIVEN_UP = Pattern.compile("^htmx:(afterRequest|sendAbort)\\b");

  private final boolean complaintsCount;
  private final List<String> complaints = new ArrayList<>();
  private @Nullable Playwright playwright;
  private com.microsoft.playwright.@Nullable Browser chromium;

  public Browser() {
    this(true);
  }

  private Browser(boolean complaintsCount) {
    this.complaintsCount = complaintsCount;
  }

  /** Its pages may complain, of the network at least. */
  static Browser onABadNetwork() {
    return new Browser(false);
  }

  @Override
  public void beforeAll(ExtensionContext tests) {
    Optional<Path> program = onPath("chromium").or(() -> onPath("chromium-browser")).or(() -> onPath("google-chrome"));
    Optional<Path> node = onPath("node");
    boolean there = program.isPresent() && node.isPresent();
    if (!there && "true".equals(System.getenv("DANDA_REQUIRE_BROWSER"))) {
      throw new AssertionError("DANDA_REQUIRE_BROWSER is set, but Chromium or Node is not on the PATH");
    }
    Assumptions.assumeTrue(there, "Skipped: Chromium or Node is not on the PATH");
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_NODEJS_PATH", node.orElseThrow().toString());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    chromium =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(program.orElseThrow()).setArgs(FLAGS));
    // A busy machine draws slowly; a page that never does still fails.
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  /** Pages left open would go on asking the server. */
  @Override
  public void afterEach(ExtensionContext test) {
    List<String> until = List.copyOf(complaints);
    started().contexts().forEach(BrowserContext::close);
    complaints.clear();
    if (complaintsCount) {
      assertThat(until).as("errors, warnings and broken rules of the security policy on the pages").isEmpty();
    }
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    if (playwright != null) {
      playwright.close();
    }
  }

  /** What a printer of about 300 dots an inch would lay on paper. */
  Page printed(int width, int height) {
    return context(new NewContextOptions().setViewportSize(width, height).setDeviceScaleFactor(3)).newPage();
  }

  /** A visitor whose page may be examined by a script of the test's, which the page's policy would not let run. */
  Page examined(int width, int height) {
    return context(new NewContextOptions().setViewportSize(width, height).setBypassCSP(true)).newPage();
  }

  /** What stands in the way of people who see, hear or move otherwise; the page must be an {@link #examined} one. */
  @SuppressWarnings("unchecked")
  public static List<String> brokenRules(Page page) {
    try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (List<String>) page.evaluate(AXE);
  }

  /** A demo account signs in; the page is then at its first page of the console. */
  static Page signIn(Page page, int port, String name) {
    page.navigate("http://127.0.0.1:" + port + "/sign-in");
    page.locator("#username").fill(name);
    page.locator("#password").fill("demo-" + name);
    page.keyboard().press("Enter");
    page.waitForURL("**/console**");
    return page;
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The whole page as a picture for a person: {@code target/screens/NAME.png}. */
  static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENS.resolve(name + ".png")));
  }

  /** A picture for a person, the rules of WCAG for the machine, and nothing wider than the screen. */
  static void looked(Page page, String name) {
    picture(page, name);
    assertThat(brokenRules(page)).as(name).isEmpty();
    Object wider = page.evaluate("document.documentElement.scrollWidth > innerWidth");
    assertThat(wider).as(name + " is wider than the screen").isEqualTo(false);
  }

  /** A new visitor, with nothing kept from others; what the page complains of on its console is collected. */
  public Page visitor(int width, int height) {
    Page page = context(new NewContextOptions().setViewportSize(width, height)).newPage();
    page.onConsoleMessage(
        message -> {
          boolean bad = message.type().equals("error") || message.type().equals("warning");
          if (bad && !GIVEN_UP.matcher(message.text()).find()) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  private BrowserContext context(NewContextOptions options) {
    BrowserContext context = started().newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }

  private com.microsoft.playwright.Browser started() {
    return requireNonNull(chromium, "The browser is an extension of the class: @RegisterExtension");
  }

  private static Optional<Path> onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(file -> file.toFile().canExecute())
        .findFirst();
  }
}
