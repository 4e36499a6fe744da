package vn.danda.knowledge.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns {@link Signals} into the probability that the first topic is right, and knows from which probability on answering
 * pays. Both are learned from the content's own {@link SelfTest}, so they follow the content. Read-only.
 */
final class Calibrator {

  /** One tried message: its signals, whether the first topic was right, whether the right one was among three. */
  record Trial(double[] signals, boolean right, boolean amongThree) {}

  /**
   * Of what is answered at once, this share must be right when the content tries itself. That is a far harder exam than
   * a day's messages: four in ten of its questions are on entries taken out. On labelled questions 0.69 is about 0.97.
   */
  private static final double WANTED_RIGHT = 0.69;

  /** Asking back is worth it when the right one is among the options this often. */
  private static final double WANTED_AMONG_OPTIONS = 0.4;

  /** Trials on either side that smooth the share at one confidence. */
  private static final int WINDOW = 25;

  private static final double RIDGE = 1.0;
  private static final int STEPS = 12;

  private final double[] weights;
  private final double answerFrom;
  private final double clarifyFrom;

  private Calibrator(double[] weights, double answerFrom, double clarifyFrom) {
    this.weights = weights;
    this.answerFrom = answerFrom;
    this.clarifyFrom = clarifyFrom;
  }

  static Calibrator learned(List<Trial> trials) {
    double[] weights = fit(trials);
    List<Trial> byConfidence = new ArrayList<>(trials);
    byConfidence.sort(Comparator.comparingDouble(trial -> confidence(weights, trial.signals())));
    int answer = firstGood(byConfidence.stream().map(Trial::right).toList(), WANTED_RIGHT);
    int clarify = firstGood(byConfidence.stream().map(Trial::amongThree).toList(), WANTED_AMONG_OPTIONS);
    return new Calibrator(
        weights, at(weights, byConfidence, answer), at(weights, byConfidence, Math.min(answer, clarify)));
  }

  double confidence(double[] signals) {
    return confidence(weights, signals);
  }

  /** From this confidence on the first topic is given as the answer. */
  double answerFrom() {
    return answerFrom;
  }

  /** From this confidence on the likeliest topics are offered to choose from. */
  double clarifyFrom() {
    return clarifyFrom;
  }

  private static double at(double[] weights, List<Trial> trials, int place) {
    return place >= trials.size() ? 0.5 : confidence(weights, trials.get(place).signals());
  }

  /** The lowest place from which on all together are good as often as wanted. */
  private static int firstGood(List<Boolean> good, double wanted) {
    int goodAbove = 0;
    int found = good.size();
    for (int place = good.size() - 1; place >= 0; place--) {
      goodAbove += good.get(place) ? 1 : 0;
      int above = good.size() - place;
      if (above >= WINDOW && goodAbove >= wanted * above) {
        found = place;
      }
    }
    return found;
  }

  private static double confidence(double[] weights, double[] signals) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * signals[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  /** Logistic regression by Newton steps with a small ridge: a dozen numbers, so exact and quick. */
  private static double[] fit(List<Trial> trials) {
    double[] weights = new double[Signals.COUNT];
    for (int step = 0; step < STEPS; step++) {
      double[][] curvature = new double[Signals.COUNT][Signals.COUNT];
      double[] slope = new double[Signals.COUNT];
      for (Trial trial : trials) {
        double p = confidence(weights, trial.signals());
        for (int i = 0; i < slope.length; i++) {
          slope[i] += ((trial.right() ? 1 : 0) - p) * trial.signals()[i];
          for (int j = 0; j < slope.length; j++) {
            curvature[i][j] += p * (1 - p) * trial.signals()[i] * trial.signals()[j];
          }
        }
      }
      for (int i = 0; i < slope.length; i++) {
        slope[i] -= RIDGE * weights[i];
        curvature[i][i] += RIDGE;
      }
      double[] change = solve(curvature, slope);
      for (int i = 0; i < weights.length; i++) {
        weights[i] += change[i];
      }
    }
    return weights;
  }

  /** Gauss elimination; the ridge keeps the matrix regular. */
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
      }
      double[] kept = matrix[column];
      matrix[column] = matrix[pivot];
      matrix[pivot] = kept;
      double value = right[column];
      right[column] = right[pivot];
      right[pivot] = value;
      for (int row = column + 1; row < n; row++) {
        double factor = matrix[row][column] / matrix[column][column];
        for (int i = column; i < n; i++) {
          matrix[row][i] -= factor * matrix[column][i];
        }
        right[row] -= factor * right[column];
      }
    }
    double[] solution = new double[n];
    for (int row = n - 1; row >= 0; row--) {
      double sum = right[row];
      for (int i = row + 1; i < n; i++) {
        sum -= matrix[row][i] * solution[i];
      }
      solution[row] = sum / matrix[row][row];
    }
    return solution;
  }
}
