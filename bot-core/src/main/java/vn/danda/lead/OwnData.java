package vn.danda.lead;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationEvent.Told;
import vn.danda.conversation.ConversationRecord.DataWanted;
import vn.danda.duty.DutyCalendar;

/** What is kept about a person, told to them in their own chat. */
@Component
public class OwnData {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("HH:mm d/M/yyyy").withZone(DutyCalendar.ZONE);

  private static final List<String[]> FIELDS =
      List.of(
          new String[] {"Tên", "person_name"},
          new String[] {"Điện thoại", "phone"},
          new String[] {"Nơi ở", "commune_text"},
          new String[] {"Giờ tiện", "best_time"},
          new String[] {"Đã đóng", "earlier"},
          new String[] {"Muốn", "wish"});

  private final JdbcClient database;
  private final Postbox postbox;

  OwnData(JdbcClient database, Postbox postbox) {
    this.database = database;
    this.postbox = postbox;
  }

  /** Answers in the person's chat; the receipt is kept without saying whose it is. */
  @Transactional
  public void show(DataWanted wanted) {
    register(wanted.receipt(), "shown", wanted.at());
    String lines = String.join("\n", lines(wanted.contact()));
    postbox.post(
        new Told(
            wanted.key() + ":data", wanted.contact(), wanted.at(), "data_shown",
            Map.of("lines", lines, "receipt", wanted.receipt()), null, null));
  }

  /** That a request was made and answered; nothing says by whom. */
  public void register(String receipt, String kind, Instant at) {
    database
        .sql("insert into data_request (receipt, kind, at) values (?, ?, ?) on conflict (receipt) do nothing")
        .params(receipt, kind, Timestamp.from(at))
        .update();
  }

  private List<String> lines(ContactId contact) {
    List<String> lines = new ArrayList<>();
    database
        .sql("select display_name, first_seen_at from contact where contact_id = ?")
        .param(contact.toString())
        .query(row -> {
          add(lines, "Tên trên mạng xã hội", row.getString("display_name"));
          add(lines, "Nhắn lần đầu", DAY.format(row.getTimestamp("first_seen_at").toInstant()));
        });
    int messages =
        database.sql("select count(*) from message where contact_id = ?").param(contact.toString()).query(Integer.class).single();
    add(lines, "Đoạn trò chuyện", messages + " tin");
    database
        .sql("select * from lead where contact_id = ? order by opened_at")
        .param(contact.toString())
        .query(row -> {
          add(lines, "Để lại cho cán bộ lúc", DAY.format(row.getTimestamp("opened_at").toInstant()));
          for (String[] field : FIELDS) {
            add(lines, field[0], row.getString(field[1]));
          }
        });
    database
        .sql("select purpose, given_at, withdrawn_at from consent where contact_id = ? order by given_at")
        .param(contact.toString())
        .query(row -> {
          Timestamp withdrawn = row.getTimestamp("withdrawn_at");
          add(lines, "Đồng ý " + purpose(row.getString("purpose")),
              DAY.format(row.getTimestamp("given_at").toInstant())
                  + (withdrawn == null ? "" : ", đã rút " + DAY.format(withdrawn.toInstant())));
        });
    return lines;
  }

  private static String purpose(String purpose) {
    return purpose.equals("reminders") ? "nhận tin nhắc" : "để cán bộ gọi lại";
  }

  private static void add(List<String> lines, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      lines.add("• " + label + ": " + value);
    }
  }
}
