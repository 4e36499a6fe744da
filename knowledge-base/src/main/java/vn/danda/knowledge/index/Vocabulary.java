package vn.danda.knowledge.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbers all pieces of all phrasings, by kind and then as they first come, so that the same phrasings always get the
 * same numbers. Read-only; a piece seen in no phrasing has no number.
 */
final class Vocabulary {

  private final List<Map<String, Integer>> numbers;
  private final String[] pieces;

  /** The first number that is past each kind. */
  private final int[] ends;

  private Vocabulary(List<Map<String, Integer>> numbers, String[] pieces, int[] ends) {
    this.numbers = numbers;
    this.pieces = pieces;
    this.ends = ends;
  }

  int size() {
    return pieces.length;
  }

  String piece(int number) {
    return pieces[number];
  }

  Cut cut(int number) {
    int cut = 0;
    while (number >= ends[cut]) {
      cut++;
    }
    return Cut.values()[cut];
  }

  /** The number of a piece, or -1. */
  int number(Cut cut, String piece) {
    return numbers.get(cut.ordinal()).getOrDefault(piece, -1);
  }

  Coded code(Terms terms) {
    Map<String, Integer> unknown = new HashMap<>();
    int[][] byCut = new int[Cut.values().length][];
    for (Cut cut : Cut.values()) {
      List<String> cutUp = terms.of(cut);
      int[] coded = new int[cutUp.size()];
      for (int i = 0; i < coded.length; i++) {
        int number = number(cut, cutUp.get(i));
        coded[i] = number >= 0 ? number : unknown.computeIfAbsent(cutUp.get(i), none -> -1 - unknown.size());
      }
      byCut[cut.ordinal()] = coded;
    }
    return Coded.of(byCut);
  }

  /**
   * Collects the pieces while phrasings are read, by several threads, and numbers them as they come; the order of the
   * numbers is put right when all are there. Only the numbers are kept of each phrasing: the pieces as texts would be a
   * million live objects.
   */
  static final class Draft {

    private final List<Map<String, Integer>> numbers = new ArrayList<>();
    private final AtomicInteger size = new AtomicInteger();

    Draft() {
      Arrays.stream(Cut.values()).forEach(cut -> numbers.add(new ConcurrentHashMap<>()));
    }

    int[][] code(Terms terms) {
      int[][] byCut = new int[Cut.values().length][];
      for (Cut cut : Cut.values()) {
        Map<String, Integer> known = numbers.get(cut.ordinal());
        List<String> cutUp = terms.of(cut);
        int[] coded = new int[cutUp.size()];
        for (int i = 0; i < coded.length; i++) {
          Integer number = known.get(cutUp.get(i));
          coded[i] = number != null ? number : known.computeIfAbsent(cutUp.get(i), none -> size.getAndIncrement());
        }
        byCut[cut.ordinal()] = coded;
      }
      return byCut;
    }

    /** Gives the pieces of what was read their final numbers; all texts, in an order that is always the same. */
    Finished finish(List<int[][]> texts) {
      int[] becomes = new int[size.get()];
      Arrays.fill(becomes, -1);
      int[] ends = new int[Cut.values().length];
      int next = 0;
      for (Cut cut : Cut.values()) {
        for (int[][] text : texts) {
          for (int piece : text[cut.ordinal()]) {
            if (becomes[piece] < 0) {
              becomes[piece] = next++;
            }
          }
        }
        ends[cut.ordinal()] = next;
      }
      String[] pieces = new String[next];
      numbers.forEach(byPiece -> byPiece.replaceAll((piece, number) -> becomes[number]));
      numbers.forEach(byPiece -> byPiece.forEach((piece, number) -> pieces[number] = piece));
      return new Finished(new Vocabulary(numbers, pieces, ends), becomes);
    }
  }

  /** A finished vocabulary, and what the draft's numbers have become. */
  record Finished(Vocabulary vocabulary, int[] becomes) {

    Coded coded(int[][] draft) {
      for (int[] pieces : draft) {
        for (int i = 0; i < pieces.length; i++) {
          pieces[i] = becomes[pieces[i]];
        }
      }
      return Coded.of(draft);
    }
  }
}
