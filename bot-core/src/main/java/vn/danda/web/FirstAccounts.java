package vn.danda.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.danda.knowledge.place.Commune;
import vn.danda.knowledge.place.Communes;
import vn.danda.lead.Agent;
import vn.danda.lead.Agent.Role;
import vn.danda.lead.Agents;
import vn.danda.lead.StaffBook;

/**
 * Who can sign in after the first start. In demo mode a few accounts whose passwords are shown on the sign-in page and
 * in the log; otherwise one administrator, whose password is printed once, and the demo accounts are switched off.
 */
@Component
class FirstAccounts {

  /** An account for trying things out; never active outside demo mode. */
  record Demo(String userName, String password, String fullName, String code, Set<Role> roles, String what) {}

  static final List<Demo> DEMO =
      List.of(
          new Demo("hoa", "demo-hoa", "Nguyễn Thị Hoa", "NA-0001", Set.of(Role.AGENT), "nhân viên thu"),
          new Demo("nam", "demo-nam", "Trần Văn Nam", "NA-0002", Set.of(Role.AGENT), "cộng tác viên"),
          new Demo("lan", "demo-lan", "Lê Thị Lan", "NA-0003", Set.of(Role.CONTENT, Role.AGENT), "biên tập nội dung"),
          new Demo("tam", "demo-tam", "Phan Thị Tâm", "NA-0004", Set.of(Role.SUPERVISOR, Role.OFFICE), "tổ trưởng, văn phòng"),
          new Demo("mai", "demo-mai", "Võ Thị Mai", "NA-0005", Set.of(Role.CONTENT), "duyệt nội dung"),
          new Demo("quan", "demo-quan", "Hồ Văn Quân", "NA-0006", Set.of(Role.ADMINISTRATOR), "quản trị"));

  private static final Logger log = LoggerFactory.getLogger(FirstAccounts.class);

  private final boolean demo;

  FirstAccounts(
      @Value("${danda.demo}") boolean demo, Agents agents, StaffBook staff, PasswordEncoder passwords, Communes communes) {
    this.demo = demo;
    if (demo) {
      DEMO.stream().filter(account -> agents.find(account.userName()).isEmpty()).forEach(account -> add(account, agents, passwords, communesOf(account, communes)));
      agents.switchDemoAccounts(true);
      staff.readAnew();
      DEMO.forEach(account -> log.info("demo account: {} / {} ({})", account.userName(), account.password(), account.what()));
      return;
    }
    if (agents.switchDemoAccounts(false) > 0) {
      log.info("demo accounts are switched off");
    }
    if (agents.find("admin").isEmpty()) {
      addAdministrator(agents, passwords);
    }
  }

  /** The accounts to show on the sign-in page; none outside demo mode. */
  List<Demo> shown() {
    return demo ? DEMO : List.of();
  }

  /** In demo mode the two who take leads share the province: every other commune each. */
  private static List<String> communesOf(Demo account, Communes communes) {
    int remainder = account.userName().equals("hoa") ? 0 : account.userName().equals("nam") ? 1 : -1;
    List<Commune> all = communes.all();
    return IntStream.range(0, all.size()).filter(i -> i % 2 == remainder).mapToObj(i -> all.get(i).code()).toList();
  }

  private static void add(Demo account, Agents agents, PasswordEncoder passwords, List<String> communes) {
    UUID id = UUID.nameUUIDFromBytes(("demo:" + account.userName()).getBytes(StandardCharsets.UTF_8));
    agents.save(
        new Agent(
            id, account.userName(), account.fullName(), account.code(), account.roles(), communes, true, true),
        passwords.encode(account.password()));
  }

  private static void addAdministrator(Agents agents, PasswordEncoder passwords) {
    byte[] random = new byte[12];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    agents.save(
        new Agent(
            UUID.randomUUID(), "admin", "Quản trị", "NA-0000", Set.of(Role.values()), List.of(), true, false),
        passwords.encode(password));
    // Printed, not logged: it must not end up in a log store.
    System.out.println("\n  Tài khoản quản trị (chỉ hiện một lần / shown once):  admin  /  " + password + "\n");
  }
}
