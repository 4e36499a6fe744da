package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.danda.lead.Agent.Role;
import vn.danda.lead.AgentImport.Fate;

class CommuneImportTest {

  private static final String HEAD = "xa,nhan_vien,gio_truc\n";

  private final LeadBeans beans = new LeadBeans();
  private final CommuneImport communes = beans.get(CommuneImport.class);
  private final Agents agents = beans.get(Agents.class);

  @BeforeEach
  void people() {
    add("hoa", Set.of(Role.AGENT), List.of("17395"));
    add("nam", Set.of(Role.AGENT), List.of("16681"));
    add("tam", Set.of(Role.SUPERVISOR), List.of("17395"));
  }

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void everyRowSaysWhatBecomesOfItBeforeAnythingIsWritten() {
    List<CommuneImport.Row> rows = communes.look(HEAD + "hung chau,nam,T2-T6 08:00-11:00\n16681,nam,\nPhường Trường Vinh,hoa;NAM,\n");

    assertThat(rows).extracting(CommuneImport.Row::fate).containsExactly(Fate.CHANGED, Fate.SAME, Fate.CHANGED);
    assertThat(rows.getFirst().what()).isEqualTo("thêm nam; bớt hoa; giờ trực T2-T6 08:00-11:00");
    assertThat(agents.find("hoa").orElseThrow().communes()).containsExactly("17395");
  }

  @Test
  void writtenItChangesAgentsAndHoursAndLeavesSupervisorsAndOtherCommunes() {
    communes.write(HEAD + "Xã Hùng Châu,nam,T2-T6 08:00-11:00\n");

    assertThat(agents.find("hoa").orElseThrow().communes()).isEmpty();
    assertThat(agents.find("nam").orElseThrow().communes()).containsExactly("16681", "17395");
    assertThat(agents.find("tam").orElseThrow().communes()).containsExactly("17395");
    assertThat(beans.database.sql("select hours from duty_hours where owner = 'commune:17395'").query(String.class).single()).contains("08:00");
  }

  @Test
  void aWrongRowIsNamedWithItsValueAndNothingIsWritten() {
    String table = HEAD + "Xã Hùng Châu,nam,\nXã Nghi Phogn,nam,\nXã Hùng Châu,hoa,\n16681,ai-do,\n16690,tam,\n16697,nam,8 giờ\n";
    List<CommuneImport.Row> rows = communes.write(table);

    assertThat(rows).filteredOn(row -> row.fate() == Fate.WRONG).extracting(CommuneImport.Row::line).contains(3, 4, 5, 6);
    assertThat(rows.get(1).what()).contains("Dòng 3").contains("Nghi Phogn");
    assertThat(rows.get(2).what()).contains("hai dòng");
    assertThat(rows.get(3).what()).contains("ai-do");
    assertThat(agents.find("nam").orElseThrow().communes()).containsExactly("16681");
    assertThatThrownBy(() -> communes.look("ten,ai\n")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("xa, nhan_vien");
  }

  @Test
  void theTableTakenOutComesBackWithoutAnyChange() {
    assertThat(communes.look(communes.table())).hasSize(130).allMatch(row -> row.fate() == Fate.SAME);
  }

  private void add(String name, Set<Role> roles, List<String> places) {
    agents.save(new Agent(UUID.randomUUID(), name, name, "NA-000" + agents.all().size(), roles, places, true, false), "-");
  }
}
