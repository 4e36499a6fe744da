package vn.danda.channels;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.danda.channels.InboundEvent.Text;

/** A listener that keeps what it gets, and can be told to be unable to. */
public final class KeptEvents implements InboundListener {

  public final List<InboundEvent> events = new CopyOnWriteArrayList<>();
  private volatile int refusals;
  private volatile RuntimeException failure = new IllegalStateException();
  private volatile int failures;

  public void refuse(int times) {
    refusals = times;
  }

  public void fail(int times, RuntimeException with) {
    failure = with;
    failures = times;
  }

  @Override
  public synchronized void on(List<InboundEvent> arrived) {
    if (refusals-- > 0) {
      throw new CannotAccept("the store is away", new IllegalStateException());
    }
    if (failures-- > 0) {
      throw failure;
    }
    events.addAll(arrived);
  }

  public List<String> texts() {
    return events.stream().filter(Text.class::isInstance).map(event -> ((Text) event).text()).toList();
  }
}
