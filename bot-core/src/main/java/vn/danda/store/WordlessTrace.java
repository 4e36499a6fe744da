package vn.danda.store;

/** What broke and where, for the log, without what it said: that may quote what a person wrote. */
public final class WordlessTrace {

  /** As many causes are told at most: they may go round in a circle. */
  private static final int CAUSES = 5;

  private WordlessTrace() {}

  /** Something to log in the place of {@code broken}: the same places, its causes' too, and class names for messages. */
  public static Throwable of(Throwable broken) {
    return of(broken, CAUSES);
  }

  private static Throwable of(Throwable broken, int causes) {
    Throwable cause = causes == 0 ? null : broken.getCause();
    Throwable told = new Throwable(broken.getClass().getName(), cause == null ? null : of(cause, causes - 1));
    told.setStackTrace(broken.getStackTrace());
    return told;
  }
}
