package dev.herald.persistence.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a reader of Thai, Lao, Khmer or Burmese takes for one character: a letter with the vowels
 * and tones at it, and what is stacked below. It is said here, not asked of Java, whose versions
 * differ: what is stored must fit what is sought years later.
 */
final class Clusters {

  /** A letter after a sign that stacks it, Khmer's coeng or Burmese's virama, goes on as well. */
  private static final Pattern CLUSTER =
      Pattern.compile("(?s).\\p{M}*+(?:(?<=[\\u17D2\\u1039])\\p{L}\\p{M}*+)*+");

  /**
   * Stands between the two of a pair and after the last of a run, so that a cluster is the
   * beginning of a word only if the whole of it is there. No text has this private character in a
   * run.
   */
  static final String END = "\uE001";

  private Clusters() {}

  /**
   * The pairs of neighbouring clusters in a run, and its last cluster.
   *
   * @param at where the run stands
   */
  static List<PlacedWord> words(String run, int at) {
    var clusters = CLUSTER.matcher(run).results().toList();
    var words = new ArrayList<PlacedWord>();
    for (var i = 0; i < clusters.size(); i++) {
      var first = clusters.get(i);
      var next = i + 1 < clusters.size() ? clusters.get(i + 1).group() : "";
      words.add(
          new PlacedWord(
              first.group() + END + next, at + first.start(), at + first.end() + next.length()));
    }
    return words;
  }
}
