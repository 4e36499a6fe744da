package vn.danda.knowledge.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import vn.danda.knowledge.FaqEntry;
import vn.danda.knowledge.Knowledge;
import vn.danda.knowledge.text.Tokens;
import vn.danda.knowledge.text.VietnameseText;

/** What a search costs with nothing but Lucene: one document per entry, one field of words without marks, ten best. */
final class PlainBm25 {

  private final IndexSearcher searcher;

  private PlainBm25(IndexSearcher searcher) {
    this.searcher = searcher;
    searcher.setQueryCache(null);
  }

  static PlainBm25 over(Knowledge knowledge) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
      for (FaqEntry entry : knowledge.entries()) {
        Document document = new Document();
        entry.allPhrasings().forEach(phrasing -> document.add(new TextField("words", folded(phrasing), Field.Store.NO)));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
    return new PlainBm25(new IndexSearcher(DirectoryReader.open(directory)));
  }

  int search(String message) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    Set<String> words = new LinkedHashSet<>(Tokens.of(VietnameseText.fold(message)));
    words.forEach(word -> query.add(new TermQuery(new Term("words", word)), Occur.SHOULD));
    try {
      return searcher.search(query.build(), 10).scoreDocs.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String folded(String text) {
    return String.join(" ", Tokens.of(VietnameseText.fold(text)));
  }
}
