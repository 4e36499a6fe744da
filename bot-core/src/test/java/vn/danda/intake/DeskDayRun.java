package vn.danda.intake;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.danda.channels.ContactId;
import vn.danda.channels.InboundEvent;
import vn.danda.channels.InboundEvent.Meta;
import vn.danda.channels.OutboundMessage.Option;
import vn.danda.content.Published;
import vn.danda.conversation.AgentRef;
import vn.danda.conversation.Conversation;
import vn.danda.conversation.ConversationEvent;
import vn.danda.conversation.ConversationEvent.Told;
import vn.danda.conversation.ConversationRecord;
import vn.danda.dialogue.Dialogue;
import vn.danda.duty.DutyBook;
import vn.danda.duty.DutyCalendar;
import vn.danda.duty.DutyDay;
import vn.danda.lead.Agent;
import vn.danda.lead.Agent.Role;
import vn.danda.lead.Agents;
import vn.danda.lead.Lead;
import vn.danda.lead.LeadBeans;
import vn.danda.lead.LeadCare;
import vn.danda.lead.LeadNumber;
import vn.danda.lead.LeadOutcome;
import vn.danda.lead.LeadWatch;
import vn.danda.lead.Leads;
import vn.danda.lead.LinkCodes;
import vn.danda.lead.NextStep;
import vn.danda.lead.Postbox;
import vn.danda.lead.Staff;

/**
 * Some days of a small office in one random order, over the real recorder, the real leads and a real database: two people
 * who leave, correct, withdraw and erase; two agents and a supervisor at the browser, on paper and in chats of their own;
 * leads taken, declined, handed on, given back, called again, forgotten, escalated; people who go on leave, are switched
 * off, change their communes, lose their telephones. Recorder and courier die in between. Everything follows from the seed.
 *
 * <p>All of a run happens in one transaction that is rolled back, so that the next begins with the same office.
 */
final class DeskDayRun {

  /** What the run needs besides the lead package. */
  static final List<Class<?>> BEANS =
      List.of(
          vn.danda.store.Announcements.class, vn.danda.conversation.News.class, vn.danda.conversation.Transcripts.class, vn.danda.conversation.Conversations.class, vn.danda.delivery.Windows.class,
          vn.danda.comment.Comments.class, vn.danda.watch.OperatorTasks.class, vn.danda.lead.AgentDesk.class,
          vn.danda.lead.OwnData.class, vn.danda.lead.Tombstones.class, Erasures.class, Recorder.class);

  private static final String DIEN_CHAU = "17464";
  private static final UUID HOA = new UUID(0, 1);
  private static final UUID NAM = new UUID(0, 2);
  private static final UUID TAM = new UUID(0, 3);
  private static final ContactId HOAS_CHAT = new ContactId("telegram", "11");
  private static final ContactId NAMS_CHAT = new ContactId("telegram", "12");

  private static final String EVERYTHING =
      "cho tôi gặp cán bộ, tôi tên Nguyễn Thị Hạnh ở xã Diễn Châu, sđt 0912 345 678, gọi sau 17h nhé";

  private static final List<String> WORDS =
      List.of(
          EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING, EVERYTHING,
          "gặp cán bộ", "gặp cán bộ", "đồng ý", "đồng ý", "Hạnh", "0912345678", "0912345678", "xã Diễn Châu", "xã Nghi Lộc",
          "buổi tối", "thôi", "cảm ơn em", "1", "2", "3", "mỗi tháng đóng thấp nhất bao nhiêu", "rút đồng ý",
          "xoá dữ liệu của tôi", "xem dữ liệu của tôi", "đổi số điện thoại", "đừng gọi tôi nữa");

  private static final List<String> DESK_WORDS =
      List.of("việc", "ghi chú bận buổi sáng", "Chào chị, em là Hoa", "chị cần gì ạ", "hg mai 8h", "hẹn: mai", "hg lúc nào cũng được", "/huylienket", "1", "2", "3", "4");

  private final LeadBeans beans;
  private final Random random;
  private final Recorder recorder;
  private final Leads leads;
  private final LeadCare care;
  private final Postbox postbox;
  private final TransactionTemplate nested;
  private final List<Exchange> people;
  private final List<Exchange> desks;
  private final Map<ContactId, Exchange> all;
  private final Map<ContactId, Instant> erasedAt = new HashMap<>();
  private Staff staff;
  private int keys;

  DeskDayRun(long seed, LeadBeans beans, Function<java.util.function.Supplier<Staff>, Dialogue> dialogue, Published published) {
    this.beans = beans;
    this.random = new Random(seed);
    this.recorder = beans.get(Recorder.class);
    this.leads = beans.get(Leads.class);
    this.care = beans.get(LeadCare.class);
    this.postbox = beans.get(Postbox.class);
    this.nested = new TransactionTemplate(beans.get(org.springframework.transaction.PlatformTransactionManager.class));
    this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.staff = beans.staff();
    Dialogue thinks = dialogue.apply(() -> staff);
    this.people = Stream.of("4711", "4712").map(id -> exchange(new ContactId("messenger", id), thinks, published)).toList();
    this.desks = Stream.of(HOAS_CHAT, NAMS_CHAT).map(id -> exchange(id, thinks, published)).toList();
    this.all = Stream.concat(people.stream(), desks.stream()).collect(Collectors.toMap(Exchange::contact, one -> one));
  }

  private Exchange exchange(ContactId contact, Dialogue dialogue, Published published) {
    return new Exchange(contact, new MemoryPipeline(), dialogue, published, random, this::committed);
  }

  /** The office every run begins with. */
  static void settle(LeadBeans beans) {
    Agents agents = beans.get(Agents.class);
    agents.save(new Agent(HOA, "hoa", "Nguyễn Thị Hoa", "NA-0001", Set.of(Role.AGENT), List.of(DIEN_CHAU), true, false), "-");
    agents.save(new Agent(NAM, "nam", "Trần Văn Nam", "NA-0002", Set.of(Role.AGENT), List.of(DIEN_CHAU, "16681"), true, false), "-");
    agents.save(new Agent(TAM, "tam", "Lê Văn Tâm", "NA-0003", Set.of(Role.SUPERVISOR), List.of(), true, false), "-");
  }

  /** What happened to leads in all runs so far, by the kinds of their history; a run in which nothing happens shows nothing. */
  static final Map<String, Integer> HAPPENED = new java.util.concurrent.ConcurrentSkipListMap<>();

  void play() {
    beans.clock.set(Instant.parse("2026-11-25T01:00:00Z"));
    link(HOA, desks.getFirst());
    if (random.nextBoolean()) {
      link(NAM, desks.getLast());
    }
    people.forEach(this::leavesALead);
    int steps = 150 + random.nextInt(150);
    for (int i = 0; i < steps; i++) {
      beans.clock.pass(random.nextInt(25) == 0 ? Duration.ofHours(random.nextInt(30)) : Duration.ofSeconds(random.nextInt(60)));
      step();
    }
    end();
  }

  /** Most days begin with a lead or two; random words alone seldom come to one. */
  private void leavesALead(Exchange person) {
    if (random.nextInt(5) == 0) {
      return;
    }
    person.deliver(new ConversationEvent.FromContact(new InboundEvent.Text(meta(person), EVERYTHING, null, false)));
    repeat(20, () -> person.goOn(now(), this::recordForSure));
    if (!person.buttons().isEmpty()) {
      Option agreed = person.buttons().getFirst();
      person.deliver(new ConversationEvent.FromContact(new InboundEvent.Choice(meta(person), agreed.payload(), agreed.label(), null)));
    }
    repeat(random.nextInt(20), () -> person.goOn(now(), this::recordForSure));
  }

  private void step() {
    Exchange person = people.get(random.nextInt(people.size()));
    Exchange desk = desks.get(random.nextInt(desks.size()));
    Exchange any = random.nextInt(3) > 0 ? person : desk;
    switch (random.nextInt(32)) {
      case 0, 1, 2, 3 -> person.deliver(new ConversationEvent.FromContact(spoken(person, WORDS)));
      case 4, 5 -> desk.deliver(new ConversationEvent.FromContact(atDesk(desk)));
      case 6 -> browserTakes(person);
      case 7 -> person.deliver(new ConversationEvent.AgentSays(key(), person.contact(), now(), agent().ref(), "Chào anh/chị"));
      case 8 -> person.deliver(new ConversationEvent.AgentGivesBack(key(), person.contact(), now(), agent().ref()));
      case 9 -> outcome(person);
      case 10 -> paper();
      case 11 -> handOn(person);
      case 12 -> any.deliverAgain();
      case 13 -> any.ring(now());
      case 14 -> beans.get(LeadWatch.class).look();
      case 15 -> change();
      case 16, 17, 18 -> courier();
      case 19, 20, 21, 22, 23, 24, 25 -> repeat(3 + random.nextInt(9), () -> any.work(now()));
      case 26, 27, 28 -> repeat(1 + random.nextInt(4), () -> any.send(true));
      default -> repeat(1 + random.nextInt(3), () -> any.record(this::record, true));
    }
    if (random.nextInt(8) == 0) {
      checkLeads();
    }
  }

  private static void repeat(int times, Runnable step) {
    for (int i = 0; i < times; i++) {
      step.run();
    }
  }

  private void link(UUID agent, Exchange desk) {
    String code = beans.get(LinkCodes.class).issue(agent);
    desk.deliver(new ConversationEvent.FromContact(new InboundEvent.Text(meta(desk), "LK " + code, null, false)));
  }

  private void browserTakes(Exchange person) {
    UUID lead = leads.openOf(person.contact()).map(Lead::id).orElse(null);
    person.deliver(new ConversationEvent.AgentTakes(key(), person.contact(), now(), agent().ref(), lead));
  }

  /** Somebody enters what became of it, perhaps twice, perhaps with a time the person wished for. */
  private void outcome(Exchange person) {
    leads.openOf(person.contact()).ifPresent(lead -> outcome(lead, agent(), "agent:" + key()));
  }

  /** By the number on the sheet; it may be one that was closed long ago. */
  private void paper() {
    List<Long> numbers = numbers();
    if (!numbers.isEmpty()) {
      LeadNumber number = new LeadNumber(numbers.get(random.nextInt(numbers.size())));
      outcome(leads.find(LeadNumber.read(number.toString()).orElseThrow()).orElseThrow(), agent(), "paper:" + key());
    }
  }

  private List<Long> numbers() {
    return beans.database.sql("select number from lead order by number").query((row, n) -> row.getLong(1)).list();
  }

  private void outcome(Lead lead, Agent agent, String key) {
    LeadOutcome outcome = LeadOutcome.choices().get(random.nextInt(LeadOutcome.choices().size()));
    Instant wished = random.nextInt(3) == 0 ? now().plus(Duration.ofHours(random.nextInt(100) - 10)) : null;
    LeadCare.Done done = care.outcome(lead.id(), outcome, wished, null, agent, key, now());
    if (done == LeadCare.Done.YES) {
      Lead after = leads.find(lead.id()).orElseThrow();
      boolean planned = after.status() == Leads.Status.CLOSED || (after.dueAt() != null && after.dueAt().isAfter(now()));
      must(planned, "No time for what comes after " + outcome, after);
    }
    if (random.nextInt(3) == 0) {
      must(care.outcome(lead.id(), outcome, wished, null, agent, key, now()) != LeadCare.Done.YES, "Done twice: " + key, lead);
    }
  }

  private void handOn(Exchange person) {
    leads.openOf(person.contact()).ifPresent(lead -> care.transfer(lead.id(), agent(), "bận", agent(), key(), now()));
  }

  /** Somebody goes on leave, is switched off or on again, changes communes or deputy, links a chat anew; the office erases. */
  private void change() {
    UUID who = List.of(HOA, NAM).get(random.nextInt(2));
    switch (random.nextInt(7)) {
      case 0 -> {
        LocalDate day = LocalDate.ofInstant(now(), DutyCalendar.ZONE).plusDays(random.nextInt(3));
        beans.get(DutyBook.class).agentDay(who, DutyDay.parse(day, "nghỉ", "nghỉ phép", true));
      }
      case 1 -> beans.database.sql("update agent set active = not active where agent_id = ?").param(who).update();
      case 2 ->
          beans.database.sql("update agent set communes = ?::text[] where agent_id = ?")
              .params(random.nextBoolean() ? "{" + DIEN_CHAU + "}" : "{16681}", who)
              .update();
      case 3 ->
          beans.database.sql("update agent set deputy_id = ? where agent_id = ?").params(who.equals(HOA) ? NAM : HOA, who).update();
      case 4 -> link(who, desks.get(random.nextInt(2)));
      case 5 -> beans.database.sql("update agent set active = true where agent_id = ?").param(who).update();
      default -> {
        if (random.nextInt(3) == 0) {
          Exchange person = people.get(random.nextInt(people.size()));
          person.deliver(new ConversationEvent.OperatorErases(key(), person.contact(), now(), staffed(TAM).ref()));
        }
      }
    }
    staff = beans.staff();
  }

  private InboundEvent spoken(Exchange exchange, List<String> words) {
    List<Option> buttons = exchange.buttons();
    if (!buttons.isEmpty() && random.nextInt(3) > 0) {
      // The first says yes, or goes on: most people do.
      Option pressed = buttons.get(random.nextBoolean() ? 0 : random.nextInt(buttons.size()));
      return new InboundEvent.Choice(meta(exchange), pressed.payload(), pressed.label(), null);
    }
    return new InboundEvent.Text(meta(exchange), words.get(random.nextInt(words.size())), null, false);
  }

  /** A button, ordinary words for the person in focus, or a lead's number, alone or with an outcome's. */
  private InboundEvent atDesk(Exchange desk) {
    if (random.nextInt(4) > 0) {
      return spoken(desk, DESK_WORDS);
    }
    List<Long> numbers = numbers();
    if (numbers.isEmpty()) {
      return spoken(desk, DESK_WORDS);
    }
    String number = new LeadNumber(numbers.get(random.nextInt(numbers.size()))).toString();
    String outcome = random.nextBoolean() ? "" : " " + (1 + random.nextInt(12));
    return new InboundEvent.Text(meta(desk), number + outcome, null, false);
  }

  /** Carries what was decided in the database to the conversations; dies now and then after some were posted. */
  private void courier() {
    nested.executeWithoutResult(
        transaction -> {
          postbox.handOver(now(), this::post);
          if (random.nextInt(5) == 0) {
            transaction.setRollbackOnly();
          }
        });
  }

  private Exchange find(ContactId contact) {
    Exchange exchange = all.get(contact);
    if (exchange == null) {
      throw new AssertionError("Nobody is " + contact);
    }
    return exchange;
  }

  private void post(ConversationEvent event) {
    if (event instanceof Told told && told.what().startsWith("desk_alert")) {
      must(!told.fill().toString().contains("0912") && !told.fill().toString().contains("Hạnh"), "An alert that tells who: " + told.what(), null);
    }
    find(event.contact()).deliver(event);
  }

  /** As the recorder does: all in one transaction, which now and then comes to nothing. */
  private boolean record(List<ConversationRecord> records) {
    boolean dies = random.nextInt(8) == 0;
    nested.executeWithoutResult(
        transaction -> {
          recorder.write(records);
          if (dies) {
            transaction.setRollbackOnly();
          }
        });
    return !dies;
  }

  private boolean recordForSure(List<ConversationRecord> records) {
    nested.executeWithoutResult(transaction -> recorder.write(records));
    return true;
  }

  private void committed(ConversationRecord record) {
    if (record instanceof ConversationRecord.Erased erased && erased.key() != null) {
      // What the person wrote between asking and our doing it is new.
      erasedAt.put(erased.contact(), find(erased.contact()).cameAt(erased.key()));
    }
  }

  /** Everything comes to rest, then three weeks pass in which nobody does anything. */
  private void end() {
    all.values().forEach(Exchange::nodesDie);
    for (int i = 0; i < 400 && !isQuiet(); i++) {
      nested.executeWithoutResult(transaction -> postbox.handOver(now().plus(Duration.ofDays(30)), this::post));
      all.values().forEach(one -> one.goOn(now(), this::recordForSure));
    }
    all.values().forEach(Exchange::check);
    checkLeads();
    people.forEach(this::checkHolder);
    people.forEach(this::checkErased);
    for (int day = 0; day < 21; day++) {
      beans.clock.pass(Duration.ofDays(1));
      while (beans.get(LeadWatch.class).look() > 0) {}
    }
    staff = beans.staff();
    checkLeads();
    for (Lead lead : open()) {
      Agent acting = staffed(lead.actingId() == null ? lead.responsibleId() : lead.actingId());
      must(acting.active(), "Waits for somebody who does not work here any more: " + acting.userName(), lead);
      must(lead.alarm() > 1, "Forgotten and nobody above was told", lead);
    }
    beans.database
        .sql(
            """
            select kind, count(*) from lead_event group by kind
            union all select 'rated', count(*) from rating having count(*) > 0
            union all select 'lead ' || status, count(*) from lead group by status
            union all select 'lead erased', count(*) from lead where contact_id like 'erased:%' having count(*) > 0
            """)
        .query(row -> {
          HAPPENED.merge(row.getString(1), row.getInt(2), Integer::sum);
        });
  }

  private boolean isQuiet() {
    return all.values().stream().allMatch(Exchange::isQuiet)
        && beans.database.sql("select count(*) from event_to_post").query(Integer.class).single() == 0;
  }

  /** Every lead is in exactly one list; every open one has one person, a step and a time, and somebody looks at it again. */
  private void checkLeads() {
    Map<UUID, Long> listed =
        Stream.of(Leads.Status.values())
            .flatMap(status -> beans.listed(status).stream())
            .collect(Collectors.groupingBy(Lead::id, Collectors.counting()));
    Map<UUID, Long> toDo =
        staff.all().stream()
            .flatMap(agent -> leads.toDoOf(agent.id(), 1000).stream())
            .collect(Collectors.groupingBy(Lead::id, Collectors.counting()));
    for (Lead lead : Stream.of(Leads.Status.values()).flatMap(status -> beans.listed(status).stream()).toList()) {
      must(listed.getOrDefault(lead.id(), 0L) == 1, "In " + listed.get(lead.id()) + " lists", lead);
      boolean closed = lead.status() == Leads.Status.CLOSED;
      must(toDo.getOrDefault(lead.id(), 0L) == (closed ? 0 : 1), "Of " + toDo.get(lead.id()) + " people's work", lead);
      if (!closed) {
        must(lead.responsibleId() != null && lead.dueAt() != null && lead.nextStep() != NextStep.NONE, "In limbo", lead);
        must((lead.status() == Leads.Status.TAKEN) == (lead.agentId() != null), "Taken by nobody, or not taken by somebody", lead);
        must(lead.agentId() == null || lead.agentId().equals(lead.responsibleId()), "One took it, another is responsible", lead);
      } else {
        must(lead.nextStep() == NextStep.NONE, "Closed with something to do", lead);
      }
    }
    int unseen = beans.database.sql("select count(*) from lead where status <> 'closed' and look_at is null").query(Integer.class).single();
    must(unseen == 0, "Nobody will look", null);
    int twice =
        beans.database
            .sql("select count(*) from (select contact_id from lead where status <> 'closed' group by contact_id having count(*) > 1) as more")
            .query(Integer.class)
            .single();
    must(twice == 0, "One person with two open leads", null);
  }

  /** The database says the same of the holder as the conversation does. */
  private void checkHolder(Exchange person) {
    Conversation state = person.state();
    AgentRef holder = state.holder();
    Optional<UUID> recorded =
        beans.database
            .sql("select agent_id from conversation where contact_id = ? and agent_id is not null")
            .param(person.contact().toString())
            .query(UUID.class)
            .optional();
    must(
        recorded.equals(Optional.ofNullable(holder).map(AgentRef::id)),
        "Held by " + (holder == null ? "the bot" : holder.name()) + " but recorded as " + recorded, null);
    Optional<Lead> open = leads.openOf(person.contact());
    must(
        open.map(Lead::id).equals(Optional.ofNullable(state.openLead())),
        "The conversation knows lead " + state.openLead() + ", the book " + open.map(Lead::id), open.orElse(null));
  }

  /** Nothing of what was there before the person had everything erased. */
  private void checkErased(Exchange person) {
    Instant at = erasedAt.get(person.contact());
    if (at != null) {
      for (String left :
          List.of(
              "select count(*) from lead where contact_id = ? and opened_at < ?",
              "select count(*) from message where contact_id = ? and said_at < ?",
              "select count(*) from consent where contact_id = ? and given_at < ?")) {
        int rows =
            beans.database.sql(left).params(person.contact().toString(), Timestamp.from(at)).query(Integer.class).single();
        must(rows == 0, "Erased at " + at + " but: " + left + " = " + rows, null);
      }
    }
  }

  private List<Lead> open() {
    return Stream.of(Leads.Status.OPEN, Leads.Status.TAKEN).flatMap(status -> beans.listed(status).stream()).toList();
  }

  private static void must(boolean so, String otherwise, @Nullable Lead lead) {
    if (!so) {
      throw new AssertionError(
          lead == null
              ? otherwise
              : otherwise + ": " + lead.status() + " agent=" + lead.agentId() + " responsible=" + lead.responsibleId()
                  + " acting=" + lead.actingId() + " step=" + lead.nextStep() + " outcome=" + lead.outcome());
    }
  }

  private Agent agent() {
    return staffed(List.of(HOA, NAM, TAM).get(random.nextInt(3)));
  }

  private Agent staffed(@Nullable UUID id) {
    return staff.find(id).orElseThrow(() -> new AssertionError("Nobody is " + id));
  }

  private Meta meta(Exchange exchange) {
    return new Meta(key(), exchange.contact(), now(), now(), null);
  }

  private Instant now() {
    return beans.clock.instant();
  }

  private String key() {
    return "e" + ++keys;
  }
}
