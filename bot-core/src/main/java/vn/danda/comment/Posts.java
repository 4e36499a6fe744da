package vn.danda.comment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.PostLookup;
import vn.danda.store.Sql;

/** The posts somebody commented on: how old each is, and whether staff want the bot to answer there. */
@Component
public class Posts {

  private final JdbcClient database;
  private final ObjectProvider<PostLookup> networks;

  Posts(JdbcClient database, ObjectProvider<PostLookup> networks) {
    this.database = database;
    this.networks = networks;
  }

  /**
   * One post.
   *
   * @param postedAt null when the network does not say
   * @param botAnswers what staff decided; null = as its age says
   * @param comments how many comments there are, {@code answered} how many of them the bot took on
   */
  public record Post(
      String id,
      @Nullable String link,
      @Nullable Instant postedAt,
      @Nullable Boolean botAnswers,
      int comments,
      int answered) {}

  /** Those with the newest comments first. */
  public List<Post> list(int most) {
    return query("group by p.post_id order by max(c.commented_at) desc nulls last limit ?", most);
  }

  /** Asks the network for the age when it is not known yet: a call, so never inside a transaction. */
  Post find(String postId) {
    Post known = query("where p.post_id = ? group by p.post_id", postId).getFirst();
    if (known.postedAt() != null || known.botAnswers() != null) {
      return known;
    }
    Instant postedAt = networks.orderedStream().flatMap(network -> network.postedAt(postId).stream()).findFirst().orElse(null);
    if (postedAt == null) {
      return known;
    }
    database
        .sql("update post set posted_at = ? where post_id = ?")
        .params(Timestamp.from(postedAt), postId)
        .update();
    return new Post(known.id(), known.link(), postedAt, null, known.comments(), known.answered());
  }

  /** {@code answers} null: as its age says. */
  public void letBotAnswer(String postId, @Nullable Boolean answers) {
    database.sql("update post set bot_answers = ? where post_id = ?").params(Sql.values(answers, postId)).update();
  }

  private List<Post> query(String rest, Object parameter) {
    return database
        .sql(
            """
            select p.post_id, p.link, p.posted_at, p.bot_answers, count(c.comment_id) as comments,
              count(c.claimed_at) as answered
            from post p left join comment c using (post_id)
            """
                + rest)
        .param(parameter)
        .query(
            (row, n) -> {
              Timestamp posted = row.getTimestamp("posted_at");
              return new Post(
                  row.getString("post_id"),
                  row.getString("link"),
                  posted == null ? null : posted.toInstant(),
                  row.getObject("bot_answers", Boolean.class),
                  row.getInt("comments"),
                  row.getInt("answered"));
            })
        .list();
  }
}
