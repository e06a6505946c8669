package dev.herald.persistence.search;

import dev.herald.application.port.out.Highlighter;
import dev.herald.persistence.search.WordAnalyzer.Phrase;
import java.util.BitSet;
import java.util.List;

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
            var to = end(phrase, placed.subList(place, place + phrase.words().size()));
            found.set(folded.origins().get(from).from(), folded.origins().get(to - 1).to());
          });
    }
    return found;
  }

  /** The end of the last word, or of that beginning of it which was sought. */
  private static int end(Phrase phrase, List<PlacedWord> found) {
    var last = found.get(found.size() - 1);
    if (!phrase.lastIsPrefix()) return last.to();
    var sought = phrase.words().get(phrase.words().size() - 1).replace(Clusters.END, "");
    return Math.min(last.to(), last.from() + sought.length());
  }
}
