package vn.danda.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable between a node and a store that can be pulled, cut or made slow. */
final class TcpProxy implements AutoCloseable {

  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket listening;
  private volatile boolean silent;
  private volatile Duration delay = Duration.ZERO;

  TcpProxy(int target) throws IOException {
    this.target = target;
    this.listening = listen(0);
    this.port = listening.getLocalPort();
    accept(listening);
  }

  int port() {
    return port;
  }

  /** The other side is gone: connections break, new ones are refused at once. */
  void pull() {
    close();
  }

  /** Nothing arrives any more and nobody is told. */
  void cut() {
    silent = true;
  }

  /** Every answer takes this much longer. */
  void slow(Duration by) {
    delay = by;
  }

  /** All well again. What was cut in the middle is broken off. */
  void mend() {
    delay = Duration.ZERO;
    if (silent) {
      Set.copyOf(open).forEach(this::breakOff);
      silent = false;
    }
    if (listening.isClosed()) {
      try {
        listening = listen(port);
        accept(listening);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress("127.0.0.1", port), 512);
    return socket;
  }

  private void accept(ServerSocket on) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  join(on.accept());
                }
              } catch (IOException closed) {
                // Pulled, or the end.
              }
            });
  }

  private void join(Socket from) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Socket to = new Socket("127.0.0.1", target);
                to.setTcpNoDelay(true);
                from.setTcpNoDelay(true);
                open.add(from);
                open.add(to);
                Thread.ofVirtual().start(() -> copy(from, to, false));
                copy(to, from, true);
              } catch (IOException targetIsGone) {
                breakOff(from);
              }
            });
  }

  private void copy(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[16 * 1024];
    try {
      for (int n = from.getInputStream().read(buffer); n >= 0; n = from.getInputStream().read(buffer)) {
        if (answers && !delay.isZero()) {
          Thread.sleep(delay);
        }
        while (silent) {
          Thread.sleep(20);
        }
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException | InterruptedException ended) {
      // The other direction ends with this one.
    } finally {
      breakOff(from);
      breakOff(to);
    }
  }

  private void breakOff(Socket socket) {
    try {
      open.remove(socket);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      Set.copyOf(open).forEach(this::breakOff);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
