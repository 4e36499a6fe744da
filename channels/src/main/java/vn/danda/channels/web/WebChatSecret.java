package vn.danda.channels.web;

import vn.danda.channels.Secret;

/** The key that signs visitors' tokens: the same on every node and after every restart. Brought by the server. */
@FunctionalInterface
public interface WebChatSecret {

  /** At least 32 characters, never empty. */
  Secret key();
}
