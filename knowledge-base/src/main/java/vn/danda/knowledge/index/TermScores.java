package vn.danda.knowledge.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * Every term's BM25 score in every document, worked out once by Lucene's own scorer. A message has some 200 terms, and
 * with 50 phrasings per topic nearly every topic has each: setting up 200 term queries took 5 ms a message, adding up
 * known numbers takes a tenth of one.
 */
final class TermScores {

  /** A term's score in each document that has it: in all of them in a row, or in those named. */
  private record Postings(int @Nullable [] documents, float[] scores) {

    /** All in a row, which the processor adds eight at a time, cost less than a quarter of them one by one. */
    static Postings of(int[] documents, float[] scores, int all) {
      if (documents.length < all / 4) {
        return new Postings(documents, scores);
      }
      float[] row = new float[all];
      for (int i = 0; i < documents.length; i++) {
        row[documents[i]] = scores[i];
      }
      return new Postings(null, row);
    }

    void add(float weight, float[] sums) {
      if (documents == null) {
        for (int document = 0; document < sums.length; document++) {
          sums[document] += weight * scores[document];
        }
        return;
      }
      for (int i = 0; i < documents.length; i++) {
        sums[documents[i]] += weight * scores[i];
      }
    }
  }

  private final @Nullable Postings[] byTerm;

  private TermScores(int size) {
    this.byTerm = new Postings[size];
  }

  /** {@code searcher} must have one segment. */
  static TermScores of(IndexSearcher searcher, List<Cut> cuts, Vocabulary vocabulary) throws IOException {
    TermScores scores = new TermScores(vocabulary.size());
    LeafReader reader = searcher.getIndexReader().leaves().getFirst().reader();
    for (Cut cut : cuts) {
      Terms terms = reader.terms(cut.field());
      CollectionStatistics collection = searcher.collectionStatistics(cut.field());
      if (terms != null && collection != null) {
        scores.read(reader, cut, terms.iterator(), collection, vocabulary);
      }
    }
    return scores;
  }

  /** BM25 tells terms of a field apart by how many documents have them, so terms of one rarity share a scorer. */
  private void read(
      LeafReader reader, Cut cut, TermsEnum terms, CollectionStatistics collection, Vocabulary vocabulary)
      throws IOException {
    long[] lengths = lengths(reader, cut.field());
    @Nullable SimScorer[] byDocuments = new SimScorer[reader.maxDoc() + 1];
    PostingsEnum postings = null;
    for (var term = terms.next(); term != null; term = terms.next()) {
      SimScorer scorer = byDocuments[terms.docFreq()];
      if (scorer == null) {
        scorer =
            LexicalIndex.SIMILARITY.scorer(
                1f, collection, new TermStatistics(term, terms.docFreq(), terms.totalTermFreq()));
        byDocuments[terms.docFreq()] = scorer;
      }
      int[] documents = new int[terms.docFreq()];
      float[] scores = new float[terms.docFreq()];
      postings = terms.postings(postings, PostingsEnum.FREQS);
      for (int i = 0; postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS; i++) {
        documents[i] = postings.docID();
        scores[i] = scorer.score(postings.freq(), lengths[postings.docID()]);
      }
      byTerm[vocabulary.number(cut, term.utf8ToString())] = Postings.of(documents, scores, reader.maxDoc());
    }
  }

  private static long[] lengths(LeafReader reader, String field) throws IOException {
    long[] lengths = new long[reader.maxDoc()];
    NumericDocValues norms = reader.getNormValues(field);
    while (norms != null && norms.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      lengths[norms.docID()] = norms.longValue();
    }
    return lengths;
  }

  /** Adds the term's weighted score to the sum of every document that has it. */
  void add(int term, float weight, float[] sums) {
    Postings postings = term < 0 ? null : byTerm[term];
    if (postings != null) {
      postings.add(weight, sums);
    }
  }
}
