package vn.danda.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/** A request whose body can be read up to a length and up to a moment; beyond, reading throws {@link BodyRefused}. */
final class BoundedRequest extends HttpServletRequestWrapper {

  private final int longest;
  private final Instant until;
  private final Clock clock;

  BoundedRequest(HttpServletRequest request, int longest, Instant until, Clock clock) {
    super(request);
    this.longest = longest;
    this.until = until;
    this.clock = clock;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Bounded(super.getInputStream());
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  private final class Bounded extends ServletInputStream {
    private final ServletInputStream body;
    private long read;

    Bounded(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      return counted(body.read(), 1);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = body.read(into, offset, length);
      return counted(count, count);
    }

    private int counted(int result, int bytes) throws IOException {
      if (result >= 0) {
        read += bytes;
        if (read > longest) {
          throw BodyRefused.tooLong();
        }
        if (clock.instant().isAfter(until)) {
          throw BodyRefused.tooSlow();
        }
      }
      return result;
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
