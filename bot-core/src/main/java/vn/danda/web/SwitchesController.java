package vn.danda.web;

import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.content.Switches;
import vn.danda.content.Switches.Off;
import vn.danda.content.Switches.Scope;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;

/** The emergency switch: a whole subject or network at once, and what is off, by whom and why. */
@Controller
@RequestMapping("/console/content/switches")
class SwitchesController {

  private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("HH:mm d/M/yyyy").withZone(Published.ZONE);
  private static final int EXAMPLES = 3;
  private static final Map<String, String> CHANNELS =
      new TreeMap<>(Map.of("messenger", "Messenger", "telegram", "Telegram", "web", "Chat trên trang web", "zalo", "Zalo OA"));

  private final Switches switches;
  private final PublishedContent content;

  SwitchesController(Switches switches, PublishedContent content) {
    this.switches = switches;
    this.content = content;
  }

  /** Something that is off, in words. */
  record Shown(Scope scope, String name, String title, String reason, String who) {}

  /** A subject that can be switched off. */
  record Subject(String name, String title) {}

  @GetMapping
  String list(Model model) {
    List<Off> off = switches.all();
    model.addAttribute("off", off.stream().map(this::shown).toList());
    model.addAttribute("subjects", subjects().stream().filter(subject -> !isOff(off, Scope.GROUP, subject.name())).toList());
    model.addAttribute(
        "channels",
        CHANNELS.entrySet().stream()
            .filter(channel -> !isOff(off, Scope.CHANNEL, channel.getKey()))
            .map(channel -> new Subject(channel.getKey(), channel.getValue()))
            .toList());
    return "content/switches";
  }

  @PostMapping("/off")
  String off(
      @RequestParam Scope scope,
      @RequestParam String name,
      @RequestParam String reason,
      Principal signedIn,
      RedirectAttributes redirect) {
    try {
      switches.off(scope, known(scope, name), reason, signedIn.getName());
      content.showNewWords();
      redirect.addFlashAttribute("notice", "Đã tắt " + title(scope, name) + ". Ai hỏi thì nghe câu xin lỗi, số tổng đài và nút gặp cán bộ.");
    } catch (IllegalArgumentException wrong) {
      redirect.addFlashAttribute("problem", String.valueOf(wrong.getMessage()));
    }
    return "redirect:/console/content/switches";
  }

  @PostMapping("/on")
  String on(@RequestParam Scope scope, @RequestParam String name, Principal signedIn, RedirectAttributes redirect) {
    switches.lift(scope, name, signedIn.getName());
    content.showNewWords();
    redirect.addFlashAttribute("notice", "Đã bật lại " + title(scope, name) + ".");
    return "redirect:/console/content/switches";
  }

  private String known(Scope scope, String name) {
    boolean there =
        switch (scope) {
          case ENTRY -> content.now().entry(ContentController.entryId(name)).isPresent();
          case GROUP -> subjects().stream().anyMatch(subject -> subject.name().equals(name));
          case CHANNEL -> CHANNELS.containsKey(name);
        };
    if (!there) {
      throw new IllegalArgumentException("Chọn một chủ đề hoặc một kênh trong danh sách.");
    }
    return name;
  }

  /** Each subject with how many answers it has and what the first ones are about. */
  private List<Subject> subjects() {
    Map<String, List<FaqEntry>> groups =
        content.now().knowledge().entries().stream().collect(Collectors.groupingBy(FaqEntry::group, TreeMap::new, Collectors.toList()));
    List<Subject> subjects = new ArrayList<>();
    groups.forEach(
        (group, entries) ->
            subjects.add(
                new Subject(
                    group,
                    entries.stream().limit(EXAMPLES).map(FaqEntry::label).collect(Collectors.joining(", ")) + "… (" + entries.size() + " bài)")));
    return subjects.stream().sorted(Comparator.comparing(Subject::title)).toList();
  }

  private static boolean isOff(List<Off> off, Scope scope, String name) {
    return off.stream().anyMatch(one -> one.scope() == scope && one.name().equals(name));
  }

  private Shown shown(Off off) {
    return new Shown(off.scope(), off.name(), title(off.scope(), off.name()), off.reason(), off.by() + " tắt lúc " + AT.format(off.since()));
  }

  private String title(Scope scope, String name) {
    return switch (scope) {
      case ENTRY -> "bài “" + content.now().entry(new EntryId(name)).map(FaqEntry::label).orElse(name) + "”";
      case GROUP -> "chủ đề " + subjects().stream().filter(one -> one.name().equals(name)).map(Subject::title).findFirst().orElse(name);
      case CHANNEL -> "trợ lý trên " + CHANNELS.getOrDefault(name, name);
    };
  }
}
