package vn.danda.web;

/** There is nothing at this address: an entry or a conversation that does not exist, or a malformed id. */
class NoSuchPage extends RuntimeException {

  NoSuchPage() {
    super("No such page", null, false, false);
  }
}
