package vn.danda.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.danda.channels.ContactId;
import vn.danda.knowledge.Audience;
import vn.danda.store.Sha256;
import vn.danda.store.Sql;

/** The people who sign in, in the database. Passwords go in and out only as hashes. */
@Component
public class Agents {

  private final JdbcClient database;
  private final Clock clock;

  Agents(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Optional<Agent> find(String userName) {
    return database
        .sql("select * from agent where user_name = ?")
        .param(userName.toLowerCase(Locale.ROOT))
        .query(Agents::row)
        .optional();
  }

  public Optional<String> passwordHash(String userName) {
    return database
        .sql("select password_hash from agent where user_name = ? and active")
        .param(userName.toLowerCase(Locale.ROOT))
        .query(String.class)
        .optional();
  }

  /** Changes with the password, the roles and what the account may; empty when it is switched off or not there. */
  public Optional<String> stamp(String userName) {
    return database
        .sql("select password_hash || roles::text || coalesce(code_secret, '') from agent where user_name = ? and active")
        .param(userName.toLowerCase(Locale.ROOT))
        .query(String.class)
        .optional()
        .map(Sha256::hex);
  }

  public void password(UUID agent, String passwordHash) {
    database.sql("update agent set password_hash = ? where agent_id = ?").params(passwordHash, agent).update();
  }

  public void active(UUID agent, boolean active) {
    database.sql("update agent set active = ? where agent_id = ?").params(active, agent).update();
  }

  public List<Agent> all() {
    return database.sql("select * from agent order by full_name").query(Agents::row).list();
  }

  public boolean isEmpty() {
    return database.sql("select count(*) from agent where agent_id <> ?").param(Agent.DESK).query(Integer.class).single() == 0;
  }

  /** Adds an account, or changes the one of this user name. */
  public void save(Agent agent, String passwordHash) {
    database
        .sql(
            """
            insert into agent (agent_id, user_name, password_hash, full_name, code, roles, communes, active, demo,
              created_at, audiences, deputy_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (user_name) do update set
              password_hash = excluded.password_hash, full_name = excluded.full_name, roles = excluded.roles,
              communes = excluded.communes, active = excluded.active, audiences = excluded.audiences,
              deputy_id = excluded.deputy_id
            """)
        .params(Sql.values(
            agent.id(),
            agent.userName().toLowerCase(Locale.ROOT),
            passwordHash,
            agent.fullName(),
            agent.code(),
            names(agent.roles()),
            agent.communes().toArray(String[]::new),
            agent.active(),
            agent.demo(),
            Timestamp.from(clock.instant()),
            agent.audiences().stream().map(Audience::key).toArray(String[]::new),
            agent.deputy()))
        .update();
  }

  /** Changes who and where an agent is; the password, the deputy and the chat stay. */
  void change(Agent agent) {
    database
        .sql("update agent set full_name = ?, code = ?, roles = ?, communes = ?, audiences = ?, active = ? where agent_id = ?")
        .params(
            agent.fullName(),
            agent.code(),
            names(agent.roles()),
            agent.communes().toArray(String[]::new),
            agent.audiences().stream().map(Audience::key).toArray(String[]::new),
            agent.active(),
            agent.id())
        .update();
  }

  void deputy(UUID agent, @Nullable UUID deputy) {
    database.sql("update agent set deputy_id = ? where agent_id = ?").params(Sql.values(deputy, agent)).update();
  }

  private static String[] names(Set<Agent.Role> roles) {
    return roles.stream().map(role -> role.name().toLowerCase(Locale.ROOT)).toArray(String[]::new);
  }

  /** Outside demo mode nobody may sign in with a password that is shown on a page. */
  public int switchDemoAccounts(boolean on) {
    return database.sql("update agent set active = ? where demo and active <> ?").params(on, on).update();
  }

  private static Agent row(ResultSet row, int number) throws SQLException {
    Set<Agent.Role> roles =
        Arrays.stream((String[]) row.getArray("roles").getArray())
            .map(role -> Agent.Role.valueOf(role.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    return new Agent(
        row.getObject("agent_id", UUID.class),
        row.getString("user_name"),
        row.getString("full_name"),
        row.getString("code"),
        roles,
        List.of((String[]) row.getArray("communes").getArray()),
        row.getBoolean("active"),
        row.getBoolean("demo"),
        Arrays.stream((String[]) row.getArray("audiences").getArray()).map(Audience::of).collect(Collectors.toSet()),
        row.getObject("deputy_id", UUID.class),
        Optional.ofNullable(row.getString("desk")).map(ContactId::parse).orElse(null));
  }
}
