package vn.danda.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
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
import vn.danda.knowledge.text.Tokens;
import vn.danda.knowledge.text.VietnameseText;

/**
 * How much longer our understanding of a question takes than plain BM25 over the same phrasings, folded, in the same JVM.
 * Run by {@code deploy/dev/load/search.sh}; the two take turns, so that both see the same machine.
 */
public final class SearchBench {

  private static final int ROUNDS = 12;
  private static final int WARM_UP_ROUNDS = 6;

  private SearchBench() {}

  public static void main(String[] arguments) throws IOException {
    Knowledge knowledge = KnowledgeFiles.shipped();
    List<String> phrasings = new ArrayList<>();
    knowledge.entries().forEach(entry -> entry.phrasings().values().forEach(phrasings::addAll));
    Collections.shuffle(phrasings, new Random(1));
    List<String> questions = List.copyOf(phrasings.subList(0, Math.min(1000, phrasings.size())));

    FaqSearch ours = FaqSearch.over(knowledge);
    try (DirectoryReader reader = plain(knowledge)) {
      IndexSearcher plain = new IndexSearcher(reader);
      long[] oursNanos = new long[0];
      long[] plainNanos = new long[0];
      for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
        long[] first = timed(questions, question -> ours.understand(Question.of(question)));
        long[] second = timed(questions, question -> plain.search(query(question), 10));
        if (round >= WARM_UP_ROUNDS) {
          oursNanos = joined(oursNanos, first);
          plainNanos = joined(plainNanos, second);
        }
      }
      System.out.printf(
          "| search | %d entries, %d phrasings | ours p50 %.0f p99 %.0f µs | BM25 p50 %.0f p99 %.0f µs | p50 ours ÷ BM25 %.1f |%n",
          knowledge.entries().size(), phrasings.size(), at(oursNanos, .5), at(oursNanos, .99), at(plainNanos, .5), at(plainNanos, .99),
          at(oursNanos, .5) / at(plainNanos, .5));
    }
  }

  private interface Search {
    Object of(String question) throws IOException;
  }

  private static long[] timed(List<String> questions, Search search) throws IOException {
    long[] nanos = new long[questions.size()];
    for (int i = 0; i < nanos.length; i++) {
      long began = System.nanoTime();
      if (search.of(questions.get(i)) == null) {
        throw new IllegalStateException("Nothing came back");
      }
      nanos[i] = System.nanoTime() - began;
    }
    return nanos;
  }

  private static DirectoryReader plain(Knowledge knowledge) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
      for (FaqEntry entry : knowledge.entries()) {
        Document document = new Document();
        document.add(new TextField("text", folded(entry.question()), Field.Store.NO));
        entry.phrasings().values().forEach(
            some -> some.forEach(phrasing -> document.add(new TextField("text", folded(phrasing), Field.Store.NO))));
        writer.addDocument(document);
      }
    }
    return DirectoryReader.open(directory);
  }

  private static BooleanQuery query(String question) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    Set<String> terms = new HashSet<>(Tokens.of(folded(question)));
    terms.stream().limit(64).forEach(term -> query.add(new TermQuery(new Term("text", term)), Occur.SHOULD));
    return query.build();
  }

  private static String folded(String text) {
    return String.join(" ", Tokens.of(VietnameseText.fold(text)));
  }

  private static double at(long[] nanos, double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))] / 1000.0;
  }

  private static long[] joined(long[] first, long[] second) {
    long[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
