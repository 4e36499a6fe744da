import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** One connection to Redis; as much of the protocol as measuring needs. Integers come as text. */
final class Redis {
  private final InputStream in;
  private final OutputStream out;

  Redis(int port, String password) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
    if (!password.isEmpty()) {
      call("AUTH", password);
    }
  }

  Object call(String... words) throws IOException {
    StringBuilder command = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      command.append('$').append(word.getBytes(UTF_8).length).append("\r\n").append(word).append("\r\n");
    }
    out.write(command.toString().getBytes(UTF_8));
    return answer();
  }

  private Object answer() throws IOException {
    int kind = in.read();
    String line = line();
    return switch (kind) {
      case '+', ':' -> line;
      case '$' -> line.equals("-1") ? null : bulk(Integer.parseInt(line));
      case '*' -> line.equals("-1") ? null : array(Integer.parseInt(line));
      default -> throw new IOException("Redis says " + line);
    };
  }

  private String bulk(int length) throws IOException {
    String text = new String(in.readNBytes(length), UTF_8);
    in.skipNBytes(2);
    return text;
  }

  private List<Object> array(int length) throws IOException {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      all.add(answer());
    }
    return all;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }
}
