package vn.danda.web;

import org.springframework.stereotype.Component;
import vn.danda.content.PublishedContent;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Understanding;

/** How the pages say in a few words what the bot makes of a question. */
@Component
class UnderstoodWords {

  private final PublishedContent content;

  UnderstoodWords(PublishedContent content) {
    this.content = content;
  }

  String words(Understanding understood) {
    return switch (understood.outcome()) {
      case ANSWERED -> understood.entry() == null ? "" : label(understood.entry());
      case CLARIFY -> "hỏi lại: " + String.join(" / ", understood.options().stream().map(this::label).toList());
      case NOT_SURE -> "không chắc";
      case SMALL_TALK -> "xã giao";
      case REDIRECTED -> "chuyển hướng";
    };
  }

  String label(EntryId id) {
    return content.now().entry(id).map(FaqEntry::label).orElse(id.value());
  }
}
