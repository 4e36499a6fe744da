import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Consoles at work in a big office. {@code Consoles fill|work|plans URL JDBC PASSWORD …}, see {@code consoles.sh}.
 *
 * <p>fill: so many conversations with two messages each way and a lead each, over the real communes and 200 agents. work:
 * so many signed-in people who look at today's work, page through lists and search, with time to think; every open page asks
 * for news every three seconds. plans: how PostgreSQL answers the queries of each page.
 */
public final class Consoles {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern NEXT = Pattern.compile("rel=\"next\"[^>]*href=\"([^\"]+)\"");
  private static final Pattern SEEN = Pattern.compile("/console/today/lists\\?seen=([0-9a-f]+)");

  private static final List<String> NAMES = List.of("nguyen", "hanh", "Trần Thị", "le van", "thuy", "Phạm Hương", "minh", "hoang an");
  private static final List<String> WORDS = List.of("dong thang", "chợ", "rut mot lan", "buôn bán", "luong huu", "ho ngheo", "cho sò");

  private final String url;
  private final Map<String, ConcurrentLinkedQueue<Long>> took = new ConcurrentHashMap<>();
  private final AtomicInteger failed = new AtomicInteger();

  private Consoles(String url) {
    this.url = url;
  }

  public static void main(String[] arguments) throws Exception {
    String url = arguments[1];
    if (!url.startsWith("http://127.0.0.1:") || !arguments[2].startsWith("jdbc:postgresql://127.0.0.1:")) {
      throw new IllegalArgumentException("Only this machine may be measured");
    }
    switch (arguments[0]) {
      case "fill" -> fill(arguments[2], arguments[3], Integer.parseInt(arguments[4]), Path.of(arguments[5]));
      case "work" -> new Consoles(url).work(Integer.parseInt(arguments[4]), Duration.ofSeconds(Integer.parseInt(arguments[5])));
      case "plans" -> new Consoles(url).plans(arguments[2], arguments[3], Path.of(arguments[4]), Path.of(arguments[5]));
      default -> throw new IllegalArgumentException("fill, work or plans, not " + arguments[0]);
    }
  }

  // ---------------------------------------------------------------------------------------------------------- fill

  private static void fill(String jdbc, String password, int conversations, Path communesFile) throws SQLException, IOException {
    String communes = String.join(",", Files.readAllLines(communesFile).stream().skip(1).map(line -> line.split(",")[0]).toList());
    try (Connection database = DriverManager.getConnection(jdbc, "danda", password);
        Statement sql = database.createStatement()) {
      long began = System.nanoTime();
      sql.execute("set synchronous_commit = off");
      sql.execute("set maintenance_work_mem = '256MB'");
      sql.execute("create temp table place as select row_number() over () - 1 as n, code from unnest(string_to_array('" + communes + "', ',')) as code");
      // 190 agents of one or two communes, 8 supervisors of ten, 2 for the whole office; all sign in as "hoa" does.
      sql.execute(
          """
          insert into agent (agent_id, user_name, password_hash, full_name, code, roles, communes, created_at)
          select gen_random_uuid(), 'load' || i, (select password_hash from agent where user_name = 'hoa'), 'Nhân viên ' || i,
            'LD-' || lpad(i::text, 4, '0'), case when i < 190 then '{agent}' when i < 198 then '{supervisor}' else '{office}' end::text[],
            case when i < 190 then array(select code from place where n = i % 130 or (i % 3 = 0 and n = (i * 7) % 130))
              when i < 198 then array(select code from place where n / 16 = i - 190) else '{}' end, now()
          from generate_series(0, 199) as i
          """);
      List<String> indexes = new ArrayList<>();
      try (ResultSet found =
          sql.executeQuery(
              "select indexname, indexdef from pg_indexes where tablename in ('message', 'lead', 'contact') and indexdef not like 'CREATE UNIQUE%'")) {
        while (found.next()) {
          indexes.add(found.getString("indexname") + "\n" + found.getString("indexdef"));
        }
      }
      for (String index : indexes) {
        sql.execute("drop index " + index.split("\n")[0]);
      }
      String names =
          """
          (array['Nguyễn','Nguyễn','Nguyễn','Trần','Lê','Phạm','Hoàng','Phan','Vũ','Đặng','Bùi','Hồ','Cao','Đậu'])[1 + abs(hashint4(i)) % 14] || ' ' ||
          (array['Thị','Văn','Thị','Đức','Hữu','Thị Thu','Văn Minh','Thị Hồng'])[1 + abs(hashint4(i + 7)) % 8] || ' ' ||
          (array['Hạnh','Hương','Thuỷ','An','Minh','Bình','Lan','Tâm','Đông','Sơn','Yến','Quý','Thắng','Nga','Hoà','Phượng','Tuấn','Huệ','Dũng','Mai'])[1 + abs(hashint4(i + 13)) % 20]
          """;
      sql.execute(
          "insert into contact (contact_id, channel, display_name, first_seen_at, last_seen_at) select 'web:load-' || i, 'web', " + names
              + ", now() - i * interval '1 minute', now() - i * interval '1 minute' from generate_series(1, " + conversations + ") as i");
      sql.execute(
          "insert into conversation (contact_id, holder, version, changed_at) select 'web:load-' || i, 'bot', 1, now() from generate_series(1, "
              + conversations + ") as i");
      sql.execute(
          "insert into consent (consent_id, contact_id, purpose, wording_version, given_at) select 'load-' || i, 'web:load-' || i, 'call_back', '1', now() from generate_series(1, "
              + conversations + ") as i");
      // The newest 3 % wait, the next 5 % are being seen to, all others are closed.
      sql.execute(
          """
          insert into lead (lead_id, contact_id, consent_id, person_name, phone, commune_code, commune_text, best_time, audience,
            asked, status, opened_at, taken_at, closed_at, agent_id, responsible_id, next_step, due_at, look_at, outcome)
          select gen_random_uuid(), 'web:load-' || i, 'load-' || i, %s, '09' || lpad((abs(hashint4(i * 3)) %% 100000000)::text, 8, '0'),
            place.code, 'Xã ' || place.code, 'Buổi tối', 'farmer_trader', array['mỗi tháng đóng bao nhiêu'],
            case when i < :n * 0.03 then 'open' when i < :n * 0.08 then 'taken' else 'closed' end,
            now() - i * interval '1 minute', case when i < :n * 0.03 then null else now() end,
            case when i < :n * 0.08 then null else now() end,
            case when i < :n * 0.03 then null else someone.agent_id end, someone.agent_id,
            case when i < :n * 0.08 then 'call' else 'none' end, now() + interval '1 day', now() + interval '10 years',
            case when i < :n * 0.08 then null else 'joined' end
          from generate_series(1, :n) as i join place on place.n = i %% 130
          join agent someone on someone.user_name = 'load' || (i %% 130 + case when i %% 130 < 60 and i %% 2 = 0 then 130 else 0 end)
          """
              .replace(":n", Integer.toString(conversations))
              .formatted(names));
      sql.execute(
          """
          insert into message (message_id, contact_id, author, body, said_at)
          select 'load-' || i || '-' || m, 'web:load-' || i, case when m %% 2 = 0 then 'contact' else 'bot' end,
            case when m %% 2 = 1 then 'Dạ, mức đóng thấp nhất hiện nay em gửi anh/chị xem, được nhà nước hỗ trợ thêm ạ.' else
            (array['Em bán hàng ở chợ ','Mỗi tháng đóng bao nhiêu hả em, nhà ở ','Chị muốn rút một lần, ','Hộ nghèo thì được hỗ trợ không, ở ',
              'Lương hưu sau này được mấy đồng, ','Buôn bán nhỏ có đóng được không, '])[1 + abs(hashint4(i + m)) %% 6] ||
            (array['Sò','Vinh','Đô Lương','Diễn Châu','Quỳnh Lưu','Con Cuông','Hưng Nguyên','Nam Đàn'])[1 + abs(hashint4(i * 5 + m)) %% 8] || ' ' || i end,
            now() - i * interval '1 minute' + m * interval '5 seconds'
          from generate_series(1, %d) as i, generate_series(0, 3) as m
          """
              .formatted(conversations));
      for (String index : indexes) {
        sql.execute(index.split("\n")[1]);
      }
      sql.execute("vacuum analyze");
      System.out.printf("filled: %d conversations and leads, %d messages in %d s%n", conversations, conversations * 4L, (System.nanoTime() - began) / 1_000_000_000);
    }
  }

  // ---------------------------------------------------------------------------------------------------------- work

  private void work(int consoles, Duration duration) throws Exception {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < consoles; i++) {
      // Of every 20, one supervises and one sees everything.
      int account = i % 20 == 0 ? 198 + i / 20 % 2 : i % 20 == 1 ? 190 + i / 20 % 8 : i;
      people.add(new Person("load" + account));
    }
    // Checking a password costs on purpose: not all at once.
    Semaphore few = new Semaphore(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends java.util.concurrent.Future<?>> signedIn =
          people.stream().map(person -> threads.submit(() -> {
            few.acquire();
            try {
              person.signIn();
            } finally {
              few.release();
            }
            return null;
          })).toList();
      for (var one : signedIn) {
        one.get();
      }
      System.out.printf("%d consoles are signed in%n", consoles);
      // Once around, so that what is measured is an office at work and not one that opens.
      run(threads, people, Duration.ofSeconds(10));
      took.clear();
      failed.set(0);
      run(threads, people, duration);
    }
    report(duration);
  }

  private static void run(java.util.concurrent.ExecutorService threads, List<Person> people, Duration duration) throws Exception {
    long until = System.nanoTime() + duration.toNanos();
    List<java.util.concurrent.Future<?>> working = new ArrayList<>();
    for (Person person : people) {
      working.add(threads.submit(() -> person.asksForNews(until)));
      working.add(threads.submit(() -> person.works(until)));
    }
    for (var one : working) {
      one.get();
    }
  }

  private void report(Duration duration) {
    System.out.println("| page | requests | p50 ms | p95 ms | p99 ms |");
    System.out.println("| --- | --- | --- | --- | --- |");
    took.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            page -> {
              long[] sorted = page.getValue().stream().mapToLong(Long::longValue).sorted().toArray();
              System.out.printf(
                  "| %s | %d | %d | %d | %d |%n", page.getKey(), sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
            });
    long all = took.values().stream().mapToLong(ConcurrentLinkedQueue::size).sum();
    System.out.printf("%d requests, %.0f a second, %d failed%n", all, all / (double) duration.toSeconds(), failed.get());
    if (failed.get() > 0) {
      System.exit(1);
    }
  }

  private static long at(long[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1000;
  }

  /** One signed-in browser. */
  private final class Person {
    private final String userName;
    private final HttpClient browser =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    private volatile String seen = "";
    private String next = "";

    Person(String userName) {
      this.userName = userName;
    }

    void signIn() throws Exception {
      Matcher token = TOKEN.matcher(get("/sign-in").body());
      if (!token.find()) {
        throw new IllegalStateException("No form to sign in with");
      }
      String form = "username=" + userName + "&password=demo-hoa&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/sign-in"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
      if (!answer.uri().getPath().startsWith("/console")) {
        throw new IllegalStateException(userName + " could not sign in: " + answer.uri());
      }
    }

    Void asksForNews(long until) throws Exception {
      Thread.sleep(ThreadLocalRandom.current().nextInt(3000));
      while (System.nanoTime() < until) {
        see(timed("news of today", "/console/today/lists?seen=" + seen));
        Thread.sleep(3000);
      }
      return null;
    }

    Void works(long until) throws Exception {
      Random random = new Random(userName.hashCode());
      Thread.sleep(random.nextInt(6000));
      while (System.nanoTime() < until) {
        switch (random.nextInt(10)) {
          case 0 -> see(timed("today", "/console/today"));
          case 1 -> timed("queue", "/console");
          case 2 -> list(timed("list, waiting", "/console/leads?which=open"));
          case 3 -> list(timed("list, being seen to", "/console/leads?which=taken"));
          case 4 -> list(timed("list, closed", "/console/leads?which=closed"));
          case 5 -> {
            if (!next.isEmpty()) {
              list(timed("list, next page", next));
            }
          }
          case 6, 7 -> timed("search, name", "/console/leads?q=" + encoded(NAMES.get(random.nextInt(NAMES.size()))));
          case 8 -> timed("search, end of a phone number", "/console/leads?q=" + (100 + random.nextInt(900)) + random.nextInt(10));
          default -> timed("search, words they wrote", "/console/leads?q=" + encoded(WORDS.get(random.nextInt(WORDS.size()))));
        }
        Thread.sleep(2000 + random.nextInt(8000));
      }
      return null;
    }

    private void see(String body) {
      Matcher matcher = SEEN.matcher(body);
      if (matcher.find()) {
        seen = matcher.group(1);
      }
    }

    private void list(String body) {
      Matcher matcher = NEXT.matcher(body);
      next = matcher.find() ? matcher.group(1).replace("&amp;", "&") : "";
    }

    private String timed(String page, String path) throws Exception {
      long began = System.nanoTime();
      HttpResponse<String> answer = get(path);
      if (answer.statusCode() >= 300 || answer.uri().getPath().equals("/sign-in")) {
        failed.incrementAndGet();
      }
      took.computeIfAbsent(page, key -> new ConcurrentLinkedQueue<>()).add((System.nanoTime() - began) / 1000);
      return answer.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
      return browser.send(HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  // ---------------------------------------------------------------------------------------------------------- plans

  /** Has PostgreSQL explain what it does while each page is asked for once by an agent and by the office. */
  private void plans(String jdbc, String password, Path log, Path into) throws Exception {
    try (Connection database = DriverManager.getConnection(jdbc, "danda", password);
        Statement sql = database.createStatement()) {
      for (String setting :
          List.of(
              "session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on",
              "auto_explain.log_buffers = on", "auto_explain.log_parameter_max_length = 0", "log_min_error_statement = error")) {
        sql.execute("alter system set " + setting);
      }
      sql.execute("select pg_reload_conf()");
      // Only new connections take it up.
      sql.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'");
      Thread.sleep(2000);
      StringBuilder all = new StringBuilder();
      for (String who : List.of("load7", "load199")) {
        Person person = new Person(who);
        person.signIn();
        for (String path :
            List.of("/console/today", "/console", "/console/leads?which=open", "/console/leads?which=closed", "/console/leads?q=nguyen", "/console/leads?q=4321", "/console/leads?q=dong+thang")) {
          long before = Files.size(log);
          person.get(path);
          Thread.sleep(300);
          byte[] bytes = Files.readAllBytes(log);
          String said = new String(Arrays.copyOfRange(bytes, (int) before, bytes.length), StandardCharsets.UTF_8);
          all.append("\n# ").append(who).append(' ').append(path).append('\n').append(said);
        }
      }
      Files.writeString(into, all);
      sql.execute("alter system reset all");
      sql.execute("select pg_reload_conf()");
    }
    System.out.println("plans are in " + into);
  }
}
