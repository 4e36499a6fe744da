package vn.danda.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.dialogue.FaqReply;
import vn.danda.exchange.QrCode;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryGroups;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.text.VietnameseText;

/**
 * The answers as pages for everybody: the same published entries, the same search, no script, no cookie, no database.
 * What is withheld is not there. Pages may be kept by a browser, but it asks each time whether they still hold
 * ({@code ETag}, see {@link PublicSiteConfiguration}), so that a switched-off answer is gone at once.
 */
@Controller
@RequestMapping("/hoi-dap")
class PublicAnswersController {

  private static final int LONGEST_QUESTION = 300;

  private static final Map<Audience, String> AUDIENCES = new LinkedHashMap<>();

  static {
    AUDIENCES.put(Audience.YOUNG_WORKER, "Người trẻ làm tự do");
    AUDIENCES.put(Audience.FARMER_TRADER, "Nhà nông, buôn bán");
    AUDIENCES.put(Audience.JOB_SEEKER, "Người đang tìm việc");
    AUDIENCES.put(Audience.RETURNED_WORKER, "Người làm xa về");
  }

  private final PublishedContent content;
  private final FaqReply words;
  private final WaysToAsk ways;
  private final Clock clock;
  private final String office;

  PublicAnswersController(
      PublishedContent content, FaqReply words, WaysToAsk ways, Clock clock, @Value("${danda.office}") String office) {
    this.content = content;
    this.words = words;
    this.ways = ways;
    this.clock = clock;
    this.office = office;
  }

  /** A link in a list; {@code query} keeps the audience and the sender. */
  record Link(String id, String label, String question, String query) {}

  /** What the search makes of a question: an answer, ways to choose from, or the honest words for neither. */
  record Found(@Nullable PublicAnswer answer, String query, String text, List<Link> options, boolean choose) {}

  @ModelAttribute
  void common(
      @RequestParam(defaultValue = "") String nhom,
      @RequestParam(required = false) @Nullable String ref,
      Model model,
      HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePublic().getHeaderValue());
    Published published = content.now();
    model.addAttribute("office", office);
    model.addAttribute("audiences", AUDIENCES);
    model.addAttribute("audience", audience(nhom));
    model.addAttribute("query", query(nhom, ref));
    model.addAttribute("hotline", published.render("{{hotline}}", clock.instant()).text());
    model.addAttribute("chat", "/chat/frame");
  }

  @GetMapping
  String index(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String nhom,
      @RequestParam(required = false) @Nullable String ref,
      Model model) {
    Published published = content.now();
    String asked = VietnameseText.normalise(q.length() > LONGEST_QUESTION ? q.substring(0, LONGEST_QUESTION) : q).strip();
    Audience audience = audience(nhom);
    model.addAttribute("q", asked);
    model.addAttribute("home", ways.base() + "/hoi-dap");
    model.addAttribute("found", asked.isEmpty() ? null : found(asked, published, audience, nhom, ref));
    model.addAttribute("topics", topics(published, audience, query(nhom, ref)));
    if (!asked.isEmpty()) {
      model.addAttribute("chat", ways.chat(asked));
    }
    return "public/index";
  }

  @GetMapping("/{slug}")
  String answer(
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String nhom,
      @RequestParam(required = false) @Nullable String ref,
      Model model,
      HttpServletResponse response) {
    return show(slug, nhom, ref, "public/answer", model, response);
  }

  /** For paper: A5 for a leaflet, A4 for a notice board. */
  @GetMapping("/{slug}/in")
  String print(
      @PathVariable String slug,
      @RequestParam(defaultValue = "") String nhom,
      @RequestParam(required = false) @Nullable String ref,
      @RequestParam(defaultValue = "A5") String kho,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("paper", kho.equalsIgnoreCase("A4") ? "a4" : "a5");
    return show(slug, nhom, ref, "public/print", model, response);
  }

  private String show(
      String slug, String nhom, @Nullable String ref, String view, Model model, HttpServletResponse response) {
    Published published = content.now();
    Optional<FaqEntry> there = entry(slug, published);
    if (there.isEmpty() || published.withheld().isOff(there.get())) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      model.addAttribute("checked", there.isPresent());
      return "public/gone";
    }
    FaqEntry entry = there.get();
    String sender = WaysToAsk.sender(ref);
    model.addAttribute(
        "shown",
        PublicAnswer.of(entry, audience(nhom), published, words, ways.permanent(entry, null), clock.instant()));
    model.addAttribute("group", entry.group());
    model.addAttribute("groupTitle", EntryGroups.title(entry.group()));
    model.addAttribute("ways", ways.about(entry, sender));
    model.addAttribute("code", QrCode.of(ways.permanent(entry, sender)));
    model.addAttribute("shortAddress", ways.permanent(entry, null).replaceFirst("^https?://", ""));
    model.addAttribute("next", links(entry.followUps(), published, query(nhom, ref)));
    return view;
  }

  private Found found(String asked, Published published, @Nullable Audience audience, String nhom, @Nullable String ref) {
    String query = query(nhom, ref);
    Understanding understood = published.search().understand(new Question(asked, audience, List.of()));
    FaqEntry entry = understood.entry() == null ? null : published.entries().get(understood.entry());
    if (entry != null && !published.withheld().isOff(entry)) {
      String url = ways.permanent(entry, WaysToAsk.sender(ref));
      PublicAnswer answer = PublicAnswer.of(entry, audience, published, words, url, clock.instant());
      return new Found(answer, query, "", links(entry.followUps(), published, query), false);
    }
    String text = words.of(asked, understood, published, audience, 0, clock.instant()).text();
    List<Link> options = links(understood.options(), published, query);
    boolean choose = understood.outcome() == Understanding.Outcome.CLARIFY && !options.isEmpty();
    return new Found(null, query, text, options, choose);
  }

  /** Topic titles with their entries; with an audience first those that have words of their own for it. */
  private static Map<String, List<Link>> topics(Published published, @Nullable Audience audience, String query) {
    List<FaqEntry> said =
        published.knowledge().entries().stream().filter(entry -> !published.withheld().isOff(entry)).toList();
    Map<String, List<Link>> topics = new LinkedHashMap<>();
    if (audience != null) {
      topics.put(
          "Viết riêng cho: " + AUDIENCES.get(audience),
          said.stream().filter(entry -> entry.audiences().containsKey(audience)).map(entry -> link(entry, query)).toList());
    }
    Map<String, List<FaqEntry>> byGroup = said.stream().collect(Collectors.groupingBy(FaqEntry::group));
    EntryGroups.inOrder(byGroup.keySet())
        .forEach(
            group ->
                topics.put(
                    EntryGroups.title(group),
                    byGroup.getOrDefault(group, List.of()).stream().map(entry -> link(entry, query)).toList()));
    return topics;
  }

  private static List<Link> links(List<EntryId> ids, Published published, String query) {
    return ids.stream()
        .flatMap(id -> published.entry(id).stream())
        .filter(entry -> !published.withheld().isOff(entry))
        .map(entry -> link(entry, query))
        .toList();
  }

  private static Link link(FaqEntry entry, String query) {
    return new Link(entry.id().value(), entry.label(), entry.question(), query);
  }

  private static Optional<FaqEntry> entry(String slug, Published published) {
    try {
      return published.entry(new EntryId(slug));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static @Nullable Audience audience(String key) {
    return AUDIENCES.keySet().stream().filter(audience -> audience.key().equals(key)).findFirst().orElse(null);
  }

  /** Goes along with every link: whom one reads for, and who sent one here. */
  private static String query(String nhom, @Nullable String ref) {
    Audience audience = audience(nhom);
    String sender = WaysToAsk.sender(ref);
    String kept =
        (audience == null ? "" : "&nhom=" + audience.key()) + (sender == null ? "" : "&ref=" + sender);
    return kept.isEmpty() ? "" : "?" + kept.substring(1);
  }
}
