package dev.herald.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.persistence.search.FoldedText.Origin;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTextTest {

  @Test
  void knowsWhereEachCharacterComesFrom() {
    var folded = FoldedText.of("e\u0301ﬁ𠮷");

    assertThat(folded.value()).isEqualTo("efi𠮷");
    assertThat(folded.origins())
        .containsExactly(
            new Origin(0, 2),
            new Origin(2, 3),
            new Origin(2, 3),
            new Origin(3, 5),
            new Origin(3, 5));
  }

  /** A text must be made of the same words whether somebody asks for their places or not. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\u0301", "\u3099", "\u1161", "\u11A8", "\u09BE", "e", "가", "ㅏ", "ﾞ"})
  void foldsEveryCharacterAsInAWholeText(String next) {
    var text =
        IntStream.rangeClosed(0, Character.MAX_VALUE)
            .mapToObj(character -> (char) character + next)
            .collect(Collectors.joining());

    assertThat(FoldedText.of(text).value()).isEqualTo(FoldedText.fold(text));
  }
}
