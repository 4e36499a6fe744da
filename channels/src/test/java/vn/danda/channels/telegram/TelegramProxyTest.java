package vn.danda.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.danda.channels.ContactId;
import vn.danda.channels.OutboundMessage.Author;
import vn.danda.channels.OutboundMessage.Say;
import vn.danda.channels.Secret;
import vn.danda.channels.SendResult;
import vn.danda.channels.SendResult.Sent;

/** Where Telegram is blocked it is reached through a proxy, which may want a name and a password. */
class TelegramProxyTest {

  private static final String TAKEN = "{\"ok\":true,\"result\":{\"message_id\":91}}";
  private static final String USER = "danda";
  private static final String PASSWORD = "mat-khau_17";

  private final FakeTelegram proxy = new FakeTelegram();

  @AfterEach
  void stop() {
    proxy.close();
  }

  @Test
  void anHttpProxyGetsNameAndPasswordWhenItAsks() {
    proxy.answers("sendmessage", 407, "");
    String basic = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    proxy.server.stubFor(
        FakeTelegram.call("sendmessage")
            .withHeader("Proxy-Authorization", com.github.tomakehurst.wiremock.client.WireMock.equalTo("Basic " + basic))
            .willReturn(FakeTelegram.json(200, TAKEN)));

    assertThat(send("http://127.0.0.1:" + proxy.server.port(), PASSWORD)).isEqualTo(new Sent("91"));
    assertThat(send("http://127.0.0.1:" + proxy.server.port(), "sai")).isNotInstanceOf(Sent.class);
  }

  @Test
  void aSocksProxyGetsNameAndPassword() throws Exception {
    try (SocksServer socks = new SocksServer()) {
      assertThat(send("socks5://127.0.0.1:" + socks.port(), PASSWORD)).isEqualTo(new Sent("91"));
      assertThat(socks.login).isEqualTo(USER + ":" + PASSWORD);
    }
  }

  private static SendResult send(String proxy, String password) {
    TelegramSettings settings =
        new TelegramSettings(
            Secret.of(FakeTelegram.TOKEN),
            null,
            Secret.of(""),
            URI.create("http://telegram.invalid"),
            URI.create(proxy),
            USER,
            Secret.of(password));
    return FakeTelegram.channel(settings, new MovesInMemory())
        .send(new Say(new ContactId("telegram", "5000000017"), "x", List.of(), false, Author.BOT, null, "k"));
  }

  /** Speaks just enough SOCKS5 (RFC 1928, 1929) for one call and answers it itself. */
  private static final class SocksServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private volatile String login = "";

    SocksServer() throws IOException {
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      try (Socket client = socket.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        in.readByte();
        in.readNBytes(in.readByte());
        out.write(new byte[] {5, 2});
        in.readByte();
        String user = read(in);
        login = user + ":" + read(in);
        out.write(new byte[] {1, 0});
        in.readNBytes(3);
        byte kind = in.readByte();
        in.readNBytes(kind == 1 ? 4 : in.readByte());
        in.readNBytes(2);
        out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        String answer =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + TAKEN.length() + "\r\n\r\n" + TAKEN;
        in.readNBytes(1);
        out.write(answer.getBytes(StandardCharsets.UTF_8));
        out.flush();
        in.readAllBytes();
      } catch (IOException testIsOver) {
        // The client has what it wanted, or the test closed us.
      }
    }

    private static String read(DataInputStream in) throws IOException {
      return new String(in.readNBytes(in.readByte()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
