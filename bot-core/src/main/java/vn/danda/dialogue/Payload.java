package vn.danda.dialogue;

import java.util.Optional;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.EntryId;
import vn.danda.knowledge.FaqEntry;

/** What stands behind our buttons: {@code verb} or {@code verb:argument}. Wherever it is pressed, it says all it needs. */
record Payload(String verb, String argument) {

  static final String PERSON = "person";
  static final String AGAIN = "again";
  static final String ENTRY = "entry";
  static final String BASIS = "basis";
  static final String DETAIL = "detail";
  static final String CONSENT = "consent";
  static final String SKIP = "skip";
  static final String STOP = "stop";
  static final String COMMUNE = "commune";
  static final String TIME = "time";
  /** {@code sum:KIND}: begin; {@code sum:KIND,INPUT}: ask for it anew; {@code sum:KIND,INPUT,VALUE}: take it. */
  static final String SUM = "sum";
  static final String ERASE = "erase";
  static final String GROUP = "group";
  static final String EARLIER = "earlier";
  static final String RESUME = "resume";
  /** {@code rate:STARS}, for the lead the conversation remembers. */
  static final String RATE = "rate";
  /** {@code fits:ENTRY}, {@code misses:ENTRY}: what the person thought of that answer. */
  static final String FITS = "fits";

  static final String MISSES = "misses";
  /** {@code remind:ask}, {@code remind:yes}, {@code remind:no}. */
  static final String REMIND = "remind";

  static Payload parse(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? new Payload(text, "") : new Payload(text.substring(0, colon), text.substring(colon + 1));
  }

  boolean is(String wanted) {
    return verb.equals(wanted);
  }

  /** The argument as an entry id; empty when somebody made the payload up. */
  Optional<EntryId> entry() {
    try {
      return Optional.of(new EntryId(argument));
    } catch (IllegalArgumentException forged) {
      return Optional.empty();
    }
  }

  /** A group by its key; empty when somebody made the payload up. */
  static Optional<Audience> group(String key) {
    try {
      return Optional.of(Audience.of(key));
    } catch (IllegalArgumentException forged) {
      return Optional.empty();
    }
  }

  static Option entry(FaqEntry entry) {
    return new Option(entry.label(), ENTRY + ":" + entry.id());
  }

  static Option button(String label, String verb, String argument) {
    return new Option(label, argument.isEmpty() ? verb : verb + ":" + argument);
  }
}
