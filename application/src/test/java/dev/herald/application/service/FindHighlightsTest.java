package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.post.FindHighlights.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindHighlightsTest extends Story {

  @Test
  void findsWordsFromLeftToRight() {
    assertThat(find("The quick brown fox", "FOX quick"))
        .containsExactly(new Span(4, 9), new Span(16, 19));
  }

  @Test
  void wordsThatTouchOrOverlapAreOnePart() {
    assertThat(find("iPhone手机和", "手机 iphone")).containsExactly(new Span(0, 8));
    assertThat(find("今天北京的天气", "京的 北京")).containsExactly(new Span(2, 5));
  }

  @Test
  void splitsNoCharacter() {
    assertThat(find("a 😀 b", "😀")).containsExactly(new Span(2, 4));
    assertThat(find("𠮷野家", "𠮷")).containsExactly(new Span(0, 2));
  }

  @Test
  void findsAWholeText() {
    assertThat(find("fox", "fox")).containsExactly(new Span(0, 3));
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(find("", "fox")).isEmpty();
    assertThat(find("fox", "")).isEmpty();
    assertThat(find("fox", "dog")).isEmpty();
  }

  private List<Span> find(String text, String words) {
    return herald.findHighlights().find(text, words);
  }
}
