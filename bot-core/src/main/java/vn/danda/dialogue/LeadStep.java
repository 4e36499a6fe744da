package vn.danda.dialogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.content.Published;
import vn.danda.conversation.Care;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.ConversationRecord.LeadChanged;
import vn.danda.conversation.LeadDraft;
import vn.danda.conversation.LeadDraft.Asking;
import vn.danda.conversation.LeadFacts;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.Audience;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.knowledge.text.VietnameseText;

/**
 * From "gặp cán bộ" to a lead, as people talk: consent first, then whatever is still open, one thing at a time; several
 * things told at once are all taken, everything can be skipped, corrected or left for tomorrow, and a question in between
 * is answered. Nothing personal leaves the chat before consent.
 */
final class LeadStep implements Step {

  private static final Set<String> YES =
      Set.of("dong y", "co", "ok", "oke", "okie", "uh", "u", "um", "vang", "da", "da dong y", "duoc", "nhat tri", "yes");
  private static final Set<String> NO =
      Set.of("khong", "ko", "k", "khong dong y", "no", "thoi", "khoi", "khong can");
  private static final Set<String> STOP =
      Set.of("thoi", "huy", "thoi khong can", "khong can nua", "dung lai", "bo di", "thoi khoi", "huy bo");
  private static final Set<String> SKIP = Set.of("bo qua", "khong noi", "khong muon noi", "ko muon noi");

  /** As sure as this, and the message is a question put in between rather than the answer we asked for. */
  private static final double SURELY_A_QUESTION = 0.9;

  /** After this long people have forgotten what we were talking about: we ask before going on. */
  private static final Duration INTERRUPTED = Duration.ofHours(6);

  /** A fifteen-minute-old number typed before consent is still meant; a day later it is gone. */
  private static final Duration VOLUNTEERED_KEPT = Duration.ofDays(1);

  /** With a number to call, a lead is opened after this long even if the rest was never told. */
  private static final Duration WAITED_FOR = Duration.ofMinutes(30);

  static final String OPEN_ANYWAY = "lead-open";
  static final String FORGET = "lead-forget";
  private static final int MISSES_BEFORE_GOING_ON = 2;

  private final Replies replies;
  private final FaqReply faqReply;
  private final Communes communes;
  private final LeadFactReader reader;
  private final LeadQuestions questions;
  private final LeadOpening opening;

  LeadStep(Replies replies, FaqReply faqReply, Communes communes) {
    this.replies = replies;
    this.faqReply = faqReply;
    this.communes = communes;
    this.reader = new LeadFactReader(communes);
    this.questions = new LeadQuestions(replies);
    this.opening = new LeadOpening(replies, questions);
  }

  /** The person wants to talk to somebody; what they said on the way counts already. */
  Reply begin(Turn turn) {
    Conversation conversation = turn.conversation();
    if (conversation.openLead() != null) {
      return Reply.of(conversation, Outcome.LEAD_STEP, filled(turn, Line.LEAD_ALREADY), List.of());
    }
    if (Age.isTooYoung(turn.utterance().text(), Published.day(turn.now()))) {
      return tooYoung(turn);
    }
    LeadDraft begun = conversation.draft();
    if (begun != null && begun.consentId() != null) {
      // Asked for again on the way: what was told already is not asked for twice.
      return ask(conversation, begun.touched(turn.now()), turn);
    }
    LeadFactReader.Found told = told(turn);
    LeadDraft draft = LeadDraft.begun(told.facts(), turn.now());
    Conversation next = told.group() == null ? conversation : conversation.withAudience(told.group());
    return conversation
        .care()
        .consent(Care.CALL_BACK, wording())
        .map(consent -> ask(next, draft.consented(consent.id()), turn))
        // What was volunteered is kept a day for the "yes" it waits for.
        .orElseGet(() -> ask(next, draft, turn).timer(FORGET, turn.now().plus(VOLUNTEERED_KEPT), null));
  }

  /** Asks again what the form waits for, after what was said in between. */
  Reply resume(Reply reply) {
    LeadDraft draft = reply.next().draft();
    if (draft == null) {
      return reply;
    }
    String words = replies.text(Line.LEAD_RESUME) + " " + replies.text(questions.line(draft.asking()));
    return draft.asking() == Asking.PHONE
        ? reply.askingPhone(words, questions.options(draft.asking()))
        : reply.saying(words, questions.options(draft.asking()));
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    LeadDraft draft = turn.conversation().draft();
    if (turn.event() instanceof ConversationEvent.TimerRang) {
      return draft == null || turn.rang() == null ? Optional.empty() : rang(turn, draft, turn.rang().kind());
    }
    if (draft == null) {
      return beginsByItself(turn);
    }
    if (turn.utterance().payload() != null && !concernsLead(turn.utterance().payload())) {
      // A button of an older message: it does what it says, the form waits.
      return Optional.empty();
    }
    if (surelyAsked(turn).filter(entry -> FaqReply.WANTS_ERASURE.equals(entry.id())).isPresent()) {
      return Optional.empty();
    }
    return draft.touchedAt() != null && turn.now().isAfter(draft.touchedAt().plus(INTERRUPTED))
        ? afterLong(turn, draft)
        : going(turn, draft);
  }

  /** What they answer at last is taken; else we ask whether they still want to. */
  private Optional<Reply> afterLong(Turn turn, LeadDraft draft) {
    boolean tells = turn.utterance().payload() != null || !told(turn).facts().equals(LeadFacts.NONE);
    if (draft.changing() != null) {
      return beginsByItself(turn).or(() -> tells ? going(turn, draft) : Optional.empty());
    }
    if (tells) {
      return going(turn, draft);
    }
    return Optional.of(draft.paused() ? resumed(turn, draft) : interrupted(turn, draft));
  }

  /** Nobody asked: the person corrects what they left, or types a number to be called at. */
  private Optional<Reply> beginsByItself(Turn turn) {
    Conversation conversation = turn.conversation();
    if (turn.utterance().payload() != null) {
      return Optional.empty();
    }
    Optional<Asking> change = LeadWords.change(turn.utterance().text());
    if (change.isPresent() && conversation.openLead() != null) {
      LeadDraft draft = LeadDraft.changing(conversation.openLead(), change.get(), turn.now());
      return Optional.of(answered(turn, draft).orElseGet(() -> ask(conversation, draft, turn)));
    }
    boolean leavesNumber = turn.inbound() instanceof InboundEvent.ContactShared || LeadWords.leavesNumber(turn.utterance().text());
    return leavesNumber && conversation.openLead() == null ? Optional.of(begin(turn)) : Optional.empty();
  }

  /** Nobody went on with it: what is there is enough to call, or was never agreed to. */
  private Optional<Reply> rang(Turn turn, LeadDraft draft, String kind) {
    if (kind.equals(OPEN_ANYWAY) && draft.facts().phone() != null && draft.changing() == null) {
      return Optional.of(opening.open(turn, turn.conversation(), draft));
    }
    return kind.equals(FORGET) && draft.consentId() == null
        ? Optional.of(Reply.silent(turn.conversation().withDraft(null), Outcome.NOTED))
        : Optional.empty();
  }

  private Optional<Reply> going(Turn turn, LeadDraft draft) {
    String folded = VietnameseText.fold(turn.utterance().text()).strip();
    if (turn.utterance().pressed(Payload.STOP) || (draft.asking() != Asking.CONSENT && stops(turn, folded))) {
      return Optional.of(stopped(turn, draft));
    }
    if (Age.isTooYoung(turn.utterance().text(), Published.day(turn.now()))) {
      return Optional.of(tooYoung(turn));
    }
    if (draft.asking() == Asking.CONSENT) {
      return Optional.of(consent(turn, draft, folded));
    }
    if (turn.utterance().pressed(Payload.RESUME)) {
      return Optional.of(ask(turn.conversation(), draft.touched(turn.now()), turn));
    }
    Optional<Asking> change = LeadWords.change(turn.utterance().text());
    LeadDraft asked = change.map(draft::reopening).orElse(draft);
    Optional<Reply> reply = answered(turn, asked);
    if (reply.isPresent()) {
      return reply;
    }
    if (change.isPresent()) {
      return Optional.of(ask(turn.conversation(), asked, turn));
    }
    Optional<Reply> question = questionInBetween(turn, draft);
    if (question.isPresent() || draft.changing() != null) {
      // What we asked for on top of a lead is not worth a second question: the message goes its own way.
      return question;
    }
    return Optional.of(missed(turn, draft));
  }

  private Reply consent(Turn turn, LeadDraft draft, String folded) {
    boolean pressed = turn.utterance().pressed(Payload.CONSENT);
    String choice = turn.utterance().argument();
    if (pressed ? choice.equals("yes") : YES.contains(folded)) {
      Care.Consent given = new Care.Consent(Care.CALL_BACK, wording(), turn.event().key(), turn.now());
      boolean fresh = draft.touchedAt() != null && turn.now().isBefore(draft.touchedAt().plus(VOLUNTEERED_KEPT));
      LeadDraft agreed = (fresh ? draft : draft.with(LeadFacts.NONE)).consented(given.id()).touched(turn.now());
      Conversation next = turn.conversation().withCare(turn.conversation().care().agreed(given));
      return ask(next, agreed, turn)
          .recordingFirst(
              new ConsentGiven(turn.event().contact(), given.id(), Care.CALL_BACK, given.wording(), turn.now()));
    }
    if (pressed && choice.equals("young")) {
      return tooYoung(turn);
    }
    if (pressed || NO.contains(folded)) {
      return Reply.of(dropped(turn), Outcome.LEAD_STEP, filled(turn, Line.LEAD_CONSENT_NO), List.of());
    }
    LeadDraft more = draft.with(told(turn).facts().or(draft.facts()));
    return questionInBetween(turn, draft)
        .orElseGet(
            () ->
                Reply.of(
                    turn.conversation().withDraft(more.missed()),
                    Outcome.LEAD_STEP,
                    replies.text(Line.LEAD_CONSENT_AGAIN),
                    questions.options(Asking.CONSENT)));
  }

  /** The reply when the message tells something we want to know; empty when it does not. */
  private Optional<Reply> answered(Turn turn, LeadDraft draft) {
    Asking asking = draft.asking();
    if (skips(turn, asking)) {
      return Optional.of(goOn(turn, turn.conversation(), draft.skipping(asking)));
    }
    if (turn.utterance().payload() != null) {
      return pressed(turn, draft);
    }
    LeadFactReader.Found told = told(turn);
    boolean placeUnclear = told.place().ask() && (asking == Asking.COMMUNE || draft.facts().communeText() == null);
    LeadFacts facts = told.facts();
    if (told.facts().equals(LeadFacts.NONE) && told.group() == null && !placeUnclear && isQuestion(turn)) {
      return Optional.empty();
    }
    facts = asAnswer(turn, draft, facts);
    Audience group = told.group();
    if (facts.equals(LeadFacts.NONE) && group == null && !placeUnclear) {
      return Optional.empty();
    }
    LeadDraft next = draft.with(facts.or(draft.facts()));
    Conversation conversation = group == null ? turn.conversation() : turn.conversation().withAudience(group);
    if (placeUnclear) {
      return Optional.of(
          Reply.of(
              conversation.withDraft(next.asking(Asking.COMMUNE).touched(turn.now())),
              Outcome.LEAD_STEP,
              replies.text(Line.LEAD_COMMUNE_CHOOSE),
              questions.communes(told.place(), turn.utterance().text())));
    }
    return Optional.of(goOn(turn, conversation, next));
  }

  /** "Không" is no name, no place and no time of day, and who does not know the years is not asked for them again. */
  private static boolean skips(Turn turn, Asking asking) {
    String text = turn.utterance().text();
    String folded = VietnameseText.fold(text).strip();
    return turn.utterance().pressed(Payload.SKIP)
        || SKIP.contains(folded)
        || switch (asking) {
          case NAME, COMMUNE, BEST_TIME -> NO.contains(folded);
          case EARLIER -> LeadFactReader.cannotTellYears(text);
          case CONSENT, PHONE, GROUP -> false;
        };
  }

  /** What the words mean as the answer to the very question asked. */
  private LeadFacts asAnswer(Turn turn, LeadDraft draft, LeadFacts told) {
    String text = turn.utterance().text();
    return switch (draft.asking()) {
      case NAME ->
          told.name() == null && told.communeText() == null && told.bestTime() == null
              ? told.named(LeadFactReader.asName(text).filter(name -> LeadWords.change(text).isEmpty()).orElse(null))
              : told;
      case BEST_TIME ->
          told.equals(LeadFacts.NONE) && !text.isBlank() && LeadWords.change(text).isEmpty()
              ? told.bestAt(LeadFactReader.clipped(text))
              : told;
      case EARLIER ->
          told.earlier() == null
              ? told.paidBefore(LeadFactReader.asYears(inYears(text), Published.day(turn.now())).orElse(null))
              : told;
      case COMMUNE ->
          // Not in our lists twice: an agent will understand the person's own words.
          told.equals(LeadFacts.NONE) && draft.misses() + 1 >= MISSES_BEFORE_GOING_ON && !text.isBlank()
              ? told.livingIn(null, LeadFactReader.clipped(text))
              : told;
      case CONSENT, PHONE, GROUP -> told;
    };
  }

  /** "Được mấy năm?" "3". */
  private static String inYears(String text) {
    return text.strip().matches("\\d{1,2}") ? text.strip() + " năm" : text;
  }

  private Optional<Reply> pressed(Turn turn, LeadDraft draft) {
    String argument = turn.utterance().argument();
    LeadFacts facts = draft.facts();
    Payload payload = turn.utterance().payload();
    return switch (payload == null ? "" : payload.verb()) {
      case Payload.COMMUNE -> {
        String name =
            communes.all().stream().filter(one -> one.code().equals(argument)).map(Commune::name).findFirst().orElse(null);
        yield name == null
            ? Optional.empty()
            : Optional.of(goOn(turn, turn.conversation(), draft.with(facts.livingIn(argument, name))));
      }
      case Payload.TIME ->
          Optional.of(goOn(turn, turn.conversation(), draft.with(facts.bestAt(questions.label(argument)))));
      case Payload.EARLIER ->
          Optional.of(goOn(turn, turn.conversation(), draft.with(facts.paidBefore(questions.label(argument)))));
      case Payload.GROUP ->
          Payload.group(argument).map(group -> goOn(turn, turn.conversation().withAudience(group), draft));
      default -> Optional.empty();
    };
  }

  /** Asks for what is still open, or opens the lead, or hands a correction on. */
  private Reply goOn(Turn turn, Conversation conversation, LeadDraft draft) {
    LeadDraft touched = draft.touched(turn.now());
    if (touched.changing() != null) {
      return changed(turn, conversation, touched, touched.changing());
    }
    return touched
        .open(true)
        .filter(open -> open != Asking.EARLIER)
        .map(open -> ask(conversation, touched, turn))
        .map(asked -> touched.facts().phone() == null ? asked : asked.timer(OPEN_ANYWAY, turn.now().plus(WAITED_FOR), null))
        .orElseGet(() -> opening.open(turn, conversation, touched));
  }

  /** The agent is told what changed; what would help them besides is asked once, then never again. */
  private Reply changed(Turn turn, Conversation conversation, LeadDraft draft, UUID lead) {
    boolean nothing = draft.skipped().contains(draft.asking());
    Reply reply = afterChange(turn, conversation, draft, lead, nothing);
    return nothing
        ? reply
        : reply.recording(
            new LeadChanged(
                turn.event().contact(), turn.event().key(), lead, draft.facts(), conversation.audience(), turn.now()));
  }

  private Reply afterChange(
      Turn turn, Conversation conversation, LeadDraft draft, UUID lead, boolean nothing) {
    if (draft.asking() == Asking.GROUP) {
      return ask(conversation, LeadDraft.changing(lead, Asking.EARLIER, turn.now()), turn);
    }
    if (draft.asking() != Asking.EARLIER) {
      return Reply.of(
          conversation.withDraft(null), Outcome.LEAD_STEP, replies.text(nothing ? Line.LEAD_KEPT : Line.LEAD_CHANGED), List.of());
    }
    boolean reminded = conversation.care().consents().stream().anyMatch(one -> one.purpose().equals(Care.REMINDERS));
    List<Option> options =
        reminded ? List.of() : List.of(Payload.button(replies.text(Line.BUTTON_REMIND), Payload.REMIND, "ask"));
    Line line = nothing ? Line.LEAD_SKIPPED : Line.LEAD_THANKS;
    return Reply.of(conversation.withDraft(null), Outcome.LEAD_STEP, replies.text(line), options);
  }

  /** Asks for the first thing that is open, or, correcting, for the one thing to be corrected. */
  private Reply ask(Conversation conversation, LeadDraft draft, Turn turn) {
    Asking asking = draft.changing() != null ? draft.asking() : draft.open(true).orElse(Asking.EARLIER);
    if (draft.changing() == null && (asking == Asking.EARLIER || asking == Asking.GROUP)) {
      return opening.open(turn, conversation, draft);
    }
    LeadDraft next = draft.asking(asking);
    Reply reply = Reply.silent(conversation.withDraft(next), Outcome.LEAD_STEP);
    String words = replies.text(questions.line(asking));
    return asking == Asking.PHONE
        ? reply.askingPhone(words, questions.options(asking))
        : reply.saying(words, questions.options(asking));
  }

  private Reply interrupted(Turn turn, LeadDraft draft) {
    List<Option> options =
        List.of(
            Payload.button(replies.text(Line.BUTTON_GO_ON), Payload.RESUME, "yes"),
            Payload.button(replies.text(Line.BUTTON_STOP), Payload.STOP, ""));
    Conversation pausing = turn.conversation().withDraft(draft.pausing());
    Optional<FaqEntry> entry = surelyAsked(turn).filter(found -> !wantsPerson(found));
    if (entry.isPresent()) {
      FaqReply.Text words = faqReply.answer(turn.published(), entry.get(), pausing.audience(), turn.now());
      return Reply.of(pausing.answered(entry.get().id()), Outcome.ANSWERED, words.text(), List.of())
          .saying(replies.text(Line.LEAD_YESTERDAY), options)
          .about(entry.get().id(), 1.0);
    }
    return Reply.of(pausing, Outcome.LEAD_STEP, replies.text(Line.LEAD_YESTERDAY), options);
  }

  private Reply resumed(Turn turn, LeadDraft draft) {
    String folded = VietnameseText.fold(turn.utterance().text()).strip();
    if (YES.contains(folded) || folded.startsWith("noi tiep")) {
      return ask(turn.conversation(), draft.touched(turn.now()), turn);
    }
    if (NO.contains(folded) || stops(turn, folded)) {
      return stopped(turn, draft);
    }
    return questionInBetween(turn, draft)
        .or(() -> going(turn, draft.touched(turn.now())))
        .orElseGet(() -> interrupted(turn, draft));
  }

  private static boolean stops(Turn turn, String folded) {
    return STOP.contains(folded) || LeadWords.stops(turn.utterance().text());
  }

  private Reply stopped(Turn turn, LeadDraft draft) {
    Line line = draft.changing() == null ? Line.LEAD_CANCELLED : Line.LEAD_KEPT;
    return Reply.of(dropped(turn), Outcome.LEAD_STEP, replies.text(line), List.of());
  }

  /** Without the form nothing of it comes back by itself. */
  private static Conversation dropped(Turn turn) {
    return turn.conversation().withDraft(null).withoutTimer(OPEN_ANYWAY).withoutTimer(FORGET);
  }

  private Reply tooYoung(Turn turn) {
    return Reply.of(dropped(turn), Outcome.LEAD_STEP, filled(turn, Line.LEAD_TOO_YOUNG), List.of());
  }

  private Reply missed(Turn turn, LeadDraft draft) {
    return Reply.of(
        turn.conversation().withDraft(draft.missed()),
        Outcome.LEAD_STEP,
        replies.text(questions.again(draft.asking())),
        questions.options(draft.asking()));
  }

  private LeadFactReader.Found told(Turn turn) {
    LeadDraft draft = turn.conversation().draft();
    if (turn.inbound() instanceof InboundEvent.ContactShared shared) {
      return reader.read(shared, draft == null ? LeadFacts.NONE : draft.facts());
    }
    String text = turn.utterance().payload() == null ? turn.utterance().text() : "";
    LeadFactReader.Found told = reader.read(text, Published.day(turn.now()));
    boolean placeAsked = draft != null && draft.asking() == Asking.COMMUNE;
    // "Vinh" may be who speaks: a place is believed when we asked for one, or when the words say it is one.
    return placeAsked || LeadWords.namesPlace(text) ? told : told.withoutPlace();
  }

  /** People ask while they fill in: the question is answered, and what we wanted to know is asked again below it. */
  private Optional<Reply> questionInBetween(Turn turn, LeadDraft draft) {
    return surelyAsked(turn)
        .map(
            entry -> {
              if (wantsPerson(entry)) {
                return begin(turn);
              }
              FaqReply.Text words =
                  faqReply.answer(turn.published(), entry, turn.conversation().audience(), turn.now());
              if (draft.changing() != null) {
                return Reply.of(
                        turn.conversation().withDraft(null).answered(entry.id()), Outcome.ANSWERED, words.text(), words.options())
                    .about(entry.id(), 1.0);
              }
              List<Option> options = new ArrayList<>(questions.options(draft.asking()));
              String again =
                  replies.text(draft.asking() == Asking.CONSENT ? Line.LEAD_CONSENT_AGAIN : questions.line(draft.asking()));
              return Reply.of(turn.conversation().answered(entry.id()), Outcome.ANSWERED, words.text(), List.of())
                  .saying(replies.text(Line.LEAD_RESUME) + " " + again, options)
                  .about(entry.id(), 1.0);
            });
  }

  /** No question but what the form leads to. */
  private static boolean wantsPerson(FaqEntry entry) {
    return FaqReply.WANTS_PERSON.equals(entry.id());
  }

  private boolean isQuestion(Turn turn) {
    return surelyAsked(turn).isPresent();
  }

  private Optional<FaqEntry> surelyAsked(Turn turn) {
    String text = turn.utterance().text();
    if (text.isBlank() || turn.utterance().payload() != null || text.split(" ").length < 3) {
      return Optional.empty();
    }
    Understanding understood = turn.published().search().understand(Question.of(text));
    return Optional.ofNullable(understood.entry())
        .filter(id -> understood.confidence() >= SURELY_A_QUESTION)
        .flatMap(turn.published()::entry);
  }

  private static boolean concernsLead(@Nullable Payload payload) {
    return payload != null
        && Set.of(
                Payload.CONSENT, Payload.SKIP, Payload.STOP, Payload.COMMUNE, Payload.TIME, Payload.GROUP, Payload.EARLIER,
                Payload.RESUME)
            .contains(payload.verb());
  }

  private String wording() {
    return replies.version(Line.LEAD_CONSENT);
  }

  private String filled(Turn turn, Line line) {
    return turn.published().render(replies.text(line, "hotline", "{{hotline}}"), turn.now()).text();
  }
}
