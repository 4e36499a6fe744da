package vn.danda.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/**
 * The only owner of Lucene: one document per topic in memory, summed BM25 over several fields. Built once, then read-only
 * and safe for many threads. A message reaches Lucene as single terms, never through a query parser.
 */
final class LexicalIndex {

  static final BM25Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

  /** The longest letters seen had 151 syllables; beyond 64 terms a field costs time and brings nothing. */
  private static final int MOST_TERMS = 64;

  /**
   * From so many topics on only what Lucene finds best is looked at: trigrams match everything and cost most of the time,
   * a table of all scores and a classifier with a weight per word and topic grow too big.
   */
  static final int MANY_TOPICS = 1_000;

  /** How many topics Lucene hands on then. */
  private static final int CANDIDATES = 40;

  private static final FieldType TERMS = new FieldType();

  static {
    TERMS.setTokenized(true);
    TERMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TERMS.freeze();
  }

  /** What of a text goes into which field, and how much a match there counts. */
  private record Part(Cut cut, float weight) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(Cut.MARKED, 1f),
          new Part(Cut.FOLDED, 1f),
          new Part(Cut.MARKED_PAIR, 0.7f),
          new Part(Cut.FOLDED_PAIR, 0.7f),
          new Part(Cut.TRIGRAM, 0.4f));

  /** Enough to find candidates, whose phrasings are then compared in full; each field costs as much as the first. */
  private static final List<Part> PARTS_OF_MANY =
      List.of(new Part(Cut.CONCEPT, 1f), new Part(Cut.FOLDED_PAIR, 0.7f));

  private final Vocabulary vocabulary;
  private final List<Part> parts;
  private final IndexSearcher searcher;
  private final @Nullable TermScores scores;

  private LexicalIndex(
      Vocabulary vocabulary, List<Part> parts, IndexSearcher searcher, @Nullable TermScores scores) {
    this.vocabulary = vocabulary;
    this.parts = parts;
    this.searcher = searcher;
    this.scores = scores;
  }

  /** Document numbers are the positions in {@code topics}; each topic is the list of its coded phrasings. */
  static LexicalIndex over(Vocabulary vocabulary, List<List<Coded>> topics, Layers layers) {
    boolean few = topics.size() < MANY_TOPICS;
    List<Part> parts =
        (few ? PARTS : PARTS_OF_MANY)
            .stream().filter(part -> layers.have(Layer.INDEX) && layers.have(part.cut())).toList();
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      // Lucene's usual policy merges parts of the index out of turn; then document numbers were no longer topic numbers.
      IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer()).setMergePolicy(new LogDocMergePolicy());
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (List<Coded> phrasings : topics) {
          writer.addDocument(document(vocabulary, parts, phrasings));
        }
        writer.forceMerge(1);
      }
      IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setSimilarity(SIMILARITY);
      searcher.setQueryCache(null);
      List<Cut> cuts = parts.stream().map(Part::cut).toList();
      return new LexicalIndex(vocabulary, parts, searcher, few ? TermScores.of(searcher, cuts, vocabulary) : null);
    } catch (IOException e) {
      throw new UncheckedIOException("An index in memory cannot be written", e);
    }
  }

  private static Document document(Vocabulary vocabulary, List<Part> parts, List<Coded> phrasings) {
    Document document = new Document();
    for (Part part : parts) {
      int[] terms = phrasings.stream().flatMapToInt(phrasing -> Arrays.stream(phrasing.of(part.cut()))).sorted().toArray();
      document.add(new Field(part.cut().field(), new CountedTerms(vocabulary, terms), TERMS));
    }
    return document;
  }

  /** A found document and its BM25 sum. */
  record Hit(int topic, float score) {}

  /** The best {@value #CANDIDATES} topics for a message; with few topics all that share a term. */
  List<Hit> search(Coded message) {
    return scores == null ? searchLucene(message) : lookUp(scores, message);
  }

  private List<Hit> lookUp(TermScores known, Coded message) {
    float[] sums = new float[searcher.getIndexReader().maxDoc()];
    for (Part part : parts) {
      for (int term : message.distinct(part.cut(), MOST_TERMS)) {
        known.add(term, part.weight(), sums);
      }
    }
    List<Hit> hits = new ArrayList<>();
    for (int topic = 0; topic < sums.length; topic++) {
      if (sums[topic] > 0) {
        hits.add(new Hit(topic, sums[topic]));
      }
    }
    return hits;
  }

  private List<Hit> searchLucene(Coded message) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Part part : parts) {
      for (int number : message.distinct(part.cut(), MOST_TERMS)) {
        if (number >= 0) {
          Term term = new Term(part.cut().field(), vocabulary.piece(number));
          query.add(new BoostQuery(new TermQuery(term), part.weight()), Occur.SHOULD);
        }
      }
    }
    try {
      ScoreDoc[] found = searcher.search(query.build(), CANDIDATES).scoreDocs;
      return List.of(found).stream().map(hit -> new Hit(hit.doc, hit.score)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("An index in memory cannot be read", e);
    }
  }
}
