package vn.danda.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals that Java cannot send by itself. */
final class Signals {

  private Signals() {}

  /** For example {@code STOP}, {@code CONT}, {@code KILL}. A process that is gone is no error. */
  static void send(String signal, long pid) {
    run("kill", "-" + signal, Long.toString(pid));
  }

  static int run(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
