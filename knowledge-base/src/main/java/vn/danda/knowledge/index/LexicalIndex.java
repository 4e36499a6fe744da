package vn.danda.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
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

  /** With more topics, trigrams match everything and cost most of the time; and a table of all scores grows too big. */
  private static final int MANY_TOPICS = 2_000;

  private static final FieldType TERMS = new FieldType();

  static {
    TERMS.setTokenized(true);
    TERMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TERMS.freeze();
  }

  /** What of a text goes into which field, and how much a match there counts. */
  private record Part(String field, Function<Terms, List<String>> terms, float weight) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("marked", Terms::marked, 1f),
          new Part("folded", Terms::folded, 1f),
          new Part("markedPairs", Terms::markedPairs, 0.7f),
          new Part("foldedPairs", Terms::foldedPairs, 0.7f),
          new Part("trigrams", Terms::trigrams, 0.4f));

  private final List<Part> parts;
  private final IndexSearcher searcher;
  private final @Nullable TermScores scores;

  private LexicalIndex(List<Part> parts, IndexSearcher searcher, @Nullable TermScores scores) {
    this.parts = parts;
    this.searcher = searcher;
    this.scores = scores;
  }

  /** Document numbers are the positions in {@code topics}; each topic is the list of its phrasings' terms. */
  static LexicalIndex over(List<List<Terms>> topics) {
    boolean few = topics.size() < MANY_TOPICS;
    List<Part> parts = few ? PARTS : PARTS.stream().filter(part -> !part.field().equals("trigrams")).toList();
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
        for (List<Terms> phrasings : topics) {
          writer.addDocument(document(parts, phrasings));
        }
        writer.forceMerge(1);
      }
      IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setSimilarity(SIMILARITY);
      searcher.setQueryCache(null);
      return new LexicalIndex(parts, searcher, few ? TermScores.of(searcher, parts.stream().map(Part::field).toList()) : null);
    } catch (IOException e) {
      throw new UncheckedIOException("An index in memory cannot be written", e);
    }
  }

  private static Document document(List<Part> parts, List<Terms> phrasings) {
    Document document = new Document();
    for (Part part : parts) {
      Map<String, Integer> counts = new TreeMap<>();
      phrasings.forEach(phrasing -> part.terms().apply(phrasing).forEach(term -> counts.merge(term, 1, Integer::sum)));
      document.add(new Field(part.field(), new CountedTerms(counts), TERMS));
    }
    return document;
  }

  /** A found document and its BM25 sum. */
  record Hit(int topic, float score) {}

  /** The best topics for a message, best first; with few topics all that share a term, in any order. */
  List<Hit> search(Terms message, int most) {
    return scores == null ? searchLucene(message, most) : lookUp(scores, message);
  }

  private List<Hit> lookUp(TermScores known, Terms message) {
    float[] sums = new float[searcher.getIndexReader().maxDoc()];
    for (Part part : parts) {
      terms(part, message).forEach(term -> known.add(part.field(), term, part.weight(), sums));
    }
    List<Hit> hits = new ArrayList<>();
    for (int topic = 0; topic < sums.length; topic++) {
      if (sums[topic] > 0) {
        hits.add(new Hit(topic, sums[topic]));
      }
    }
    return hits;
  }

  private List<Hit> searchLucene(Terms message, int most) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (Part part : parts) {
      for (String term : terms(part, message)) {
        query.add(new BoostQuery(new TermQuery(new Term(part.field(), term)), part.weight()), Occur.SHOULD);
      }
    }
    try {
      ScoreDoc[] found = searcher.search(query.build(), most).scoreDocs;
      return List.of(found).stream().map(hit -> new Hit(hit.doc, hit.score)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("An index in memory cannot be read", e);
    }
  }

  private static List<String> terms(Part part, Terms message) {
    return new LinkedHashSet<>(part.terms().apply(message)).stream().limit(MOST_TERMS).toList();
  }
}
