package vn.danda.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A port of this machine that leads to a server, and can be cut, or go silent as a server that hangs. */
public final class Wire implements AutoCloseable {

  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile int target;
  private volatile boolean silent;
  private volatile boolean cut;

  public Wire(int target) {
    this.target = target;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::acceptForEver);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Connections made so far. */
  public int calls() {
    return calls.get();
  }

  /** From now on it leads there; what was open is cut. */
  public void leadTo(int port) {
    target = port;
    heal();
  }

  /** What was open is closed, and what comes is closed at once. */
  public void cut() {
    cut = true;
    open.forEach(Wire::close);
  }

  /** Whoever calls waits for ever; what was open hears nothing any more. */
  public void silence() {
    silent = true;
  }

  public void heal() {
    open.forEach(Wire::close);
    cut = false;
    silent = false;
  }

  private void acceptForEver() {
    while (!door.isClosed()) {
      try {
        Socket from = door.accept();
        calls.incrementAndGet();
        open.add(from);
        if (cut) {
          close(from);
        } else if (!silent) {
          connect(from);
        }
      } catch (IOException gone) {
        // The target is away, or we are closed.
        continue;
      }
    }
  }

  private void connect(Socket from) throws IOException {
    Socket to = new Socket();
    try {
      to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2000);
    } catch (IOException e) {
      close(from);
      throw e;
    }
    open.add(to);
    Thread.ofVirtual().start(() -> pump(from, to));
    Thread.ofVirtual().start(() -> pump(to, from));
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16_384];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count; (count = in.read(buffer)) >= 0; ) {
        if (!silent) {
          out.write(buffer, 0, count);
        }
      }
    } catch (IOException gone) {
      // Told by closing both below.
    } finally {
      close(from);
      close(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(Wire::close);
  }
}
