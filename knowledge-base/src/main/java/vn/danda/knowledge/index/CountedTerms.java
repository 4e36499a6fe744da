package vn.danda.knowledge.index;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Hands Lucene each term of a document once, with its count: a topic says most of its words fifty times. */
final class CountedTerms extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final Vocabulary vocabulary;
  private final int[] terms;
  private int at;

  /** {@code terms} are ascending; equal ones are counted together. */
  CountedTerms(Vocabulary vocabulary, int[] terms) {
    this.vocabulary = vocabulary;
    this.terms = terms;
  }

  @Override
  public void reset() {
    at = 0;
  }

  @Override
  public boolean incrementToken() {
    if (at == terms.length) {
      return false;
    }
    int first = at;
    while (at < terms.length && terms[at] == terms[first]) {
      at++;
    }
    term.setEmpty().append(vocabulary.piece(terms[first]));
    frequency.setTermFrequency(at - first);
    return true;
  }
}
