package dev.herald.persistence.search;

import static java.lang.Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS;
import static java.lang.Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_A;
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
            .filter(FoldedTextTest::isOfAKindOfItsOwn)
            .mapToObj(character -> (char) character + next)
            .collect(Collectors.joining());

    assertThat(FoldedText.of(text).value()).isEqualTo(FoldedText.fold(text));
  }

  /** Of ideographs, and of what means nothing, one in 64 stands for the others. */
  private static boolean isOfAKindOfItsOwn(int character) {
    var type = Character.getType(character);
    return character % 64 == 0
        || !(type == Character.PRIVATE_USE
            || type == Character.UNASSIGNED
            || Character.UnicodeBlock.of(character) == CJK_UNIFIED_IDEOGRAPHS
            || Character.UnicodeBlock.of(character) == CJK_UNIFIED_IDEOGRAPHS_EXTENSION_A);
  }
}
