package dev.herald.persistence.search;

import dev.herald.application.port.out.Highlighter;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.util.BitSet;

/** Finds words by the analyzer that made them for the search. */
public final class AnalyzerHighlighter implements Highlighter {

  private final WordAnalyzer analyzer;

  public AnalyzerHighlighter(WordAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  @Override
  public BitSet find(String text, String words) {
    var found = new BitSet(text.length());
    var phrases = analyzer.phrases(words);
    if (phrases.isEmpty()) return found;
    var folded = FoldedText.of(text);
    var placed = analyzer.words(folded);
    var index = new PhraseIndex(placed.stream().map(PlacedWord::value).toList());
    for (var phrase : phrases) {
      index.find(
          phrase,
          place -> {
            var from = placed.get(place).from();
            var last = placed.get(place + phrase.words().size() - 1);
            var to = phrase.lastIsPrefix() ? end(phrase, last, folded.value()) : last.to();
            found.set(folded.origins().get(from).from(), folded.origins().get(to - 1).to());
          });
    }
    return found;
  }

  /** The end of that beginning of a word which was sought. A word may have ae where text has æ. */
  private static int end(Phrase phrase, PlacedWord found, String text) {
    var sought = phrase.words().get(phrase.words().size() - 1).replace(Clusters.END, "");
    var to = found.from();
    for (var length = 0; length < sought.length() && to < found.to(); to++) {
      length += WordAnalyzer.length(text.charAt(to));
    }
    return to;
  }
}
