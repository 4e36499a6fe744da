package vn.danda.content;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.figure.Certainty;
import vn.danda.knowledge.figure.Figure;
import vn.danda.knowledge.figure.Figures;
import vn.danda.store.Sql;

/** The dated figures, in the database: the source of every amount the bot says. */
@Component
class FigureTable {

  private final JdbcClient database;

  FigureTable(JdbcClient database) {
    this.database = database;
  }

  Figures read() {
    return Figures.of(database.sql("select * from figure").query(FigureTable::row).list());
  }

  /** Adds values that are not there yet; returns how many. What staff entered is never overwritten. */
  int addMissing(List<Figure> figures) {
    return figures.stream().mapToInt(this::add).sum();
  }

  private int add(Figure figure) {
    return database
        .sql(
            """
            insert into figure (figure_key, value, unit, valid_from, valid_to, basis, certainty, note)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """)
        .params(Sql.values(
            figure.key(),
            figure.value(),
            figure.unit(),
            date(figure.validFrom()),
            date(figure.validTo()),
            figure.basis(),
            figure.certainty().key(),
            figure.note()))
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
