package vn.danda.knowledge.index;

import java.util.Set;

/** The layers a search works with. */
record Layers(Set<Layer> leftOut) {

  static final Layers ALL = new Layers(Set.of());

  Layers {
    leftOut = Set.copyOf(leftOut);
  }

  boolean have(Layer layer) {
    return !leftOut.contains(layer);
  }

  /** Whether texts are compared by pieces of this kind. */
  boolean have(Cut cut) {
    return leftOut.stream().noneMatch(layer -> layer.cuts().contains(cut));
  }
}
