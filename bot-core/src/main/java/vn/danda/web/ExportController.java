package vn.danda.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.exchange.Booklet;
import vn.danda.exchange.ContentTable;
import vn.danda.exchange.Handout;
import vn.danda.exchange.QrCode;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryGroups;
import vn.danda.knowledge.FaqEntry;
import vn.danda.lead.Agent;
import vn.danda.lead.Agents;

/** Published answers to carry away: a booklet, a leaflet, a post, a message with the sender's own link, or the table of all. */
@Controller
@RequestMapping("/console/content/export")
class ExportController {

  private static final MediaType DOCX =
      MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  private static final MediaType XLSX = MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final PublishedContent content;
  private final Agents agents;
  private final WaysToAsk ways;
  private final Clock clock;
  private final String office;

  ExportController(
      PublishedContent content, Agents agents, WaysToAsk ways, Clock clock, @Value("${danda.office}") String office) {
    this.content = content;
    this.agents = agents;
    this.ways = ways;
    this.clock = clock;
    this.office = office;
  }

  @GetMapping
  String choose(
      @RequestParam(defaultValue = "") List<String> bai,
      @RequestParam(defaultValue = "") String chu_de,
      @RequestParam(defaultValue = "") String nhom,
      Principal signedIn,
      Model model) {
    Published published = content.now();
    show(bai, chu_de, nhom, signedIn, model);
    model.addAttribute("groups", EntryGroups.titles());
    model.addAttribute("audiences", Audience.values());
    model.addAttribute(
        "entries",
        published.knowledge().entries().stream()
            .filter(entry -> chu_de.isEmpty() || entry.group().equals(chu_de))
            .sorted(Comparator.comparing(FaqEntry::label))
            .toList());
    return "content/export";
  }

  /** For paper, from the browser: A5 leaflets or a booklet. */
  @GetMapping("/print")
  String print(
      @RequestParam(defaultValue = "") List<String> bai,
      @RequestParam(defaultValue = "") String chu_de,
      @RequestParam(defaultValue = "") String nhom,
      Principal signedIn,
      Model model) {
    show(bai, chu_de, nhom, signedIn, model);
    model.addAttribute("code", QrCode.of(link(signedIn)));
    return "content/handout";
  }

  @GetMapping("/booklet.docx")
  ResponseEntity<byte[]> booklet(
      @RequestParam(defaultValue = "") List<String> bai,
      @RequestParam(defaultValue = "") String chu_de,
      @RequestParam(defaultValue = "") String nhom,
      Principal signedIn) {
    byte[] file = Booklet.docx(handout(bai, chu_de, nhom), office, link(signedIn));
    return ImportController.download("so-tay-hoi-dap.docx", DOCX, file);
  }

  @GetMapping("/table.csv")
  ResponseEntity<byte[]> csv() {
    return ImportController.download(
        "hoi-dap.csv", ImportController.CSV, ContentTable.csv(content.now().knowledge().entries()).getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/table.xlsx")
  ResponseEntity<byte[]> xlsx() {
    return ImportController.download("hoi-dap.xlsx", XLSX, ContentTable.xlsx(content.now().knowledge().entries()));
  }

  private void show(List<String> bai, String group, String audience, Principal signedIn, Model model) {
    Handout handout = handout(bai, group, audience);
    boolean chosen = !bai.isEmpty() || !group.isEmpty();
    model.addAttribute("bai", bai);
    model.addAttribute("group", group);
    model.addAttribute("audience", audience);
    model.addAttribute("chosen", chosen);
    model.addAttribute("handout", handout);
    model.addAttribute("office", office);
    model.addAttribute("link", link(signedIn));
    model.addAttribute("facebook", chosen ? handout.facebook(office, link(signedIn)) : null);
    model.addAttribute("zalo", chosen ? handout.zalo(office, link(signedIn)) : null);
    model.addAttribute("query", query(bai, group, audience));
  }

  private Handout handout(List<String> bai, String group, String audience) {
    Published published = content.now().withoutPrices();
    List<FaqEntry> chosen =
        published.knowledge().entries().stream()
            .filter(entry -> bai.isEmpty() ? entry.group().equals(group) : bai.contains(entry.id().value()))
            .toList();
    return Handout.of(chosen, audience(audience), published, clock.instant());
  }

  /** The public pages with the code of whoever hands them out, so that what comes of it is theirs. */
  private String link(Principal signedIn) {
    String code = WaysToAsk.sender(agents.find(signedIn.getName()).map(Agent::code).orElse(null));
    return ways.base() + "/hoi-dap" + (code == null ? "" : "?ref=" + code);
  }

  private static @Nullable Audience audience(String key) {
    return Arrays.stream(Audience.values()).filter(each -> each.key().equals(key)).findFirst().orElse(null);
  }

  private static String query(List<String> bai, String group, String audience) {
    StringBuilder query = new StringBuilder("?nhom=").append(audience).append("&chu_de=").append(group);
    bai.forEach(id -> query.append("&bai=").append(id));
    return query.toString().replaceAll("[^a-zA-Z0-9_?&=-]", "");
  }
}
