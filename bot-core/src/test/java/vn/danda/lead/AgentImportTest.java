package vn.danda.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.danda.knowledge.Audience;
import vn.danda.lead.AgentImport.Fate;

class AgentImportTest {

  private static final String HEAD = "ten_dang_nhap,ho_ten,ma,xa,nhom,vai_tro,nguoi_thay,gio_truc\n";
  private static final String TWO =
      HEAD
          + "hoa,Nguyễn Thị Hoa,NA-1001,xã Hùng Châu; 16681,nông dân,nhân viên,nam,T2-CN 18:00-20:00\n"
          + "nam,Trần Văn Nam,NA-1002,xa hung chau,,to truong,,\n";

  private final LeadBeans beans = new LeadBeans();
  private final AgentImport agentImport = beans.get(AgentImport.class);
  private final Agents agents = beans.get(Agents.class);

  @AfterEach
  void close() {
    beans.close();
  }

  @Test
  void nothingIsWrittenBeforeItIsAskedFor() {
    assertThat(agentImport.look(TWO)).extracting(AgentImport.Row::fate).containsExactly(Fate.NEW, Fate.NEW);
    assertThat(agents.isEmpty()).isTrue();
  }

  @Test
  void aTableBecomesAgentsWithCommunesGroupsDeputyAndHours() {
    agentImport.write(TWO, userName -> "hash of " + userName);

    Agent hoa = agents.find("hoa").orElseThrow();
    Agent nam = agents.find("nam").orElseThrow();
    assertThat(hoa.communes()).containsExactly("17395", "16681");
    assertThat(hoa.audiences()).isEqualTo(Set.of(Audience.FARMER_TRADER));
    assertThat(hoa.deputy()).isEqualTo(nam.id());
    assertThat(nam.roles()).isEqualTo(Set.of(Agent.Role.SUPERVISOR));
    assertThat(agents.passwordHash("hoa")).contains("hash of hoa");
    Staff staff = beans.get(StaffBook.class).read();
    assertThat(staff.calendar(hoa).hours(java.time.LocalDate.of(2026, 11, 25))).hasToString("[18:00-20:00]");
  }

  @Test
  void asASecondTimeItChangesWhatDiffersAndNeverAPassword() {
    agentImport.write(TWO, userName -> "first");
    String changed = HEAD + "nam,Trần Văn Nam,NA-1002,xã Hùng Châu,,to truong,,\nhoa,Nguyễn Thị Hoà,NA-1001,16681,,,,\n";

    assertThat(agentImport.write(changed, userName -> "second")).extracting(AgentImport.Row::fate).containsExactly(Fate.SAME, Fate.CHANGED);
    assertThat(agents.find("hoa").orElseThrow().fullName()).isEqualTo("Nguyễn Thị Hòa");
    assertThat(agents.passwordHash("hoa")).contains("first");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "an,Lê An,NA-1003,xã Nghi Phogn Xyz,,,,|không có xã 'xã Nghi Phogn Xyz'",
        "an,Lê An,NA-1001,16681,,,,|mã NA-1001 đã là của 'hoa'",
        "an,Lê An,NA1003,16681,,,,|mã 'NA1003' không đúng dạng NA-1234",
        "an,,NA-1003,16681,,,,|thiếu họ tên",
        "Ân Lê,Lê An,NA-1003,16681,,,,|tên đăng nhập 'ân lê'",
        "an,Lê An,NA-1003,16681,người già,,,|không có nhóm 'người già'",
        "an,Lê An,NA-1003,16681,,giám đốc,,|không có vai trò 'giám đốc'",
        "an,Lê An,NA-1003,16681,,,ai đó,|không có người thay 'ai đó'",
        "an,Lê An,NA-1003,16681,,,,T9 07:00-08:00|Not a day",
      })
  void aWrongRowIsNamedWithItsLineAndThenNoRowIsWritten(String row, String reason) {
    agentImport.write(TWO, userName -> "-");

    List<AgentImport.Row> rows = agentImport.write(HEAD + "binh,Lê Bình,NA-1009,16681,,,,\n" + row + "\n", userName -> "-");

    assertThat(rows.getLast().fate()).isEqualTo(Fate.WRONG);
    assertThat(rows.getLast().reason()).startsWith("Dòng 3: ").contains(reason);
    assertThat(agents.find("binh")).isEmpty();
  }

  @Test
  void missingColumnsAreNamed() {
    assertThatThrownBy(() -> agentImport.look("ten,ho_ten\n")).hasMessage("Thiếu cột ten_dang_nhap, ma, xa ở dòng đầu");
  }
}
