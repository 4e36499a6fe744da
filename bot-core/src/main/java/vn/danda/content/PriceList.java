package vn.danda.content;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.audit.Audit;
import vn.danda.knowledge.figure.EverydayPrice;
import vn.danda.knowledge.figure.EverydayPrices;
import vn.danda.knowledge.figure.SpokenMoney;

/**
 * What things everybody buys cost, as somebody of the office saw it, in the database. A source. It is empty until an
 * office writes into it; texts that measure by a price read well without. Readers get it as
 * {@link vn.danda.knowledge.figure.Figures#prices} of what is published.
 */
@Component
public class PriceList {

  private static final int LONGEST_THING = 24;
  private static final int LONGEST_PLACE = 80;
  private static final long LEAST = 500;
  private static final long MOST = 10_000_000;

  private final JdbcClient database;
  private final Publications publications;
  private final ContentTasks tasks;
  private final Audit audit;
  private final Clock clock;
  private final int goodForMonths;

  PriceList(
      JdbcClient database,
      Publications publications,
      ContentTasks tasks,
      Audit audit,
      Clock clock,
      @Value("${danda.content.prices-good-for-months}") int goodForMonths) {
    this.database = database;
    this.publications = publications;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
    this.goodForMonths = goodForMonths;
  }

  EverydayPrices read() {
    return new EverydayPrices(
        database.sql("select * from everyday_price order by price_key, seen_on").query(PriceList::row).list(), goodForMonths);
  }

  /**
   * What somebody saw, not yet kept.
   *
   * @throws IllegalArgumentException in Vietnamese, naming what is missing or cannot be
   */
  public EverydayPrice seen(String thing, long price, LocalDate seenOn, String seenWhere, String by) {
    String named = thing.strip().replaceAll("\\s+", " ");
    String key = EverydayPrice.keyOf(named);
    if (key.isEmpty() || named.length() > LONGEST_THING) {
      throw new IllegalArgumentException("Cần ghi tên món kèm chữ đếm, ví dụ “ly trà đá”, nhiều nhất " + LONGEST_THING + " chữ cái.");
    }
    if (price < LEAST || price > MOST) {
      throw new IllegalArgumentException(
          "Giá một " + named + " là " + SpokenMoney.exact(price) + "? Cần từ " + SpokenMoney.spoken(LEAST) + " đến " + SpokenMoney.spoken(MOST) + ".");
    }
    LocalDate today = Published.day(clock.instant());
    if (seenOn.isAfter(today)) {
      throw new IllegalArgumentException("Ngày xem giá chưa tới.");
    }
    if (seenOn.plusMonths(goodForMonths).isBefore(today)) {
      throw new IllegalArgumentException("Giá xem đã quá " + goodForMonths + " tháng: cần xem lại giá bây giờ.");
    }
    if (seenWhere.isBlank() || seenWhere.strip().length() > LONGEST_PLACE) {
      throw new IllegalArgumentException("Cần ghi xem giá ở đâu, nhiều nhất " + LONGEST_PLACE + " chữ cái, ví dụ “quán cổng chợ Vinh”.");
    }
    return new EverydayPrice(key, named, price, seenOn, seenWhere.strip(), by);
  }

  /** Keeps a price; texts read it on all nodes within moments, and whoever was asked to look again is no longer. */
  @Transactional
  public void enter(EverydayPrice price) {
    database
        .sql(
            """
            insert into everyday_price (price_key, thing, price, seen_on, seen_where, entered_by, entered_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (price_key, seen_on) do update
            set thing = excluded.thing, price = excluded.price, seen_where = excluded.seen_where,
                entered_by = excluded.entered_by, entered_at = excluded.entered_at
            """)
        .params(
            price.key(), price.thing(), price.price(), Date.valueOf(price.seenOn()), price.seenWhere(), price.enteredBy(),
            Timestamp.from(clock.instant()))
        .update();
    tasks.openOf(part(price.key()))
        .forEach(task -> tasks.close(task.id(), ContentTasks.Finding.CORRECTED, "có giá mới", price.enteredBy()));
    audit.add(price.enteredBy(), Audit.Deed.PUBLISHED, "price:" + price.key() + " " + price.seenOn(), price.seenWhere());
    publications.add("price " + price.key() + " seen " + price.seenOn());
  }

  /** Takes a thing off the list with all its prices. Whoever asks makes sure that no text measures by it. */
  @Transactional
  public void remove(String key, String by) {
    database.sql("delete from everyday_price where price_key = ?").param(key).update();
    tasks.openOf(part(key)).forEach(task -> tasks.close(task.id(), ContentTasks.Finding.CORRECTED, "bỏ món này", by));
    audit.add(by, Audit.Deed.PUBLISHED, "price:" + key, "bỏ khỏi bảng giá");
    publications.add("price " + key + " removed");
  }

  static ContentPart part(String key) {
    return new ContentPart(ContentPart.Kind.PRICE, key);
  }

  private static EverydayPrice row(ResultSet row, int number) throws SQLException {
    return new EverydayPrice(
        row.getString("price_key"),
        row.getString("thing"),
        row.getLong("price"),
        row.getObject("seen_on", LocalDate.class),
        row.getString("seen_where"),
        row.getString("entered_by"));
  }
}
