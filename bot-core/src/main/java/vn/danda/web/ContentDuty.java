package vn.danda.web;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.danda.content.ContentTasks;

/** How much waits for whoever looks after answers: stands in the bar of every page. */
@Component("contentDuty")
public class ContentDuty {

  private final ContentTasks tasks;

  ContentDuty(ContentTasks tasks) {
    this.tasks = tasks;
  }

  /** None while the database is away: the bar must not take the page with it that says so. */
  public int of(String userName) {
    try {
      return tasks.countOpenOf(userName);
    } catch (DataAccessException away) {
      return 0;
    }
  }
}
