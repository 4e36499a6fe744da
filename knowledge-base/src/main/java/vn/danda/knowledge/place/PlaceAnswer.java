package vn.danda.knowledge.place;

import java.util.List;

/**
 * The communes a text may mean, in the order of their codes.
 *
 * @param ask whether the person has to say which one; false with one commune (that is it) or with none (no place named)
 */
public record PlaceAnswer(List<Commune> communes, boolean ask) {

  public PlaceAnswer {
    communes = List.copyOf(communes);
  }
}
