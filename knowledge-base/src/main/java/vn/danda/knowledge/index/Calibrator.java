package vn.danda.knowledge.index;

import java.util.Comparator;
import java.util.List;

/**
 * Turns {@link Signals} into the probability that the first topic is right, and knows from which probability on answering
 * pays. Both are learned from the content's own {@link SelfTest}, so they follow the content. Read-only.
 */
final class Calibrator {

  /** One tried message: its signals, whether the first topic was right, was among three, was taken out. */
  record Trial(double[] signals, boolean right, boolean amongThree, boolean gone) {

    private Trial judgedBy(double logit) {
      return new Trial(new double[] {1, logit}, right, amongThree, gone);
    }

    private Trial amongThreeBy(double logit) {
      return new Trial(new double[] {1, logit}, amongThree, amongThree, gone);
    }

    private double weight() {
      return gone ? WEIGHT_OF_GONE : 1;
    }
  }

  /**
   * Of held-back phrasings answered at once, this share is answered right. They are harder than what people ask, since
   * each was written to differ from the others: the same threshold gives some 97 % on labelled questions.
   */
  private static final double WANTED_RIGHT = 0.905;

  /** Asking back is worth it where the right one is among the options this often. */
  private static final double WANTED_AMONG_OPTIONS = 0.25;

  /**
   * Messages about entries taken out are tried as often as the others, but people ask less often for what is not there:
   * without this a confidence would be far lower than the share that is right.
   */
  private static final double WEIGHT_OF_GONE = 0.35;

  /** Fewer trials than this above a threshold prove nothing. */
  private static final int ENOUGH = 25;

  /** The threshold of content too small to try itself. */
  private static final double UNSURE = 0.5;

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

  /** Nothing learned: the first topic's share of the belief is the confidence. */
  static Calibrator fixed(double answerFrom, double clarifyFrom) {
    double[] weights = new double[Signals.COUNT];
    weights[Signals.BELIEF] = Signals.LOGIT_UNIT;
    return new Calibrator(weights, answerFrom, clarifyFrom);
  }

  static Calibrator learned(List<Trial> trials) {
    double[] weights = fit(trials);
    List<Trial> sorted =
        trials.stream().sorted(Comparator.comparingDouble(trial -> confidence(weights, trial.signals()))).toList();
    double answerFrom = answerFrom(weights, sorted.stream().filter(trial -> !trial.gone()).toList());
    return new Calibrator(weights, answerFrom, Math.min(answerFrom, clarifyFrom(weights, sorted)));
  }

  /**
   * The lowest confidence from which on all together are right as often as wanted. How often those are is read from a
   * curve through the trials, because counting them would let two or three decide.
   */
  private static double answerFrom(double[] weights, List<Trial> sorted) {
    double[] curve = fit(sorted.stream().map(trial -> trial.judgedBy(logit(weights, trial.signals()))).toList());
    double found = UNSURE;
    double right = 0;
    for (int above = 1; above <= sorted.size(); above++) {
      double[] signals = sorted.get(sorted.size() - above).signals();
      right += confidence(curve, new double[] {1, logit(weights, signals)});
      if (above >= ENOUGH && right >= WANTED_RIGHT * above) {
        found = confidence(weights, signals);
      }
    }
    return found;
  }

  /** The confidence at which the right one is among the options as often as wanted, on a curve through the trials. */
  private static double clarifyFrom(double[] weights, List<Trial> trials) {
    double[] curve =
        fit(trials.stream().map(trial -> trial.amongThreeBy(logit(weights, trial.signals()))).toList());
    if (trials.size() < ENOUGH || curve[1] <= 0) {
      return UNSURE;
    }
    double wanted = Math.log(WANTED_AMONG_OPTIONS / (1 - WANTED_AMONG_OPTIONS));
    return 1 / (1 + Math.exp(-(wanted - curve[0]) / curve[1]));
  }

  double confidence(double[] signals) {
    return confidence(weights, signals);
  }

  Finding.Advice advice(double confidence) {
    if (confidence >= answerFrom) {
      return Finding.Advice.TRUST;
    }
    return confidence >= clarifyFrom ? Finding.Advice.ASK : Finding.Advice.DOUBT;
  }

  private static double confidence(double[] weights, double[] signals) {
    return 1 / (1 + Math.exp(-logit(weights, signals)));
  }

  private static double logit(double[] weights, double[] signals) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * signals[i];
    }
    return sum;
  }

  /** Logistic regression by Newton steps with a small ridge: a dozen numbers, so exact and quick. */
  private static double[] fit(List<Trial> trials) {
    int count = trials.isEmpty() ? 0 : trials.getFirst().signals().length;
    double[] weights = new double[count];
    for (int step = 0; step < STEPS; step++) {
      double[][] curvature = new double[count][count];
      double[] slope = new double[count];
      for (Trial trial : trials) {
        double p = confidence(weights, trial.signals());
        double pull = trial.weight() * ((trial.right() ? 1 : 0) - p);
        double spread = trial.weight() * p * (1 - p);
        for (int i = 0; i < count; i++) {
          slope[i] += pull * trial.signals()[i];
          for (int j = 0; j < count; j++) {
            curvature[i][j] += spread * trial.signals()[i] * trial.signals()[j];
          }
        }
      }
      for (int i = 0; i < count; i++) {
        slope[i] -= RIDGE * weights[i];
        curvature[i][i] += RIDGE;
      }
      double[] change = solve(curvature, slope);
      for (int i = 0; i < count; i++) {
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
