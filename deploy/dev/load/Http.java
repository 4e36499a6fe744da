import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** As little HTTP/1.1 as measuring needs, on blocking sockets and virtual threads, so that it costs next to nothing. */
final class Http {

  private Http() {}

  /** A request or an answer: its first line, headers by lower-case name, body. */
  record Message(String first, Map<String, String> headers, byte[] body) {
    int status() {
      return Integer.parseInt(first.split(" ")[1]);
    }

    String path() {
      return first.split(" ")[1];
    }

    String text() {
      return new String(body, UTF_8);
    }
  }

  /** What a server answers: a status, a JSON body. Null breaks the connection off. */
  interface Handler {
    Answer handle(Message request) throws InterruptedException;
  }

  record Answer(int status, String body) {}

  /** Serves on loopback until the JVM ends; the port it got. */
  static int serve(int port, Handler handler) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    Thread.ofVirtual()
        .start(
            () -> {
              while (true) {
                try {
                  Socket socket = server.accept();
                  Thread.ofVirtual().start(() -> serve(socket, handler));
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              }
            });
    return server.getLocalPort();
  }

  private static void serve(Socket socket, Handler handler) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
      while (true) {
        Message request = read(in);
        Answer answer = request == null ? null : handler.handle(request);
        if (answer == null) {
          return;
        }
        byte[] body = answer.body().getBytes(UTF_8);
        String head = "HTTP/1.1 " + answer.status() + " x\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        write(socket.getOutputStream(), head, body);
      }
    } catch (IOException | InterruptedException gone) {
      // The other side is dead or had enough.
    }
  }

  /** A few connections to one server, kept open. */
  static final class Client {
    private final URI server;
    private final int timeoutMillis;
    private final Deque<Socket> idle = new ArrayDeque<>();

    Client(URI server, int timeoutMillis) {
      if (!InetAddress.getLoopbackAddress().getHostAddress().equals(server.getHost()) && !"localhost".equals(server.getHost())) {
        throw new IllegalArgumentException("Only this machine may be measured, not " + server.getHost());
      }
      this.server = server;
      this.timeoutMillis = timeoutMillis;
    }

    /** A kept connection may have been closed by a server that ended since: then all are dropped and a new one is made. */
    Message post(String path, Map<String, String> headers, byte[] body) throws IOException {
      Socket kept;
      synchronized (idle) {
        kept = idle.pollFirst();
      }
      if (kept != null) {
        try {
          return post(kept, path, headers, body);
        } catch (SocketTimeoutException e) {
          throw e;
        } catch (IOException closed) {
          synchronized (idle) {
            idle.clear();
          }
        }
      }
      Socket fresh = new Socket();
      fresh.connect(new InetSocketAddress(server.getHost(), server.getPort()), 2000);
      fresh.setTcpNoDelay(true);
      fresh.setSoTimeout(timeoutMillis);
      return post(fresh, path, headers, body);
    }

    private Message post(Socket socket, String path, Map<String, String> headers, byte[] body) throws IOException {
      boolean good = false;
      try {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        write(socket.getOutputStream(), head.toString(), body);
        Message answer = read(new BufferedInputStream(socket.getInputStream()));
        if (answer == null) {
          throw new EOFException();
        }
        good = !"close".equalsIgnoreCase(answer.headers().get("connection"));
        return answer;
      } finally {
        if (good) {
          synchronized (idle) {
            idle.addFirst(socket);
          }
        } else {
          socket.close();
        }
      }
    }
  }

  private static void write(OutputStream out, String head, byte[] body) throws IOException {
    byte[] first = head.getBytes(ISO_8859_1);
    byte[] all = new byte[first.length + body.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    out.write(all);
  }

  /** Null at the end of the stream. */
  static Message read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(java.util.Locale.ROOT), line.substring(colon + 1).strip());
    }
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      return new Message(first, headers, chunks(in));
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Message(first, headers, in.readNBytes(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(in).strip(), 16);
      all.write(in.readNBytes(size));
      line(in);
      if (size == 0) {
        return all.toByteArray();
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toString();
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.isEmpty() ? null : line.toString();
  }
}
