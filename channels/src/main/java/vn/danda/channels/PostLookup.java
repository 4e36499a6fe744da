package vn.danda.channels;

import java.time.Instant;
import java.util.Optional;

/** Asks a network about a post of ours. Networks with posts have one. */
public interface PostLookup {

  /** When the post was published; empty when the network does not say, or not now. One call; never throws. */
  Optional<Instant> postedAt(String postId);
}
