package dev.herald.persistence.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Makes words of text: without case and accents, and for scripts that are written without spaces
 * every pair of neighbouring characters. Safe for use by many threads.
 *
 * <p>A run of such characters also leaves its last one as a word, so that every single character is
 * the beginning of some word: 中国人 becomes 中国, 国人 and 人, and a search for 国 alone is one for words
 * that begin with it. In Thai, Lao, Khmer and Burmese, a character is what {@link Clusters} says.
 *
 * <p>Whoever changes what words it makes, or what a store keeps with them, must raise {@link
 * #VERSION}, so that what was made before is made anew.
 */
public final class WordAnalyzer {

  /** With fewer letters, too many words begin. */
  private static final int SHORTEST_BEGINNING = 3;

  /** Which words it makes. */
  public static final int VERSION = 4;

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /** It is no quote there, but stands for an abbreviation. */
  private static final Pattern QUOTE_IN_HEBREW =
      Pattern.compile("(?<=[\\u05D0-\\u05EA])\"(?=[\\u05D0-\\u05EA])");

  /** Chains are dear to make and serve one text at a time. */
  private final Queue<Chain> idle = new ConcurrentLinkedQueue<>();

  /** The words of a text, in order, as a store keeps them. */
  public List<String> words(String text) {
    return analyze(FoldedText.fold(text)).values();
  }

  /** The words of a text, in order, with their places. */
  List<PlacedWord> words(FoldedText text) {
    return analyze(text.value()).words();
  }

  /**
   * What a search asks for: phrases that must all be there. A phrase is what stands between double
   * quotes, or else between spaces. A phrase without a word in it asks for nothing.
   *
   * <p>Of the last word the beginning will do, as it may still be being typed: unless a space, a
   * quote or anything else is behind it, or it has but a letter or two.
   */
  public List<Phrase> phrases(String search) {
    var phrases = new ArrayList<Phrase>();
    var isOpen = false;
    var parts = QUOTE_IN_HEBREW.matcher(search).replaceAll("").split("\"", -1);
    for (var i = 0; i < parts.length; i++) {
      var quoted = i % 2 == 1 && i < parts.length - 1;
      var texts = quoted ? new String[] {parts[i]} : SPACE.split(parts[i], -1);
      for (var text : texts) {
        var analyzed = analyze(FoldedText.fold(text));
        if (!analyzed.words().isEmpty()) phrases.add(phrase(analyzed));
        isOpen = !quoted && analyzed.endsInWord();
      }
    }
    if (isOpen) openLast(phrases);
    return List.copyOf(new LinkedHashSet<>(phrases));
  }

  private static void openLast(List<Phrase> phrases) {
    var end = phrases.size() - 1;
    var words = phrases.get(end).words();
    var last = words.get(words.size() - 1);
    if (last.codePointCount(0, last.length()) >= SHORTEST_BEGINNING) {
      phrases.set(end, phrases.get(end).asPrefix());
    }
  }

  private static Phrase phrase(Analyzed analyzed) {
    var words = analyzed.values();
    if (!analyzed.endsInRun()) return new Phrase(words, false);
    // The run may go on in the text that is searched, so its last character is no word of its own.
    return words.size() > 1 && analyzed.endsInPair()
        ? new Phrase(words.subList(0, words.size() - 1), false)
        : new Phrase(words, true);
  }

  /** How many characters of a word a character of a folded text becomes. */
  static int length(char character) {
    if (character < 0x80) return 1;
    return ASCIIFoldingFilter.foldToASCII(new char[] {character}, 0, new char[4], 0, 1);
  }

  private Analyzed analyze(String folded) {
    if (folded.isBlank()) return Analyzed.NOTHING;
    var chain = idle.poll();
    if (chain == null) chain = new Chain();
    var analyzed = chain.analyze(folded);
    idle.add(chain);
    return analyzed;
  }

  /**
   * Words that must follow each other.
   *
   * @param lastIsPrefix whether the last word need only be the beginning of one
   */
  public record Phrase(List<String> words, boolean lastIsPrefix) {

    public Phrase {
      words = List.copyOf(words);
    }

    /** The same phrase, in which the last word need only be the beginning of one. */
    public Phrase asPrefix() {
      return new Phrase(words, true);
    }
  }

  private static final class Chain {

    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final TokenStream stream =
        new CJKBigramFilter(new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer)));
    private final CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
    private final TypeAttribute type = stream.addAttribute(TypeAttribute.class);

    Analyzed analyze(String text) {
      try {
        var words = new WordList(text);
        tokenizer.setReader(new StringReader(text));
        stream.reset();
        while (stream.incrementToken()) {
          words.add(type.type(), term.toString(), offset.startOffset(), offset.endOffset());
        }
        stream.end();
        stream.close();
        return words.analyzed();
      } catch (IOException e) {
        throw new UncheckedIOException("a string can be read", e);
      }
    }
  }
}
