package vn.danda.web;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import vn.danda.content.ContentTasks;
import vn.danda.content.OfficeWords;

/** How much waits for whoever looks after answers: stands in the bar of every page. */
@Component("contentDuty")
public class ContentDuty {

  private final ContentTasks tasks;
  private final OfficeWords words;

  ContentDuty(ContentTasks tasks, OfficeWords words) {
    this.tasks = tasks;
    this.words = words;
  }

  /** How many rows of the word lists wait for somebody to let them through. */
  public int waitingRows() {
    return words.waiting().size();
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
