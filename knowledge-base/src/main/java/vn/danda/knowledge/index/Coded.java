package vn.danda.knowledge.index;

import java.util.Arrays;

/**
 * The pieces of a text as numbers of one {@link Vocabulary}, in their order; a piece it does not have is a negative
 * number, the same one each time it comes. Everything learned and looked up works on these: a phrasing is read and cut up
 * once, however many models learn from it.
 *
 * @param byCut the pieces by {@link Cut}
 * @param features those the vocabulary has that are features, each once, ascending
 */
record Coded(int[][] byCut, int[] features) {

  static Coded of(int[][] byCut) {
    int[] all = new int[Arrays.stream(byCut).mapToInt(pieces -> pieces.length).sum()];
    int count = 0;
    for (Cut cut : Cut.values()) {
      for (int piece : cut.isFeature() ? byCut[cut.ordinal()] : new int[0]) {
        if (piece >= 0) {
          all[count++] = piece;
        }
      }
    }
    Arrays.sort(all, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || all[i] != all[i - 1]) {
        all[kept++] = all[i];
      }
    }
    return new Coded(byCut, Arrays.copyOf(all, kept));
  }

  int[] of(Cut cut) {
    return byCut[cut.ordinal()];
  }

  int words() {
    return of(Cut.FOLDED).length;
  }

  /** The first different pieces, in their order, {@code most} at most. */
  int[] distinct(Cut cut, int most) {
    int[] found = new int[most];
    int count = 0;
    for (int piece : of(cut)) {
      boolean isNew = true;
      for (int i = 0; i < count && isNew; i++) {
        isNew = found[i] != piece;
      }
      if (isNew) {
        found[count++] = piece;
      }
      if (count == most) {
        break;
      }
    }
    return Arrays.copyOf(found, count);
  }
}
