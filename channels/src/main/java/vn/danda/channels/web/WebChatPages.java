package vn.danda.channels.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The chat page, the landing page around it, and the script that an office's own site loads. */
@RestController
class WebChatPages {

  private static final Map<String, MediaType> TYPES =
      Map.of(
          "chat.css", new MediaType("text", "css", StandardCharsets.UTF_8),
          "chat.js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
          "loader.js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
          "landing.js", new MediaType("text", "javascript", StandardCharsets.UTF_8),
          "landing.css", new MediaType("text", "css", StandardCharsets.UTF_8),
          "icon.svg", MediaType.valueOf("image/svg+xml"));

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; form-action 'self'; "
          + "frame-ancestors 'self' ";

  private final WebChatSites sites;
  private final String office;

  /** {@code origins}: sites that may show the chat, see {@link WebChatSites}. */
  WebChatPages(
      @Value("${danda.web.allowed-origins:}") String origins,
      @Value("${danda.office:BHXH tỉnh Nghệ An}") String office) {
    this.sites = new WebChatSites(origins);
    this.office = office;
  }

  @GetMapping("/")
  ResponseEntity<byte[]> landing() {
    return page("landing.html", "");
  }

  @GetMapping("/chat/frame")
  ResponseEntity<byte[]> frame(@RequestParam(required = false) @Nullable String site) {
    return sites.originsOf(site).map(origins -> page("frame.html", origins)).orElseGet(() -> ResponseEntity.notFound().build());
  }

  @GetMapping("/chat/{name:[a-z]+\\.[a-z]+}")
  ResponseEntity<byte[]> file(@PathVariable String name) {
    MediaType type = TYPES.get(name);
    if (type == null) {
      return ResponseEntity.notFound().build();
    }
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic())
        .body(read(name));
  }

  private ResponseEntity<byte[]> page(String name, String mayFrame) {
    String html = new String(read(name), StandardCharsets.UTF_8).replace("{office}", office);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
        .header("Content-Security-Policy", POLICY + mayFrame)
        .header("Referrer-Policy", "same-origin")
        .cacheControl(CacheControl.noCache())
        .body(html.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] read(String name) {
    try (InputStream in = WebChatPages.class.getResourceAsStream("/chat/" + name)) {
      if (in == null) {
        throw new IllegalStateException("No file /chat/" + name + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read /chat/" + name, e);
    }
  }
}
