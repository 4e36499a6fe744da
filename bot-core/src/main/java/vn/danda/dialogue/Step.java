package vn.danda.dialogue;

import java.util.Optional;

/** One thing the bot can do with a turn. Pure: the same turn always gives the same reply. */
interface Step {

  /** The reply that ends the turn, or empty when this step has nothing to do with it. */
  Optional<Reply> answer(Turn turn);
}
