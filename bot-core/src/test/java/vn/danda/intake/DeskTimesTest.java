package vn.danda.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.danda.channels.ContactId;
import vn.danda.conversation.ConversationEvent.Told;
import vn.danda.conversation.ConversationRecord.ConsentGiven;
import vn.danda.conversation.ConversationRecord.DeskDeed;
import vn.danda.conversation.ConversationRecord.DeskDeed.Verb;
import vn.danda.conversation.ConversationRecord.HolderChanged;
import vn.danda.conversation.ConversationRecord.LeadOpened;
import vn.danda.lead.Agent;
import vn.danda.lead.AgentDesk;
import vn.danda.lead.Agents;
import vn.danda.lead.Lead;
import vn.danda.lead.LeadBeans;
import vn.danda.lead.LeadCare;
import vn.danda.lead.Leads;
import vn.danda.lead.Postbox;

/** An agent types in their own chat when the person wants to be called again. */
class DeskTimesTest {

  private static final UUID LEAD = new UUID(9, 1);
  private static final ContactId CHAT = new ContactId("telegram", "11");
  private static final ContactId PERSON = new ContactId("messenger", "4711");

  private final LeadBeans beans = office();
  private final Agent hoa = new Agent(new UUID(0, 1), "hoa", "Nguyễn Thị Hoa", "NA-0001", Set.of(Agent.Role.AGENT), List.of("17395"), true, false);
  private int deeds;

  @BeforeEach
  void aLeadOfHers() {
    beans.get(Agents.class).save(hoa, "-");
    beans.database.sql("update agent set desk = ? where agent_id = ?").params(CHAT.toString(), hoa.id()).update();
    beans.get(Leads.class).write(new ConsentGiven(PERSON, "c1", "call_back", "v", now()));
    beans.get(LeadCare.class).opened(
        new LeadOpened(PERSON, LEAD, "c1", "Hạnh", "0912345678", "17395", "Xã Diễn Châu", "Buổi tối", null, List.of("q"), now()));
    beans.get(LeadCare.class).taken(new HolderChanged(PERSON, 1, hoa.ref(), LEAD, now()));
    told();
  }

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void oneTimeIsTaken() {
    outcome("2 mai 8h");
    assertThat(lead().dueAt()).isEqualTo(Instant.parse("2026-11-26T01:00:00Z"));
    assertThat(told()).extracting(Told::what).containsExactly("desk_outcome");
  }

  @Test
  void severalAreAskedBackAndTheTapTakesOne() {
    Instant before = java.util.Objects.requireNonNull(lead().dueAt());
    outcome("2 mai 7h");
    assertThat(lead().dueAt()).as("nothing is guessed").isEqualTo(before);
    Told asked = told().getFirst();
    assertThat(asked.what()).isEqualTo("desk_when");
    String second = String.valueOf(asked.fill().get("option2"));
    assertThat(second).contains("7 giờ tối");

    // As the button says it, without the space that no payload may have.
    outcome(second.substring(0, second.indexOf(' ', 3)).replace(" ", ""));
    assertThat(lead().dueAt()).isEqualTo(Instant.parse("2026-11-26T12:00:00Z"));
  }

  @Test
  void wordsWithoutATimeAreAskedBackWithTimesThePersonLikes() {
    outcome("2 khi nào rảnh");
    Told asked = told().getFirst();
    assertThat(asked.what()).isEqualTo("desk_when");
    assertThat(asked.fill().get("option1")).contains("tối");
  }

  private void outcome(String argument) {
    beans.get(AgentDesk.class).on(new DeskDeed(CHAT, "d" + ++deeds, now(), hoa.ref(), Verb.OUTCOME, null, LEAD, argument));
  }

  private List<Told> told() {
    List<Told> all = new ArrayList<>();
    beans.get(Postbox.class).handOver(now().plusSeconds(100_000), event -> {
      if (event instanceof Told told) {
        all.add(told);
      }
    });
    return all;
  }

  private Lead lead() {
    return beans.get(Leads.class).find(LEAD).orElseThrow();
  }

  private Instant now() {
    return beans.clock.instant();
  }

  private static LeadBeans office() {
    List<Class<?>> more = new ArrayList<>(DeskDayRun.BEANS);
    more.add(OneOwnerTest.RedisOfTest.class);
    return new LeadBeans(more);
  }
}
