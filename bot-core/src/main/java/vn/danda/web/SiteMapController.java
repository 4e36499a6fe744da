package vn.danda.web;

import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;

/** What search engines may read: the public answers, and nothing of the console. */
@RestController
class SiteMapController {

  private final PublishedContent content;
  private final WaysToAsk ways;

  SiteMapController(PublishedContent content, WaysToAsk ways) {
    this.content = content;
    this.ways = ways;
  }

  @GetMapping("/robots.txt")
  ResponseEntity<String> robots() {
    return answer(
        MediaType.TEXT_PLAIN,
        "User-agent: *\nDisallow: /console\nDisallow: /chat\nDisallow: /api\nSitemap: " + ways.base() + "/sitemap.xml\n");
  }

  @GetMapping("/sitemap.xml")
  ResponseEntity<String> siteMap() {
    Published published = content.now();
    String addresses =
        published.knowledge().entries().stream()
            .filter(entry -> !published.withheld().isOff(entry))
            .map(entry -> "<url><loc>" + ways.permanent(entry, null) + "</loc></url>\n")
            .collect(Collectors.joining());
    return answer(
        MediaType.APPLICATION_XML,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url><loc>"
            + ways.base()
            + "/hoi-dap</loc></url>\n"
            + addresses
            + "</urlset>\n");
  }

  private static ResponseEntity<String> answer(MediaType type, String text) {
    return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noCache().cachePublic()).body(text);
  }
}
