package vn.danda.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.Base64;

/** What a server that only this machine may reach needs: an address, a port nobody has, a password nobody knows. */
final class Loopback {

  static final String HOST = "127.0.0.1";

  private static final SecureRandom RANDOM = new SecureRandom();

  private Loopback() {}

  /** Free at this moment; somebody may be quicker, so who uses it tries again with another. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on " + HOST, e);
    }
  }

  /** 192 random bits in letters that need no quoting in URLs, shells and configuration files. */
  static String newPassword() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
