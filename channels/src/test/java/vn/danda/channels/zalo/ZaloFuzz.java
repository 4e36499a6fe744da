package vn.danda.channels.zalo;

import tools.jackson.databind.JsonNode;
import vn.danda.channels.Fixtures;

/** Any bytes at the door: events that can be stored or none, never an exception. Run by {@code deploy/dev/fuzz/parsers.sh}. */
public final class ZaloFuzz {

  /** The account of the recorded payloads. */
  private static final String ACCOUNT = "388613280878808645";

  private ZaloFuzz() {}

  public static void fuzzerTestOneInput(byte[] body) {
    JsonNode json = ZaloJson.read(body);
    if (json == null) {
      return;
    }
    for (ZaloUpdates.Read read : ZaloUpdates.read(json, Fixtures.RECEIVED, ACCOUNT)) {
      if (read.toString().indexOf('\0') >= 0) {
        throw new IllegalStateException("The database does not take this: " + read);
      }
    }
  }
}
