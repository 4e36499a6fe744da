package vn.danda.exchange;

/** A file nothing can be made of; the message says in Vietnamese what is wrong and what to do. */
public final class UnreadableFile extends RuntimeException {
  UnreadableFile(String message) {
    super(message);
  }
}
