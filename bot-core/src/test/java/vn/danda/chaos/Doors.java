package vn.danda.chaos;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Where the network delivers. */
interface Doors {

  URI next();

  /** Any node, whether it lives or not: nobody tells the network. */
  record Random(List<NodeProcess> nodes) implements Doors {
    @Override
    public URI next() {
      return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())).door("/webhooks/telegram");
    }
  }

  /** Always the same, for example a proxy's. */
  record One(URI door) implements Doors {
    @Override
    public URI next() {
      return door;
    }
  }
}
