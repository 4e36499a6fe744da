package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.danda.knowledge.text.VietnameseText;
import vn.danda.store.Sql;

class LeadSearchTest {

  private static final String OWN = "17395";
  private static final String FOREIGN = "16681";
  private static final UUID ME = new UUID(0, 1);
  private static final Area MINE = new Area(Area.Reach.OWN, Set.of(OWN), ME, Set.of());
  private static final Area ALL = new Area(Area.Reach.ALL, Set.of(), ME, Set.of());
  private static final Area NONE = new Area(Area.Reach.NONE, Set.of(OWN), ME, Set.of());

  private final LeadBeans beans = new LeadBeans();
  private final LeadSearch search = beans.get(LeadSearch.class);
  private final LeadLists lists = beans.get(LeadLists.class);
  private Instant now = Instant.parse("2026-11-25T01:00:00Z");

  @AfterEach
  void close() {
    beans.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hạnh", "hanh", "HẠN", "nguyễn hạnh", "đức hạnh", "duc hanh", "diep", "345 678", "0912345678", "+84 912 345 678", "678"})
  void oneIsFoundByWhateverIsRemembered(String typed) {
    lead(OWN, "Nguyễn Đức Hạnh", "0912345678", "Điệp Nguyễn");
    lead(OWN, "Trần Thị Lan", "0987111222", null);

    assertThat(search.find(MINE, typed, 10)).extracting(Lead::personName).containsExactly("Nguyễn Đức Hạnh");
  }

  @Test
  void theNumberIsFoundWithAndWithoutItsCheckDigit() {
    Lead lead = lead(OWN, "Hạnh", null, null);

    assertThat(search.find(MINE, lead.number().toString(), 10)).containsExactly(lead);
    assertThat(search.find(MINE, "#" + lead.number().value(), 10)).containsExactly(lead);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hạnh", "678", "lãi suất", "0912345678"})
  void nothingOfAnotherAreaIsFound(String typed) {
    Lead foreign = lead(FOREIGN, "Hạnh", "0912345678", null);
    wrote(foreign, "em hỏi lãi suất");

    assertThat(search.find(MINE, typed, 10)).isEmpty();
    assertThat(search.wrote(MINE, typed, 10)).isEmpty();
    assertThat(search.find(NONE, typed, 10)).isEmpty();
    assertThat(search.wrote(NONE, typed, 10)).isEmpty();
    assertThat(search.find(MINE, foreign.number().toString(), 10)).isEmpty();
    assertThat(search.find(ALL, typed, 10).size() + search.wrote(ALL, typed, 10).size()).isEqualTo(1);
  }

  @Test
  void aLeadHandedToMeFromAnotherCommuneIsMineToFind() {
    Lead lead = lead(FOREIGN, "Hạnh", null, null);
    assertThat(search.find(MINE, "hanh", 10)).isEmpty();
    beans.get(Agents.class).save(new Agent(ME, "hoa", "Hoa", "NA-0001", Set.of(Agent.Role.AGENT), List.of(OWN), true, false), "-");
    beans.database.sql("update lead set acting_id = ? where lead_id = ?").params(ME, lead.id()).update();
    assertThat(search.find(MINE, "hanh", 10)).extracting(Lead::id).containsExactly(lead.id());
  }

  @Test
  void whatTheyWroteIsFoundWithoutMarksAndOurOwnAnswersAreNot() {
    Lead lead = lead(OWN, "Hạnh", null, null);
    wrote(lead, "Chị bán rau ở chợ Sò, đóng được không em");
    beans.database
        .sql("insert into message (message_id, contact_id, author, body, said_at) values ('b', ?, 'bot', 'mức đóng thấp nhất', now())")
        .param(lead.contact().toString())
        .update();

    assertThat(search.wrote(MINE, "cho so", 10)).extracting(LeadSearch.Wrote::body).containsExactly("Chị bán rau ở chợ Sò, đóng được không em");
    assertThat(search.wrote(MINE, "mức đóng thấp", 10)).isEmpty();
  }

  /** More messages with the words than are looked at: somebody's own are found all the same. */
  @Test
  void wordsEverybodyWritesAreFoundInOnesOwnArea() {
    Lead foreign = lead(FOREIGN, "Tâm", null, null);
    beans.database
        .sql("insert into message (message_id, contact_id, author, body, said_at) select 'f' || i, ?, 'contact', 'mỗi tháng đóng bao nhiêu', now() from generate_series(1, 1500) as i")
        .param(foreign.contact().toString())
        .update();
    Lead own = lead(OWN, "Hạnh", null, null);
    wrote(own, "mỗi tháng đóng bao nhiêu");

    assertThat(search.wrote(MINE, "dong bao nhieu", 10)).extracting(one -> one.lead().id()).containsExactly(own.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "a & b | !", "<->", ":*", "hạnh:*", "\\", "%", "_", "((((", "đ", "7", "99999999999999999999999"})
  void whateverIsTypedIsNoOperator(String typed) {
    lead(OWN, "Hạnh", "0912345678", null);
    search.find(MINE, typed, 10);
    search.wrote(MINE, typed, 10);
    assertThat(search.find(ALL, typed, 10).size()).isLessThanOrEqualTo(1);
  }

  @Test
  void anErasedOrCorrectedNameIsNotFoundAnyMore() {
    Lead lead = lead(OWN, "Hạnh", "0912345678", "Bông Hồng");
    beans.database.sql("update contact set display_name = 'Hoa Mai' where contact_id = ?").param(lead.contact().toString()).update();
    assertThat(search.find(MINE, "hoa mai", 10)).hasSize(1);
    assertThat(search.find(MINE, "bong hong", 10)).isEmpty();
    beans.get(Leads.class).erase(new vn.danda.conversation.PersonalStore.Erasure(lead.contact(), now, Set.of(), null));

    assertThat(search.find(ALL, "hanh", 10)).isEmpty();
    assertThat(search.find(ALL, "hoa mai", 10)).isEmpty();
    assertThat(search.find(ALL, "678", 10)).isEmpty();
  }

  /** The database folds as the code does, for every letter Vietnamese has. */
  @Test
  void theDatabaseFoldsAsWeDo() {
    String letters = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ";
    for (String text : List.of(letters, letters.toUpperCase(java.util.Locale.ROOT), "Chị Hạnh, 45 tuổi: Đô Lương!")) {
      assertThat(beans.database.sql("select folded(?)").param(text).query(String.class).single()).isEqualTo(VietnameseText.fold(text));
    }
  }

  /** Leads of one moment too: the place names the lead as well. */
  @Test
  void pagesHoldEveryLeadOnceWhateverIsTakenMeanwhile() {
    Random random = new Random(3);
    for (int i = 0; i < 57; i++) {
      now = now.plus(Duration.ofSeconds(random.nextInt(2)));
      lead(random.nextBoolean() ? OWN : FOREIGN, "n" + i, null, null);
    }
    for (Area area : List.of(MINE, ALL)) {
      List<Lead> whole = lists.page(area, Leads.Status.OPEN, null, 100).leads();
      List<Lead> paged = new ArrayList<>();
      LeadLists.Page page = lists.page(area, Leads.Status.OPEN, null, 10);
      while (true) {
        paged.addAll(page.leads());
        if (page.next() == null) {
          break;
        }
        page = lists.page(area, Leads.Status.OPEN, page.next(), 10);
      }
      assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates();
      assertThat(lists.count(area, Leads.Status.OPEN)).isEqualTo(whole.size());
    }
    assertThat(lists.page(NONE, Leads.Status.OPEN, null, 10).leads()).isEmpty();
    assertThat(lists.count(NONE, Leads.Status.OPEN)).isZero();
  }

  @Test
  void moreThanNinetyNineIsNotCounted() {
    for (int i = 0; i < 120; i++) {
      lead(OWN, "n" + i, null, null);
    }
    assertThat(lists.count(ALL, Leads.Status.OPEN)).isEqualTo(LeadLists.COUNTED + 1);
    assertThat(lists.count(MINE, Leads.Status.OPEN)).isEqualTo(LeadLists.COUNTED + 1);
  }

  private Lead lead(String commune, String name, @Nullable String phone, @Nullable String networkName) {
    String contact = "web:" + UUID.randomUUID();
    UUID id = UUID.randomUUID();
    java.sql.Timestamp at = java.sql.Timestamp.from(now);
    beans.database
        .sql("insert into contact (contact_id, channel, display_name, first_seen_at, last_seen_at) values (?, 'web', ?, ?, ?)")
        .params(Sql.values(contact, networkName, at, at))
        .update();
    beans.database
        .sql("insert into consent (consent_id, contact_id, purpose, wording_version, given_at) values (?, ?, 'call_back', '1', now())")
        .params(contact, contact)
        .update();
    beans.database
        .sql(
            """
            insert into lead (lead_id, contact_id, consent_id, person_name, phone, commune_code, status, opened_at,
              responsible_id, due_at, look_at)
            values (?, ?, ?, ?, ?, ?, 'open', ?, ?, now(), now())
            """)
        .params(Sql.values(id, contact, contact, name, phone, commune, at, Agent.DESK))
        .update();
    return beans.get(Leads.class).find(id).orElseThrow();
  }

  private void wrote(Lead lead, String body) {
    beans.database
        .sql("insert into message (message_id, contact_id, author, body, said_at) values (?, ?, 'contact', ?, now())")
        .params(UUID.randomUUID().toString(), lead.contact().toString(), body)
        .update();
  }
}
