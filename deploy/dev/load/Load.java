import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * People on Telegram and Telegram itself, in one process, so that every message that goes in and every reply that comes
 * out is seen on one clock. {@code java Load.java --hook http://127.0.0.1:8080/webhooks/telegram [--option value ...]};
 * the server's DANDA_TELEGRAM_API_URL must be this tool's port, its webhook secret {@code test-secret}.
 *
 * <p>First one person walks through the questions and the tool learns what comes back. Then messages fall due at a fixed
 * rate, whether the server keeps up or not (open model); a reply's time counts from when its message was due, so that a
 * server that stalls is seen to stall. As at Telegram: at most 40 requests at once, the next of a chat only after a 2xx,
 * again after a second otherwise.
 *
 * <pre>
 * --rate 200  --seconds 30  --warmup 5   messages a second, for how long, of which the first do not count
 * --closed K                             K people who write as soon as the reply is there: what it can do at most
 * --api-port 8181  --api-delay-ms 5      the network's API and how long each call takes
 * --twice-every K  --forge-every K       every Kth update is delivered twice; one with a wrong secret beside it
 * --api-500-every K  --api-429-every K   every Kth call is answered so
 * --pid P                                CPU seconds and memory of this process, without and with its children
 * --label NAME  --grace 10               name in the output; how long is waited for what is missing
 * </pre>
 *
 * Ends with 2 when anything was lost, doubled, out of order, sent to somebody else, or a forged message was answered.
 */
public final class Load {

  private static final String SECRET = "test-secret";
  private static final int CONNECTIONS = 40;
  private static final long GAP_NANOS = 3_000_000_000L;
  private static final Pattern CHAT = Pattern.compile("\"chat_id\":\"?(-?\\d+)");
  private static final Pattern TEXT = Pattern.compile("\"text\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** As people ask; each is answered with something else. */
  private static final List<String> QUESTIONS =
      List.of(
          "Mỗi tháng đóng thấp nhất là bao nhiêu?",
          "Nhà nước hỗ trợ bao nhiêu phần trăm?",
          "Đóng ở đâu?",
          "Có được rút một lần không?",
          "Bao nhiêu tuổi thì được nghỉ hưu?",
          "Có được hưởng thai sản không?",
          "Bảo hiểm xã hội tự nguyện là gì?",
          "Đóng mức cao nhất là bao nhiêu?",
          "Cần giấy tờ gì để đăng ký?",
          "Ngừng đóng một thời gian có sao không?");

  private final Map<String, String> options = new HashMap<>();
  private final Http.Client hook;
  private final String path;
  private final Semaphore connections = new Semaphore(CONNECTIONS);
  private final Map<Long, Chat> chats = new ConcurrentHashMap<>();
  private final List<String> questions = new ArrayList<>();
  private final List<String> marks = new ArrayList<>();
  private final AtomicLong updateId = new AtomicLong(System.currentTimeMillis() % 1_000_000_000L);
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger doubled = new AtomicInteger();
  private final AtomicInteger outOfOrder = new AtomicInteger();
  private final AtomicInteger misrouted = new AtomicInteger();
  private final AtomicInteger forgedAnswered = new AtomicInteger();
  private final AtomicInteger forgedTaken = new AtomicInteger();
  private final AtomicInteger replied = new AtomicInteger();
  private final Times replyTimes = new Times();
  private final Times ackTimes = new Times();
  private final Times lag = new Times();
  private volatile long countFrom = Long.MAX_VALUE;
  private volatile boolean faulty;

  /** One person: when each question was due, which replies have come. */
  private static final class Chat {
    final boolean forged;
    final long[] due;
    final boolean[] came;
    int furthest = -1;
    int waiting;
    final List<String> learnt = new ArrayList<>();
    final Semaphore turn = new Semaphore(1, true);
    volatile Runnable onReply = () -> {};

    Chat(int size, boolean forged) {
      this.forged = forged;
      this.due = new long[size];
      this.came = new boolean[size];
    }
  }

  public static void main(String[] arguments) {
    if (arguments.length < 2) {
      System.err.println("java Load.java --hook http://127.0.0.1:8080/webhooks/telegram [--option value ...]");
      System.exit(64);
    }
    boolean good;
    try {
      good = new Load(arguments).run();
    } catch (Exception e) {
      e.printStackTrace();
      good = false;
    }
    System.exit(good ? 0 : 2);
  }

  private Load(String[] arguments) throws IOException {
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i].substring(2), arguments[i + 1]);
    }
    URI url = URI.create(options.get("hook"));
    hook = new Http.Client(url, 30_000);
    path = url.getPath();
    Http.serve(number("api-port", 8181), this::call);
  }

  private int number(String name, int otherwise) {
    return Integer.parseInt(options.getOrDefault(name, Integer.toString(otherwise)));
  }

  // ------------------------------------------------------------------ the network's API

  private Http.Answer call(Http.Message request) throws InterruptedException {
    int delay = number("api-delay-ms", 5);
    if (!request.path().toLowerCase(Locale.ROOT).endsWith("/sendmessage")) {
      return new Http.Answer(200, "{\"ok\":true,\"result\":true}");
    }
    int n = calls.incrementAndGet();
    if (faulty && n % number("api-429-every", Integer.MAX_VALUE) == 0) {
      return new Http.Answer(429, "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\",\"parameters\":{\"retry_after\":1}}");
    }
    if (faulty && n % number("api-500-every", Integer.MAX_VALUE) == 0) {
      return new Http.Answer(500, "{\"ok\":false,\"error_code\":500,\"description\":\"Internal Server Error\"}");
    }
    note(request.text());
    Thread.sleep(delay);
    return new Http.Answer(200, "{\"ok\":true,\"result\":{\"message_id\":" + n + ",\"date\":1,\"chat\":{\"id\":1,\"type\":\"private\"}}}");
  }

  private void note(String body) {
    long now = System.nanoTime();
    Matcher chatId = CHAT.matcher(body);
    Chat chat = chatId.find() ? chats.get(Long.parseLong(chatId.group(1))) : null;
    String mark = mark(body);
    if (chat == null) {
      misrouted.incrementAndGet();
      return;
    }
    if (chat.forged) {
      forgedAnswered.incrementAndGet();
      return;
    }
    synchronized (chat) {
      chat.learnt.add(mark);
      int index = marks.indexOf(mark);
      if (marks.isEmpty()) {
        return;
      }
      if (index < 0 || chat.due[index] == 0) {
        misrouted.incrementAndGet();
        return;
      }
      if (chat.came[index]) {
        doubled.incrementAndGet();
        return;
      }
      chat.came[index] = true;
      outOfOrder.addAndGet(index < chat.furthest ? 1 : 0);
      chat.furthest = Math.max(chat.furthest, index);
      if (chat.due[index] >= countFrom) {
        replied.incrementAndGet();
        replyTimes.add(now - chat.due[index]);
      }
    }
    chat.onReply.run();
  }

  /** The longest text of the body, letters only: buttons have short ones. */
  private static String mark(String body) {
    String longest = "";
    for (Matcher text = TEXT.matcher(body); text.find(); ) {
      longest = text.group(1).length() > longest.length() ? text.group(1) : longest;
    }
    StringBuilder letters = new StringBuilder();
    longest.replaceAll("\\\\.", " ").codePoints().filter(Character::isLetter).limit(120).forEach(letters::appendCodePoint);
    return letters.toString();
  }

  // ------------------------------------------------------------------ the people

  /**
   * One person asks everything; what has a reply of its own is asked by all, after a second person has walked through
   * just that: what was asked before may change a reply.
   */
  private void learn() throws InterruptedException {
    List<String> chosen = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    walk(6_000_000_000L, QUESTIONS).forEach((question, came) -> {
      if (came.size() == 1 && !seen.contains(came.getFirst())) {
        seen.add(came.getFirst());
        chosen.add(question);
      }
    });
    if (chosen.size() < 3) {
      throw new IllegalStateException("Only to " + chosen + " came a reply of its own within ten seconds");
    }
    List<String> found = new ArrayList<>();
    walk(6_000_000_001L, chosen).forEach((question, came) -> {
      if (came.size() != 1 || found.contains(came.getFirst())) {
        throw new IllegalStateException("To '" + question + "' came " + came + "; one reply of its own is needed");
      }
      found.add(came.getFirst());
    });
    questions.addAll(chosen);
    marks.addAll(found);
  }

  private Map<String, List<String>> walk(long firstId, List<String> asked) throws InterruptedException {
    long id = firstId + updateId.get() % 100_000 * 10;
    Chat chat = new Chat(asked.size(), false);
    chats.put(id, chat);
    Map<String, List<String>> replies = new LinkedHashMap<>();
    for (String question : asked) {
      int before = chat.learnt.size();
      deliver(id, chat, question, SECRET, System.nanoTime());
      for (int waited = 0; waited < 200 && chat.learnt.size() == before; waited++) {
        Thread.sleep(50);
      }
      Thread.sleep(300);
      replies.put(question, List.copyOf(chat.learnt.subList(before, chat.learnt.size())));
    }
    return replies;
  }

  private boolean run() throws Exception {
    learn();
    faulty = true;
    long pid = Long.parseLong(options.getOrDefault("pid", "0"));
    long began = System.nanoTime() + 200_000_000L;
    int seconds = number("seconds", 30);
    int warmup = number("warmup", 5);
    countFrom = began + warmup * 1_000_000_000L;
    long end = countFrom + seconds * 1_000_000_000L;
    Thread writing = Thread.ofPlatform().start(options.containsKey("closed") ? () -> closed(end) : () -> open(began, end));
    sleepUntil(countFrom);
    double aloneBefore = Processes.cpuSeconds(pid);
    double familyBefore = Processes.familyCpuSeconds(pid);
    sleepUntil(end);
    double alone = Processes.cpuSeconds(pid) - aloneBefore;
    double family = Processes.familyCpuSeconds(pid) - familyBefore;
    int inTime = replied.get();
    writing.join();
    long lost = awaitRest(end + number("grace", 10) * 1_000_000_000L);
    print(seconds, inTime, lost, pid == 0 ? "" : cost(inTime, alone, family, pid));
    return lost + doubled.get() + outOfOrder.get() + misrouted.get() + forgedAnswered.get() + forgedTaken.get() == 0;
  }

  private void open(long began, long end) {
    int rate = number("rate", 200);
    long people = Math.max(1, rate * GAP_NANOS / 1_000_000_000L);
    int twice = number("twice-every", Integer.MAX_VALUE);
    int forge = number("forge-every", Integer.MAX_VALUE);
    long first = 6_100_000_000L + ThreadLocalRandom.current().nextInt(100) * 1_000_000L;
    for (long n = 0; ; n++) {
      long due = began + n * 1_000_000_000L / rate;
      if (due >= end) {
        return;
      }
      sleepUntil(due);
      lag.add(System.nanoTime() - due);
      int index = (int) (n / people % questions.size());
      long id = first + n / (people * questions.size()) * people + n % people;
      Chat chat = chats.computeIfAbsent(id, key -> new Chat(questions.size(), false));
      chat.due[index] = due;
      boolean alsoAgain = n % twice == twice - 1;
      Thread.ofVirtual().start(() -> deliver(id, chat, questions.get(index), SECRET, due, alsoAgain));
      if (n % forge == forge - 1) {
        Thread.ofVirtual().start(this::forge);
      }
    }
  }

  private void closed(long end) {
    int people = number("closed", 32);
    long first = 6_900_000_000L;
    AtomicLong next = new AtomicLong(first);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      threads.add(Thread.ofVirtual().start(() -> {
        while (System.nanoTime() < end) {
          long id = next.getAndIncrement();
          Chat chat = new Chat(questions.size(), false);
          Semaphore came = new Semaphore(0);
          chat.onReply = came::release;
          chats.put(id, chat);
          for (int q = 0; q < questions.size() && System.nanoTime() < end; q++) {
            chat.due[q] = System.nanoTime();
            deliver(id, chat, questions.get(q), SECRET, chat.due[q]);
            try {
              came.tryAcquire(10, java.util.concurrent.TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              return;
            }
          }
        }
      }));
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void deliver(long id, Chat chat, String text, String secret, long due) {
    deliver(id, chat, text, secret, due, false);
  }

  private void deliver(long id, Chat chat, String text, String secret, long due, boolean alsoAgain) {
    byte[] update = update(id, text);
    try {
      chat.turn.acquire();
      while (!taken(update, secret, due)) {
        Thread.sleep(1000);
      }
      chat.turn.release();
      delivered.incrementAndGet();
      if (alsoAgain) {
        taken(update, secret, Long.MAX_VALUE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean taken(byte[] update, String secret, long due) throws InterruptedException {
    connections.acquire();
    String answer;
    boolean good = false;
    try {
      int status = hook.post(path, Map.of("X-Telegram-Bot-Api-Secret-Token", secret), update).status();
      good = status / 100 == 2;
      answer = Integer.toString(status);
      if (good && due >= countFrom && due < Long.MAX_VALUE) {
        ackTimes.add(System.nanoTime() - due);
      }
    } catch (IOException e) {
      answer = "broken off";
    } finally {
      connections.release();
    }
    answers.computeIfAbsent(answer, key -> new AtomicInteger()).incrementAndGet();
    return good;
  }

  private void forge() {
    long id = 7_900_000_000L + ThreadLocalRandom.current().nextInt(1_000_000);
    chats.put(id, new Chat(questions.size(), true));
    try {
      forgedTaken.addAndGet(taken(update(id, QUESTIONS.getFirst()), "wrong-" + SECRET, Long.MAX_VALUE) ? 1 : 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] update(long chat, String text) {
    long id = updateId.incrementAndGet();
    return ("{\"update_id\":" + id + ",\"message\":{\"message_id\":" + id % 1_000_000_000 + ",\"date\":" + System.currentTimeMillis() / 1000
        + ",\"text\":\"" + text + "\",\"from\":{\"id\":" + chat + ",\"is_bot\":false,\"first_name\":\"Khách\"},\"chat\":{\"id\":" + chat
        + ",\"type\":\"private\",\"first_name\":\"Khách\"}}}").getBytes(UTF_8);
  }

  // ------------------------------------------------------------------ counting

  /** How many replies are missing when nothing is expected any more or the time is over. */
  private long awaitRest(long until) throws InterruptedException {
    long missing = missing();
    while (missing > 0 && System.nanoTime() < until) {
      Thread.sleep(100);
      missing = missing();
    }
    Thread.sleep(500);
    return missing();
  }

  private long missing() {
    long missing = 0;
    for (Chat chat : chats.values()) {
      for (int q = 0; q < chat.due.length; q++) {
        missing += chat.due[q] != 0 && !chat.came[q] ? 1 : 0;
      }
    }
    return missing;
  }

  private static String cost(int replies, double alone, double family, long pid) {
    double per = 10_000.0 / Math.max(1, replies);
    return String.format(
        Locale.ROOT,
        " | CPU %.2f s per 10,000 (%.2f with its stores), %d MB (%d MB)",
        alone * per, family * per, Processes.megabytes(pid), Processes.familyMegabytes(pid));
  }

  private void print(int seconds, int inTime, long lost, String cost) {
    String what = options.containsKey("closed") ? "closed " + number("closed", 32) : number("rate", 200) + "/s";
    System.out.printf(Locale.ROOT,
        "| %-22s | %-9s | %7.1f/s | reply p50 %6.1f p99 %7.1f max %7.1f ms | 200 p50 %5.1f p99 %6.1f max %7.1f ms | lost %d twice %d order %d misrouted %d forged %d/%d | %s%s |%n",
        options.getOrDefault("label", "-"), what, (double) inTime / seconds,
        replyTimes.millis(.5), replyTimes.millis(.99), replyTimes.millis(1), ackTimes.millis(.5), ackTimes.millis(.99), ackTimes.millis(1),
        lost, doubled.get(), outOfOrder.get(), misrouted.get(), forgedTaken.get(), forgedAnswered.get(), new TreeMap<>(answers),
        cost);
    if (lag.millis(.99) > 20) {
      System.out.printf(Locale.ROOT, "  (this tool itself was late: p99 %.1f ms)%n", lag.millis(.99));
    }
  }

  private static void sleepUntil(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Durations; kept whole, a run has some hundred thousand. */
  private static final class Times {
    private long[] nanos = new long[1024];
    private int size;

    synchronized void add(long one) {
      if (size == nanos.length) {
        nanos = Arrays.copyOf(nanos, size * 2);
      }
      nanos[size++] = one;
    }

    synchronized double millis(double share) {
      long[] sorted = Arrays.copyOf(nanos, size);
      Arrays.sort(sorted);
      return size == 0 ? 0 : sorted[Math.min(size - 1, (int) Math.ceil(share * size) - 1 < 0 ? 0 : (int) Math.ceil(share * size) - 1)] / 1e6;
    }
  }

  /** From /proc. A process that is gone counts nothing. */
  private static final class Processes {
    private Processes() {}

    static double familyCpuSeconds(long pid) {
      return family(pid).stream().mapToDouble(Processes::cpuSeconds).sum();
    }

    static long familyMegabytes(long pid) {
      return family(pid).stream().mapToLong(Processes::megabytes).sum();
    }

    private static List<Long> family(long pid) {
      List<Long> all = new ArrayList<>(List.of(pid));
      ProcessHandle.of(pid).ifPresent(one -> one.descendants().forEach(child -> all.add(child.pid())));
      return all;
    }

    static double cpuSeconds(long pid) {
      try {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
      } catch (IOException gone) {
        return 0;
      }
    }

    /** Proportional set size, so that shared pages count once. */
    static long megabytes(long pid) {
      try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
        return lines.filter(line -> line.startsWith("Pss:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum() / 1024;
      } catch (IOException | UncheckedIOException gone) {
        return 0;
      }
    }
  }
}
