package vn.danda.comment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** How many comments wait for staff, for the dashboard and its alerts. */
@Component
class CommentBacklog {

  CommentBacklog(Comments comments, MeterRegistry meters) {
    Gauge.builder("danda.comments.waiting", () -> waiting(comments)).register(meters);
  }

  private static double waiting(Comments comments) {
    try {
      return comments.countWaiting();
    } catch (DataAccessException away) {
      return Double.NaN;
    }
  }
}
