package vn.danda.intake;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** What this server process is called among the others; a new name at every start. */
@Component
record NodeName(String value) {

  NodeName() {
    this("node-" + UUID.randomUUID());
  }
}
