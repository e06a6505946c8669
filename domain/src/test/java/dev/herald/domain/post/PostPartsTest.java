package dev.herald.domain.post;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Invalid.assertViolations;
import static dev.herald.domain.Samples.NOW;
import static dev.herald.domain.Samples.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.Violation;
import org.junit.jupiter.api.Test;

/** What posts are made of. The limits of its texts stand in {@code TextFieldsTest}. */
class PostPartsTest {

  @Test
  void aTextKeepsItsShapeAndEveryCharacter() {
    var text = "  신간 안내\n\n\t1. 『채식주의자』\r\n2. cafe\u0301 👩‍🚀 ";
    assertThat(new PostText(text).value()).isEqualTo(text);
  }

  @Test
  void aTextOfZeroWidthCharactersIsNoText() {
    assertViolations(() -> new PostText("\u200B\n\u2060\uFEFF"))
        .containsExactly(Violation.required("text"));
  }

  @Test
  void customDataIsKeptToTheByte() {
    var data = "\t{\"a\": \"\u0001\u0301\"} \n";
    assertThat(new CustomData(data).value()).isEqualTo(data);
  }

  @Test
  void aLinkHasALabelAndAnAddress() {
    assertThat(Link.of(" Opening hours ", "https://library.example/hours"))
        .isEqualTo(new Link("Opening hours", new HttpUrl("https://library.example/hours")));
  }

  @Test
  void aLinkSaysAllThatIsWrongWithBothParts() {
    assertCodes(() -> Link.of(null, null)).containsExactly("label.required", "url.required");
    assertCodes(() -> Link.of("a\n" + "b".repeat(99), "javascript:alert(1)"))
        .containsExactly("label.control_character", "label.too_long", "url.not_http");
    assertCodes(() -> Link.of("Hours", "https://a@library.example"))
        .containsExactly("url.credentials");
    assertCodes(() -> Link.of(" ", "https://library.example")).containsExactly("label.required");
  }

  @Test
  void anImageMayHaveAlternativeText() {
    assertThat(new PostImage(STORED, "The door,\nopen").alt()).isEqualTo("The door,\nopen");
    assertThat(PostImage.of(STORED)).isEqualTo(new PostImage(STORED, null));
    assertThat(PostImage.of(STORED).image()).isEqualTo(STORED);
    assertThat(PostImage.of(STORED).alt()).isEmpty();
  }

  @Test
  void alternativeTextAloneIsNoImage() {
    assertThatNullPointerException().isThrownBy(() -> new PostImage(null, "The door"));
  }

  @Test
  void aRecallHasATimeAndMayHaveAReason() {
    assertThat(new Recall(" wrong date ", NOW)).isEqualTo(new Recall("wrong date", NOW));
    assertThat(new Recall(null, NOW).reason()).isEmpty();
    assertThatNullPointerException().isThrownBy(() -> new Recall("wrong date", null));
  }
}
