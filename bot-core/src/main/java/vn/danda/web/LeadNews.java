package vn.danda.web;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import vn.danda.conversation.News;
import vn.danda.lead.LeadHistory;

/** Whatever is done for a lead, by whichever way, shows on the lists of everybody once it is committed. */
@Component
class LeadNews {

  private final News news;

  LeadNews(News news) {
    this.news = news;
  }

  @TransactionalEventListener(fallbackExecution = true)
  void on(LeadHistory.Written written) {
    news.ofLists();
  }
}
