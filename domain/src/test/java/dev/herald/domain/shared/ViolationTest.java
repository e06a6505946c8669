package dev.herald.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViolationTest {

  @ParameterizedTest
  @CsvSource({
    "name, name.too_long",
    "url, url.too_long",
    "links[2].url, links.url.too_long",
    "images[10].alt, images.alt.too_long",
    "a[0].b[123].c, a.b.c.too_long",
    "matrix[1][2], matrix.too_long",
    "odd[x], odd[x].too_long",
  })
  void hasACodeWithoutIndexes(String field, String code) {
    assertThat(Violation.tooLong(field, 1, 2).code()).isEqualTo(code);
  }

  @Test
  void speaksAWholeSentence() {
    assertThat(Violation.required("name").message()).isEqualTo("name is required");
    assertThat(Violation.tooLong("name", 150, 151).message())
        .isEqualTo("name must be at most 150 bytes in UTF-8, but has 151");
    assertThat(Violation.tooMany("images", 9, 10).message())
        .isEqualTo("images must have at most 9 items, but has 10");
    assertThat(Violation.outOfRange("limit", 1, 100, 0).message())
        .isEqualTo("limit must be from 1 to 100, but is 0");
    assertThat(Violation.outOfRange("size", 16, 1024, "pixels", 1025).message())
        .isEqualTo("size must be from 16 to 1024 pixels, but is 1025");
  }

  @Test
  void carriesTheNumbersOfARuleThatHasSome() {
    assertThat(Violation.tooLong("name", 150, 151))
        .extracting(Violation::rule, Violation::limit, Violation::actual)
        .containsExactly("too_long", 150L, 151L);
    assertThat(Violation.tooMany("images", 9, 10))
        .extracting(Violation::rule, Violation::limit, Violation::actual)
        .containsExactly("too_many", 9L, 10L);
    assertThat(Violation.required("name"))
        .extracting(Violation::rule, Violation::limit, Violation::actual)
        .containsExactly("required", null, null);
  }

  @ParameterizedTest
  @CsvSource({"15, 16", "-1, 16", "1025, 1024", "9223372036854775807, 1024"})
  void carriesTheBoundThatIsBroken(long actual, long broken) {
    assertThat(Violation.outOfRange("size", 16, 1024, actual))
        .extracting(Violation::code, Violation::limit, Violation::actual)
        .containsExactly("size.out_of_range", broken, actual);
  }

  @Test
  void changesOnlyItsPlaceWhenItIsRenamedOrNested() {
    var inAList = Violation.tooLong("url", 2048, 2049).in("links[2]");

    assertThat(inAList).isEqualTo(Violation.tooLong("links[2].url", 2048, 2049));
    assertThat(inAList.in("post")).isEqualTo(Violation.tooLong("post.links[2].url", 2048, 2049));
    assertThat(inAList.as("website")).isEqualTo(Violation.tooLong("website", 2048, 2049));
  }

  @Test
  void needsAFieldARuleAndWords() {
    assertThatNullPointerException().isThrownBy(() -> Violation.of(null, "rule", "text"));
    assertThatNullPointerException().isThrownBy(() -> Violation.of("field", null, "text"));
    assertThatNullPointerException().isThrownBy(() -> Violation.of("field", "rule", null));
  }
}
