package vn.danda.channels.telegram;

import org.springframework.context.SmartLifecycle;

/** Starts the way in (polling, or the registration of our door) after everything else and stops it before. */
final class TelegramLifecycle implements SmartLifecycle {

  private final Runnable start;
  private final Runnable stop;
  private volatile boolean running;

  TelegramLifecycle(Runnable start, Runnable stop) {
    this.start = start;
    this.stop = stop;
  }

  @Override
  public void start() {
    start.run();
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    stop.run();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
