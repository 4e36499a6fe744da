package vn.danda.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
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

/**
 * The only owner of Lucene: one document per topic in memory, five fields, summed BM25. Built once, then read-only and
 * safe for many threads. A message reaches Lucene as single terms, never through a query parser.
 */
final class LexicalIndex {

  /** The longest letters seen had 151 syllables; beyond 64 terms a field costs time and brings nothing. */
  private static final int MOST_TERMS = 64;

  private static final int MOST_TOPICS_WITH_TRIGRAMS = 2_000;

  private static final FieldType TERMS = new FieldType();

  static {
    TERMS.setTokenized(true);
    TERMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TERMS.freeze();
  }

  private final IndexSearcher searcher;
  private final boolean trigrams;

  private LexicalIndex(IndexSearcher searcher, boolean trigrams) {
    this.searcher = searcher;
    this.trigrams = trigrams;
  }

  /** Document numbers are the positions in {@code topics}; each topic is the list of its phrasings' terms. */
  static LexicalIndex over(List<List<Terms>> topics) {
    boolean trigrams = topics.size() < MOST_TOPICS_WITH_TRIGRAMS;
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
        for (List<Terms> phrasings : topics) {
          writer.addDocument(document(phrasings, trigrams));
        }
        writer.forceMerge(1);
      }
      IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
      searcher.setQueryCache(null);
      return new LexicalIndex(searcher, trigrams);
    } catch (IOException e) {
      throw new UncheckedIOException("An index in memory cannot be written", e);
    }
  }

  private static Document document(List<Terms> phrasings, boolean trigrams) {
    Document document = new Document();
    for (Terms terms : phrasings) {
      add(document, "marked", terms.marked());
      add(document, "folded", terms.folded());
      add(document, "markedPairs", terms.markedPairs());
      add(document, "foldedPairs", terms.foldedPairs());
      if (trigrams) {
        add(document, "trigrams", terms.trigrams());
      }
    }
    return document;
  }

  private static void add(Document document, String field, List<String> terms) {
    document.add(new Field(field, String.join(" ", terms), TERMS));
  }

  /** A found document and its BM25 sum. */
  record Hit(int topic, float score) {}

  /** The best topics for a message, best first; ties in the order of the topics. */
  List<Hit> search(Terms message, int most) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    add(query, "marked", message.marked(), 1f);
    add(query, "folded", message.folded(), 1f);
    add(query, "markedPairs", message.markedPairs(), 0.7f);
    add(query, "foldedPairs", message.foldedPairs(), 0.7f);
    if (trigrams) {
      add(query, "trigrams", message.trigrams(), 0.4f);
    }
    try {
      ScoreDoc[] found = searcher.search(query.build(), most).scoreDocs;
      return List.of(found).stream().map(hit -> new Hit(hit.doc, hit.score)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("An index in memory cannot be read", e);
    }
  }

  private static void add(BooleanQuery.Builder query, String field, Collection<String> terms, float weight) {
    new LinkedHashSet<>(terms)
        .stream()
            .limit(MOST_TERMS)
            .map(term -> new BoostQuery(new TermQuery(new Term(field, term)), weight))
            .forEach(clause -> query.add(clause, Occur.SHOULD));
  }
}
