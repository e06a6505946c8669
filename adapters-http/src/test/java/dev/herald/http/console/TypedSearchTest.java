package dev.herald.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.post.PostType;
import dev.herald.http.console.TypedSearch.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedSearchTest {

  @Test
  void operatorsMayStandAnywhereAmongTheWords() {
    var typed =
        TypedSearch.of(
            "channel:zoo red type:image \"green  apple\" before:2026-11-01 HAS:Link pie");

    assertThat(typed.words()).isEqualTo("red \"green  apple\" pie");
    assertThat(typed.value(Kind.CHANNEL)).contains("zoo");
    assertThat(typed.type()).contains(PostType.IMAGE_ONLY);
    assertThat(typed.to()).contains(LocalDate.of(2026, 10, 31));
    assertThat(typed.from()).isEmpty();
    assertThat(typed.hasLinks()).isTrue();
  }

  @Test
  void afterADayBeginsWithTheNextDay() {
    assertThat(TypedSearch.of("after:2026-12-31").from()).contains(LocalDate.of(2027, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name:zoo",
        "type:film",
        "has:image",
        "channel:",
        ":zoo",
        "\"channel:zoo\"",
        "a \"b",
        "https://example.org:80/x",
        "12:30",
        "before : 2026-11-01",
        "-type:text"
      })
  void whatIsNoOperatorIsWords(String text) {
    var typed = TypedSearch.of(text);

    assertThat(typed.operators()).isEmpty();
    assertThat(typed.words()).isEqualTo(text);
  }

  @Test
  void lastOperatorOfAKindCounts() {
    var typed = TypedSearch.of("type:text type:custom channel:a channel:b");

    assertThat(typed.type()).contains(PostType.CUSTOM);
    assertThat(typed.value(Kind.CHANNEL)).contains("b");
  }

  @Test
  void spaceBehindTheLastWordStays() {
    assertThat(TypedSearch.of("type:text storm ").words()).isEqualTo("storm ");
    assertThat(TypedSearch.of("storm type:text").words()).isEqualTo("storm");
    assertThat(TypedSearch.of("storm war").words()).isEqualTo("storm war");
    assertThat(TypedSearch.of(" type:text ").words()).isEmpty();
    assertThat(TypedSearch.of("").words()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-13-01", "2026", "tomorrow", "9999-12-31", "+10000-01-01", "0000-01-01"})
  void dateThatIsNoneIsNamed(String date) {
    var typed = TypedSearch.of("fox before:" + date);

    assertThat(typed.wrongDate()).contains(date);
    assertThat(typed.to()).isEmpty();
    assertThat(TypedSearch.of("after:2026-01-31").wrongDate()).isEmpty();
  }

  @Test
  void sameSearchCanBeTypedWithoutAnOperator() {
    var typed = TypedSearch.of("red channel:zoo after:2026-01-01 before:2026-02-01 fox");

    assertThat(typed.without(Kind.CHANNEL)).isEqualTo("red fox after:2026-01-01 before:2026-02-01");
    assertThat(typed.without(Kind.AFTER, Kind.BEFORE)).isEqualTo("red fox channel:zoo");
    assertThat(TypedSearch.of("has:link").without(Kind.HAS)).isEmpty();
  }

  @Test
  void wordsBeforeAShortEndAreWhatWasTypedBefore() {
    assertThat(TypedSearch.beforeShortEnd("storm w")).contains("storm ");
    assertThat(TypedSearch.beforeShortEnd("see example.org/ab")).contains("see example.org/");
    assertThat(TypedSearch.beforeShortEnd("storm war")).isEmpty();
    assertThat(TypedSearch.beforeShortEnd("storm w ")).isEmpty();
    assertThat(TypedSearch.beforeShortEnd("st")).isEmpty();
  }
}
