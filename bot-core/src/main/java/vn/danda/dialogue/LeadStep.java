package vn.danda.dialogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.Conversation.Asked;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.conversation.LeadDraft;
import vn.danda.conversation.LeadDraft.Asking;
import vn.danda.conversation.Outcome;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Question;
import vn.danda.knowledge.Understanding;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.knowledge.place.PlaceAnswer;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.lead.PhoneNumber;

/**
 * From "gặp cán bộ" to a lead: consent first, then name, phone, commune, best time. Everything but consent can be
 * skipped, and a question in between is answered before going on. Nothing personal is kept before consent.
 */
final class LeadStep implements Step {

  /** What {@link ConsentGiven} says was agreed to; a new wording of {@code lead_consent} gets a new version. */
  static final String WORDING = "2026-11";

  static final String PURPOSE = "call_back";

  private static final Set<String> YES =
      Set.of("dong y", "co", "ok", "oke", "okie", "uh", "u", "um", "vang", "da", "da dong y", "duoc", "nhat tri", "yes");
  private static final Set<String> NO =
      Set.of("khong", "ko", "k", "khong dong y", "no", "thoi", "khoi", "khong can");
  private static final Set<String> STOP =
      Set.of("thoi", "huy", "thoi khong can", "khong can nua", "dung lai", "bo di", "thoi khoi", "huy bo");

  /** As sure as this, and the message is a question put in between rather than the answer we asked for. */
  private static final double SURELY_A_QUESTION = 0.75;

  /** As many buttons as a phone shows without scrolling far. */
  private static final int MOST_COMMUNES = 8;

  private static final int LONGEST_NAME = 60;
  private static final int MISSES_BEFORE_GOING_ON = 2;

  private final Replies replies;
  private final FaqReply faqReply;
  private final Communes communes;

  LeadStep(Replies replies, FaqReply faqReply, Communes communes) {
    this.replies = replies;
    this.faqReply = faqReply;
    this.communes = communes;
  }

  /** The person wants to talk to somebody. */
  Reply begin(Turn turn) {
    Conversation conversation = turn.conversation();
    if (conversation.openLead() != null) {
      return Reply.of(conversation, Outcome.LEAD_STEP, filled(turn, Line.LEAD_ALREADY), List.of());
    }
    return ask(conversation.withDraft(LeadDraft.begun()), Line.LEAD_CONSENT);
  }

  @Override
  public Optional<Reply> answer(Turn turn) {
    LeadDraft draft = turn.conversation().draft();
    if (draft == null) {
      return Optional.empty();
    }
    String folded = VietnameseText.fold(turn.utterance().text()).strip();
    if (turn.utterance().pressed(Payload.STOP) || (draft.asking() != Asking.CONSENT && STOP.contains(folded))) {
      return Optional.of(
          Reply.of(
              turn.conversation().withDraft(null), Outcome.LEAD_STEP, replies.text(Line.LEAD_CANCELLED), List.of()));
    }
    if (leadsElsewhere(turn.utterance().payload())) {
      return Optional.empty();
    }
    return Optional.of(
        switch (draft.asking()) {
          case CONSENT -> consent(turn, draft, folded);
          case NAME -> name(turn, draft);
          case PHONE -> phone(turn, draft);
          case COMMUNE -> commune(turn, draft);
          case BEST_TIME -> bestTime(turn, draft);
        });
  }

  private Reply consent(Turn turn, LeadDraft draft, String folded) {
    boolean pressed = turn.utterance().pressed(Payload.CONSENT);
    if (pressed ? argument(turn).equals("yes") : YES.contains(folded)) {
      LeadDraft consented = draft.consented(turn.event().key(), turn.event().at());
      return ask(turn.conversation().withDraft(consented), Line.LEAD_NAME)
          .recording(
              new ConsentGiven(
                  turn.event().contact(), turn.event().key(), PURPOSE, WORDING, turn.event().at()));
    }
    if (pressed || NO.contains(folded)) {
      return Reply.of(
          turn.conversation().withDraft(null), Outcome.LEAD_STEP, filled(turn, Line.LEAD_CONSENT_NO), List.of());
    }
    return questionInBetween(turn).orElseGet(() -> missed(turn, draft, Line.LEAD_CONSENT_AGAIN));
  }

  private Reply name(Turn turn, LeadDraft draft) {
    if (turn.utterance().pressed(Payload.SKIP)) {
      return ask(turn.conversation().withDraft(draft.named(null)), Line.LEAD_PHONE);
    }
    Optional<Reply> question = questionInBetween(turn);
    if (question.isPresent()) {
      return question.get();
    }
    String text = turn.utterance().text().strip();
    Optional<PhoneNumber> phone = PhoneNumber.read(text);
    String name = text.replaceAll("[\\d+().\\-]", "").replaceAll("\\s+", " ").strip();
    boolean readable = !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().anyMatch(Character::isLetter);
    if (phone.isPresent()) {
      // "Hoa 0912345678" answers two questions at once.
      LeadDraft next = draft.named(readable ? name : null).reachedAt(phone.get().value());
      return ask(turn.conversation().withDraft(next), Line.LEAD_COMMUNE);
    }
    return readable
        ? ask(turn.conversation().withDraft(draft.named(name)), Line.LEAD_PHONE)
        : missed(turn, draft, Line.LEAD_NAME_AGAIN);
  }

  private Reply phone(Turn turn, LeadDraft draft) {
    if (turn.utterance().pressed(Payload.SKIP)) {
      return ask(turn.conversation().withDraft(draft.reachedAt(null)), Line.LEAD_COMMUNE);
    }
    String typed =
        turn.inbound() instanceof InboundEvent.ContactShared shared ? shared.phone() : turn.utterance().text();
    Optional<PhoneNumber> phone = PhoneNumber.read(typed);
    if (phone.isPresent()) {
      return ask(turn.conversation().withDraft(draft.reachedAt(phone.get().value())), Line.LEAD_COMMUNE);
    }
    return questionInBetween(turn).orElseGet(() -> missed(turn, draft, Line.LEAD_PHONE_AGAIN));
  }

  private Reply commune(Turn turn, LeadDraft draft) {
    if (turn.utterance().pressed(Payload.SKIP)) {
      return ask(turn.conversation().withDraft(draft.livingIn(null, null)), Line.LEAD_TIME);
    }
    if (turn.utterance().pressed(Payload.COMMUNE)) {
      String code = argument(turn);
      String name =
          communes.all().stream().filter(one -> one.code().equals(code)).map(Commune::name).findFirst().orElse(code);
      return ask(turn.conversation().withDraft(draft.livingIn(code, name)), Line.LEAD_TIME);
    }
    PlaceAnswer found = communes.find(turn.utterance().text());
    if (found.communes().size() == 1 && !found.ask()) {
      var commune = found.communes().getFirst();
      return ask(turn.conversation().withDraft(draft.livingIn(commune.code(), commune.name())), Line.LEAD_TIME);
    }
    if (!found.communes().isEmpty()) {
      return chooseCommune(turn, found);
    }
    Optional<Reply> question = questionInBetween(turn);
    if (question.isPresent()) {
      return question.get();
    }
    if (draft.misses() + 1 >= MISSES_BEFORE_GOING_ON) {
      // Not in our lists twice: an agent will understand the person's own words.
      LeadDraft next = draft.livingIn(null, shortened(turn.utterance().text()));
      return ask(turn.conversation().withDraft(next), Line.LEAD_TIME);
    }
    return missed(turn, draft, Line.LEAD_COMMUNE_AGAIN);
  }

  private Reply chooseCommune(Turn turn, PlaceAnswer found) {
    List<Option> options = new ArrayList<>();
    String typed = VietnameseText.fold(turn.utterance().text());
    found.communes().stream()
        // Who typed a name that a commune still bears most likely means that one; the others bore it before.
        .sorted(Comparator.comparing(commune -> !VietnameseText.fold(commune.name()).endsWith(typed)))
        .limit(MOST_COMMUNES)
        .forEach(commune -> options.add(Payload.button(commune.name(), Payload.COMMUNE, commune.code())));
    options.add(Payload.button(replies.text(Line.BUTTON_SKIP), Payload.SKIP, ""));
    return Reply.of(turn.conversation(), Outcome.LEAD_STEP, replies.text(Line.LEAD_COMMUNE_CHOOSE), options);
  }

  private Reply bestTime(Turn turn, LeadDraft draft) {
    if (turn.utterance().pressed(Payload.SKIP)) {
      return done(turn, draft.bestAt(null));
    }
    if (!turn.utterance().pressed(Payload.TIME)) {
      Optional<Reply> question = questionInBetween(turn);
      if (question.isPresent()) {
        return question.get();
      }
    }
    String words = turn.utterance().pressed(Payload.TIME) ? timeLabel(argument(turn)) : turn.utterance().text();
    return words.isBlank() ? missed(turn, draft, Line.LEAD_TIME) : done(turn, draft.bestAt(shortened(words)));
  }

  private Reply done(Turn turn, LeadDraft draft) {
    // The id comes from the event, so that thinking the turn through again gives the same lead.
    UUID leadId = UUID.nameUUIDFromBytes(("lead:" + turn.event().key()).getBytes(StandardCharsets.UTF_8));
    Conversation conversation = turn.conversation();
    LeadOpened opened =
        new LeadOpened(
            turn.event().contact(),
            leadId,
            draft.consentId() == null ? turn.event().key() : draft.consentId(),
            draft.name(),
            draft.phone(),
            draft.communeCode(),
            draft.communeText(),
            draft.bestTime(),
            conversation.audience(),
            conversation.recent().stream().map(Asked::text).toList(),
            turn.now());
    return Reply.of(
            conversation.withDraft(null).withOpenLead(leadId),
            Outcome.LEAD_OPENED,
            replies.text(Line.LEAD_DONE, "summary", summary(draft)),
            List.of())
        .recording(opened);
  }

  private static String summary(LeadDraft draft) {
    List<String> lines = new ArrayList<>();
    add(lines, "Tên", draft.name());
    add(lines, "Số điện thoại", draft.phone());
    add(lines, "Nơi ở", draft.communeText());
    add(lines, "Giờ tiện", draft.bestTime());
    return lines.isEmpty() ? "• Liên hệ ngay trong cuộc trò chuyện này" : String.join("\n", lines);
  }

  private static void add(List<String> lines, String label, @Nullable String value) {
    if (value != null) {
      lines.add("• " + label + ": " + value);
    }
  }

  /** People ask while they fill in: the question is answered, and what we wanted to know is asked again below it. */
  private Optional<Reply> questionInBetween(Turn turn) {
    String text = turn.utterance().text();
    if (text.isBlank() || turn.utterance().payload() != null || text.split(" ").length < 3) {
      return Optional.empty();
    }
    Understanding understood = turn.published().search().understand(Question.of(text));
    Optional<FaqEntry> entry = Optional.ofNullable(understood.entry()).flatMap(turn.published()::entry);
    if (entry.isEmpty() || understood.confidence() < SURELY_A_QUESTION) {
      return Optional.empty();
    }
    LeadDraft draft = turn.conversation().draft();
    Asking asking = draft == null ? Asking.CONSENT : draft.asking();
    FaqReply.Text words = faqReply.answer(turn.published(), entry.get(), turn.conversation().audience(), turn.now());
    return Optional.of(
        Reply.of(turn.conversation().answered(entry.get().id()), Outcome.ANSWERED, words.text(), List.of())
            .saying(replies.text(Line.LEAD_RESUME) + " " + replies.text(question(asking)), options(asking))
            .about(entry.get().id(), understood.confidence()));
  }

  /** A button of an older message that has nothing to do with the form: it does what it says, the form waits. */
  private static boolean leadsElsewhere(@Nullable Payload payload) {
    return payload != null
        && (payload.is(Payload.ENTRY) || payload.is(Payload.BASIS) || payload.is(Payload.DETAIL));
  }

  private Reply missed(Turn turn, LeadDraft draft, Line line) {
    return Reply.of(
        turn.conversation().withDraft(draft.missed()),
        Outcome.LEAD_STEP,
        replies.text(line),
        options(draft.asking()));
  }

  private Reply ask(Conversation conversation, Line line) {
    LeadDraft draft = conversation.draft();
    Asking asking = draft == null ? Asking.CONSENT : draft.asking();
    Reply reply = Reply.silent(conversation, Outcome.LEAD_STEP);
    return asking == Asking.PHONE
        ? reply.askingPhone(replies.text(line), options(asking))
        : reply.saying(replies.text(line), options(asking));
  }

  private static Line question(Asking asking) {
    return switch (asking) {
      case CONSENT -> Line.LEAD_CONSENT_AGAIN;
      case NAME -> Line.LEAD_NAME;
      case PHONE -> Line.LEAD_PHONE;
      case COMMUNE -> Line.LEAD_COMMUNE;
      case BEST_TIME -> Line.LEAD_TIME;
    };
  }

  private List<Option> options(Asking asking) {
    Function<Line, String> label = line -> replies.text(line);
    Option skip = Payload.button(label.apply(Line.BUTTON_SKIP), Payload.SKIP, "");
    Option stop = Payload.button(label.apply(Line.BUTTON_STOP), Payload.STOP, "");
    return switch (asking) {
      case CONSENT ->
          List.of(
              Payload.button(label.apply(Line.BUTTON_YES), Payload.CONSENT, "yes"),
              Payload.button(label.apply(Line.BUTTON_NO), Payload.CONSENT, "no"));
      case NAME, PHONE, COMMUNE -> List.of(skip, stop);
      case BEST_TIME ->
          List.of(
              Payload.button(label.apply(Line.BUTTON_MORNING), Payload.TIME, "morning"),
              Payload.button(label.apply(Line.BUTTON_NOON), Payload.TIME, "noon"),
              Payload.button(label.apply(Line.BUTTON_AFTERNOON), Payload.TIME, "afternoon"),
              Payload.button(label.apply(Line.BUTTON_EVENING), Payload.TIME, "evening"),
              Payload.button(label.apply(Line.BUTTON_ANY_TIME), Payload.TIME, "any"));
    };
  }

  private String timeLabel(String time) {
    return replies.text(
        switch (time) {
          case "morning" -> Line.BUTTON_MORNING;
          case "noon" -> Line.BUTTON_NOON;
          case "afternoon" -> Line.BUTTON_AFTERNOON;
          case "evening" -> Line.BUTTON_EVENING;
          default -> Line.BUTTON_ANY_TIME;
        });
  }

  private String filled(Turn turn, Line line) {
    return turn.published().render(replies.text(line, "hotline", "{{hotline}}"), turn.now()).text();
  }

  private static String argument(Turn turn) {
    Payload payload = turn.utterance().payload();
    return payload == null ? "" : payload.argument();
  }

  private static String shortened(String text) {
    String plain = text.replaceAll("\\s+", " ").strip();
    return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME - 1) + "…";
  }
}
