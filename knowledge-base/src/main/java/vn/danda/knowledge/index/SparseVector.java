package vn.danda.knowledge.index;

/** Features of a text: ascending numbers and their weights, of length one unless empty. */
record SparseVector(int[] ids, float[] weights) {

  int size() {
    return ids.length;
  }

  float dot(SparseVector other) {
    float sum = 0;
    for (int i = 0, j = 0; i < ids.length && j < other.ids.length; ) {
      if (ids[i] == other.ids[j]) {
        sum += weights[i++] * other.weights[j++];
      } else if (ids[i] < other.ids[j]) {
        i++;
      } else {
        j++;
      }
    }
    return sum;
  }
}
