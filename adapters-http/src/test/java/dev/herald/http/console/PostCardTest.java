package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.post.FindHighlights.Span;
import dev.herald.domain.post.PostType;
import dev.herald.http.console.PostCard.Piece;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of a long text a list shows a part, with what was searched for. */
class PostCardTest {

  @Test
  void textIsCutWhereItIsMarked() {
    assertThat(PostCard.pieces("a trams b trams", List.of(new Span(2, 7), new Span(10, 15))))
        .containsExactly(
            new Piece("a ", false),
            new Piece("trams", true),
            new Piece(" b ", false),
            new Piece("trams", true));
    assertThat(PostCard.pieces("", List.of())).isEmpty();
  }

  @Test
  void shortTextIsShownWhole() {
    assertThat(shown("x".repeat(300))).isEqualTo("x".repeat(300));
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertThat(shown("x".repeat(301))).isEqualTo("x".repeat(300) + "…");
    assertThat(shown("x".repeat(299) + "😀")).isEqualTo("x".repeat(299) + "…");
  }

  @Test
  void textBeforeTheFirstMarkIsCutAtItsBeginning() {
    var text = "😀".repeat(100) + "found" + "y".repeat(1000);

    assertThat(shown(text, new Span(200, 205)))
        .isEqualTo("…" + "😀".repeat(12) + "found" + "y".repeat(270) + "…");
  }

  @Test
  void itsFirstWordsTellItFromOthers() {
    assertThat(card("Trams resume\n  at six").beginning()).isEqualTo("Trams resume at six");
    assertThat(card("Trams resume at six, and " + "buses ".repeat(20)).beginning())
        .isEqualTo("Trams resume at six, and buses buses buses buses buses buses…");
    assertThat(card("").beginning()).isEmpty();
  }

  private static String shown(String text, Span... marks) {
    return card(text, marks).shortText().stream().map(Piece::text).reduce("", String::concat);
  }

  private static PostCard card(String text, Span... marks) {
    return new PostCard(
        Optional.empty(),
        "news",
        "News",
        "",
        PostType.TEXT_ONLY,
        PostCard.pieces(text, List.of(marks)),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
