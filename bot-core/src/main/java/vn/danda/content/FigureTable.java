package vn.danda.content;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.figure.Certainty;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.Figures;
import vn.danda.store.Sql;

/** The dated figures, in the database: the source of every amount the bot says; read with the prices they are measured by. */
@Component
class FigureTable {

  private final JdbcClient database;
  private final PriceList prices;

  FigureTable(JdbcClient database, PriceList prices) {
    this.database = database;
    this.prices = prices;
  }

  Figures read() {
    return Figures.of(database.sql("select * from figure order by figure_key, valid_from").query(FigureTable::row).list())
        .measuredBy(prices.read());
  }

  /** Has every key that staff never changed read as it ships; returns how many keys changed. */
  int follow(Figures shipped) {
    Set<String> staffs = changedByStaff();
    Figures here = read();
    int changed = 0;
    for (String key : shipped.keys()) {
      if (!staffs.contains(key) && !new HashSet<>(here.history(key)).equals(new HashSet<>(shipped.history(key)))) {
        replace(key, shipped.history(key), null);
        changed++;
      }
    }
    return changed;
  }

  /** The keys whose values somebody here has changed. */
  Set<String> changedByStaff() {
    return new TreeSet<>(
        database.sql("select distinct figure_key from figure where change_id is not null").query(String.class).list());
  }

  /** Another history for the key; {@code change} is what made it, or null for what ships. */
  void replace(String key, List<Figure> history, @Nullable Long change) {
    database.sql("delete from figure where figure_key = ?").param(key).update();
    history.forEach(figure -> add(figure, change));
  }

  private void add(Figure figure, @Nullable Long change) {
    database
        .sql(
            """
            insert into figure (figure_key, value, unit, valid_from, valid_to, basis, certainty, note, change_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(Sql.values(
            figure.key(),
            figure.value(),
            figure.unit(),
            date(figure.validFrom()),
            date(figure.validTo()),
            figure.basis(),
            figure.certainty().key(),
            figure.note(),
            change))
        .update();
  }

  private static @Nullable Date date(@Nullable LocalDate day) {
    return day == null ? null : Date.valueOf(day);
  }

  private static Figure row(ResultSet row, int number) throws SQLException {
    return new Figure(
        row.getString("figure_key"),
        row.getString("value"),
        row.getString("unit"),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class),
        row.getString("basis"),
        Certainty.valueOf(row.getString("certainty").toUpperCase(Locale.ROOT)),
        row.getString("note"));
  }
}
