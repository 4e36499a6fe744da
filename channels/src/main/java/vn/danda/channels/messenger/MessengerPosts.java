package vn.danda.channels.messenger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import vn.danda.channels.PostLookup;
import vn.danda.channels.messenger.GraphCalls.Answer;

/** The page's posts at Meta. */
final class MessengerPosts implements PostLookup {

  /** Meta writes {@code 2026-11-20T02:00:00+0000}. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ");

  private final GraphCalls graph;

  MessengerPosts(GraphCalls graph) {
    this.graph = graph;
  }

  @Override
  public Optional<Instant> postedAt(String postId) {
    if (!postId.matches("[0-9]{1,32}(_[0-9]{1,32})?")
        || !(graph.get("/" + postId, "created_time") instanceof Answer.Answered answered)
        || answered.body() == null) {
      return Optional.empty();
    }
    String written = MessengerJson.word(answered.body(), "created_time");
    try {
      return Optional.ofNullable(written).map(time -> OffsetDateTime.parse(time, TIME).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }
}
