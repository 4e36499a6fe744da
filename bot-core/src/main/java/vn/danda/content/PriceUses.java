package vn.danda.content;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.danda.content.ContentTasks.Wanted;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.figure.Comparison.LeftOut;
import vn.danda.knowledge.figure.EverydayPrice;
import vn.danda.knowledge.figure.EverydayPrices;
import vn.danda.knowledge.figure.FigureText;
import vn.danda.knowledge.figure.Rendered;

/**
 * Which texts measure by which price, and what they say with it. Asks for a price to be looked at again in time; every
 * node may ask as often as it likes: a price seen on a day makes one task.
 */
@Component
public class PriceUses {

  private static final int NAMED = 5;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy");
  private static final Logger log = LoggerFactory.getLogger(PriceUses.class);

  private final PublishedContent content;
  private final Impact impact;
  private final ContentTasks tasks;
  private final Clock clock;

  PriceUses(PublishedContent content, Impact impact, ContentTasks tasks, Clock clock) {
    this.content = content;
    this.impact = impact;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * One text that measures by a price.
   *
   * @param text as it reads
   * @param leftOut why a comparison in it is not said, for each that is not
   */
  public record Use(ContentPart part, String text, List<String> leftOut) {}

  /** Every text that measures by this price, as it would read today with this list of prices. */
  public List<Use> of(String key, EverydayPrices prices) {
    Published published = content.now();
    LocalDate today = Published.day(clock.instant());
    return impact.pieces(published).stream()
        .flatMap(
            piece ->
                piece.measuringBy(key).stream()
                    .map(template -> FigureText.render(template, published.figures().measuredBy(prices), today))
                    .map(read -> use(piece.part(), key, read)))
        .toList();
  }

  private static Use use(ContentPart part, String key, Rendered read) {
    return new Use(
        part, read.text(), read.leftOut().stream().filter(one -> one.price().equals(key)).map(LeftOut::why).toList());
  }

  @Scheduled(fixedDelay = 600_000)
  void lookAfter() {
    try {
      tell();
    } catch (RuntimeException e) {
      log.warn("cannot look for prices to be seen again, will try again: {}", e.getMessage());
    }
  }

  /** Makes a task for each price in use that is old, or soon will be; returns how many are new. */
  public int tell() {
    LocalDate today = Published.day(clock.instant());
    EverydayPrices prices = content.now().figures().prices();
    int made = 0;
    for (String key : prices.keys()) {
      EverydayPrice price = prices.latest(key).orElseThrow();
      List<Use> uses = of(key, prices);
      if (!uses.isEmpty() && !prices.lastDay(price).isAfter(today.plusDays(ReviewDays.TOLD_BEFORE))) {
        made += tasks.make(task(price, prices.lastDay(price), uses)) ? 1 : 0;
      }
    }
    return made;
  }

  private Wanted task(EverydayPrice price, LocalDate lastDay, List<Use> uses) {
    List<String> titles = uses.stream().map(Use::part).distinct().map(this::title).toList();
    String named = titles.stream().limit(NAMED).collect(Collectors.joining(", ")) + (titles.size() > NAMED ? "…" : "");
    return new Wanted(
        ContentTasks.Kind.PRICE,
        PriceList.part(price.key()),
        "Giá xem ngày " + DAY.format(price.seenOn()) + " (" + price.seenWhere() + ") chỉ dùng đến hết ngày " + DAY.format(lastDay)
            + ". Xem lại rồi ghi giá mới; chưa có thì lời so sánh tự ẩn trong " + titles.size() + " bài: " + named + ".",
        "price:" + price.key() + ":" + price.seenOn(),
        lastDay,
        null);
  }

  private String title(ContentPart part) {
    return Optional.of(part).flatMap(ContentPart::entryId).flatMap(content.now()::entry).map(FaqEntry::label).orElse(part.name());
  }
}
