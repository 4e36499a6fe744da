package vn.danda.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.danda.content.PriceList;
import vn.danda.content.PriceUses;
import vn.danda.content.Published;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.figure.EverydayPrice;
import vn.danda.knowledge.figure.EverydayPrices;
import vn.danda.knowledge.figure.FigureInput;
import vn.danda.knowledge.figure.SpokenMoney;

/** The prices that answers measure amounts by: seen by whom, where and when, who reads them, how that reads. */
@Controller
@RequestMapping("/console/content/prices")
class PricesController {

  private static final String PAGE = "/console/content/prices";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");

  private final PriceList list;
  private final PriceUses uses;
  private final PublishedContent content;
  private final PartWords parts;
  private final Clock clock;

  PricesController(PriceList list, PriceUses uses, PublishedContent content, PartWords parts, Clock clock) {
    this.list = list;
    this.uses = uses;
    this.content = content;
    this.parts = parts;
    this.clock = clock;
  }

  /** A price as somebody types it. */
  record Typed(
      @Nullable String thing,
      @Nullable String price,
      @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate seenOn,
      @Nullable String seenWhere) {}

  /** A thing on the list; {@code state} says until when its price is good, or that it no longer is. */
  record Item(String key, String thing, String price, String seen, String state, boolean fresh, List<Use> uses) {}

  /** A text that measures by it. */
  record Use(String title, @Nullable String link, String text, List<String> leftOut) {}

  @GetMapping
  String list(Model model) {
    EverydayPrices prices = content.now().figures().prices();
    LocalDate today = Published.day(clock.instant());
    model.addAttribute("months", prices.goodForMonths());
    model.addAttribute("today", today);
    model.addAttribute(
        "items",
        prices.keys().stream().flatMap(key -> prices.latest(key).stream()).map(price -> item(price, prices, today)).toList());
    return "content/prices";
  }

  /** Keeps a price, or with {@code do=try} only shows how the texts would read with it. */
  @PostMapping
  String enter(
      @ModelAttribute Typed typed,
      @RequestParam(name = "do", defaultValue = "enter") String what,
      Principal signedIn,
      Model model,
      RedirectAttributes redirect) {
    EverydayPrice price;
    try {
      price = seen(typed, signedIn.getName());
    } catch (IllegalArgumentException wrong) {
      redirect.addFlashAttribute("problem", String.valueOf(wrong.getMessage()));
      redirect.addFlashAttribute("typed", typed);
      return "redirect:" + PAGE;
    }
    String words = price.thing() + " giá " + SpokenMoney.spoken(price.price());
    if (what.equals("try")) {
      model.addAttribute("typed", typed);
      model.addAttribute("tried", words);
      model.addAttribute("triedUses", uses(price.key(), content.now().figures().prices().with(price)));
      return list(model);
    }
    list.enter(price);
    content.showNewWords();
    redirect.addFlashAttribute("notice", "Đã ghi: một " + words + ".");
    return "redirect:" + PAGE;
  }

  /** Only what no published text measures by. */
  @PostMapping("/{key}/remove")
  String remove(@PathVariable String key, Principal signedIn, RedirectAttributes redirect) {
    EverydayPrices prices = content.now().figures().prices();
    EverydayPrice price = prices.latest(key).orElseThrow(NoSuchPage::new);
    if (uses(key, prices).isEmpty()) {
      list.remove(key, signedIn.getName());
      content.showNewWords();
      redirect.addFlashAttribute("notice", "Đã bỏ " + price.thing() + " khỏi bảng giá.");
    } else {
      redirect.addFlashAttribute("problem", "Còn bài so với " + price.thing() + ": sửa các bài đó trước đã.");
    }
    return "redirect:" + PAGE;
  }

  private EverydayPrice seen(Typed typed, String by) {
    String thing = typed.thing() == null ? "" : typed.thing();
    if (typed.seenOn() == null) {
      throw new IllegalArgumentException("Cần ghi ngày xem giá.");
    }
    long price = FigureInput.money("Giá một " + thing.strip(), typed.price() == null ? "" : typed.price());
    return list.seen(thing, price, typed.seenOn(), typed.seenWhere() == null ? "" : typed.seenWhere(), by);
  }

  private Item item(EverydayPrice price, EverydayPrices prices, LocalDate today) {
    LocalDate lastDay = prices.lastDay(price);
    boolean fresh = !today.isAfter(lastDay);
    return new Item(
        price.key(),
        price.thing(),
        SpokenMoney.spoken(price.price()),
        price.enteredBy() + " xem ngày " + DAY.format(price.seenOn()) + ", " + price.seenWhere(),
        fresh ? "dùng đến hết ngày " + DAY.format(lastDay) : "đã cũ từ ngày " + DAY.format(lastDay.plusDays(1)) + ", lời so sánh đang ẩn",
        fresh,
        uses(price.key(), prices));
  }

  private List<Use> uses(String key, EverydayPrices prices) {
    return uses.of(key, prices).stream()
        .map(use -> new Use(parts.title(use.part()), parts.link(use.part()), use.text(), use.leftOut()))
        .toList();
  }
}
