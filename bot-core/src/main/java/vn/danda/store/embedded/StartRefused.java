package vn.danda.store.embedded;

/**
 * The server cannot start, and the person in front of it can do something about it. The message says what is wrong, in
 * Vietnamese and in English; it is printed instead of a stack trace.
 */
public final class StartRefused extends RuntimeException {

  public StartRefused(String vietnamese, String english) {
    super(vietnamese + "\n" + english);
  }

  public StartRefused(String vietnamese, String english, Throwable cause) {
    super(vietnamese + "\n" + english, cause);
  }
}
