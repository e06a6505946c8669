package dev.herald.domain.post;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Invalid.assertViolations;
import static dev.herald.domain.Samples.ELSEWHERE;
import static dev.herald.domain.Samples.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.herald.domain.shared.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PostContentTest {

  private static final PostText TEXT = new PostText("We open at nine.");
  private static final PostImage IMAGE = new PostImage(STORED, "The door");
  private static final CustomData DATA = new CustomData("{\"poll\": 7}");
  private static final Link LINK = Link.of("Hours", "https://library.example/hours");

  static Stream<Arguments> kinds() {
    var text = PostContent.text(TEXT);
    var images = PostContent.images(List.of(IMAGE));
    var both = PostContent.imagesWithText(List.of(IMAGE), TEXT);
    return Stream.of(
        Arguments.of(PostType.TEXT_ONLY, text),
        Arguments.of(PostType.TEXT_ONLY, text.withCustomData(DATA)),
        Arguments.of(PostType.IMAGE_ONLY, images),
        Arguments.of(PostType.IMAGE_ONLY, images.withCustomData(DATA)),
        Arguments.of(PostType.IMAGE_AND_TEXT, both),
        Arguments.of(PostType.IMAGE_AND_TEXT, both.withCustomData(DATA)),
        Arguments.of(PostType.CUSTOM, PostContent.custom(DATA)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void derivesItsTypeFromWhatIsThere(PostType type, PostContent content) {
    assertThat(content.type()).isEqualTo(type);
    assertThat(content.withLinks(List.of(LINK)).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesEveryTypeButItsOwn(PostType type, PostContent content) {
    assertThatCode(() -> content.expectType(type)).doesNotThrowAnyException();
    for (var other : EnumSet.complementOf(EnumSet.of(type))) {
      assertViolations(() -> content.expectType(other))
          .containsExactly(
              Violation.of(
                  "type", "mismatch", "must be " + type + " for this content, but is " + other));
    }
  }

  @Test
  void keepsWhatItWasMadeOf() {
    assertThat(PostContent.text(TEXT))
        .isEqualTo(content(Optional.of(TEXT), List.of(), List.of(), Optional.empty()));
    assertThat(PostContent.images(List.of(IMAGE)))
        .isEqualTo(content(Optional.empty(), List.of(IMAGE), List.of(), Optional.empty()));
    assertThat(PostContent.imagesWithText(List.of(IMAGE), TEXT).withLinks(List.of(LINK)))
        .isEqualTo(content(Optional.of(TEXT), List.of(IMAGE), List.of(LINK), Optional.empty()));
    assertThat(PostContent.custom(DATA).withLinks(List.of(LINK)))
        .isEqualTo(content(Optional.empty(), List.of(), List.of(LINK), Optional.of(DATA)));
    assertThat(PostContent.text(TEXT).withLinks(List.of(LINK)).withCustomData(DATA))
        .isEqualTo(content(Optional.of(TEXT), List.of(), List.of(LINK), Optional.of(DATA)));
  }

  @Test
  void refusesAPostWithNothingInIt() {
    assertViolations(() -> PostContent.images(List.of()))
        .containsExactly(
            Violation.of("content", "required", "is required: a text, an image or custom data"));
  }

  @Test
  void refusesAPostOfLinksAlone() {
    assertCodes(() -> content(Optional.empty(), List.of(), List.of(LINK), Optional.empty()))
        .containsExactly("content.required");
  }

  @Test
  void takesUpToNineImagesInTheirAuthorsOrder() {
    var images = new ArrayList<>(Collections.nCopies(8, IMAGE));
    assertThat(PostContent.images(images).images()).hasSize(8);

    images.add(4, PostImage.of(ELSEWHERE));
    assertThat(PostContent.images(images).images()).hasSize(9).isEqualTo(images);
  }

  @Test
  void refusesATenthImage() {
    assertViolations(() -> PostContent.images(Collections.nCopies(10, IMAGE)))
        .containsExactly(Violation.tooMany("images", 9, 10));
  }

  @Test
  void takesUpToTenLinksInTheirAuthorsOrder() {
    var links = new ArrayList<>(Collections.nCopies(9, LINK));
    assertThat(PostContent.text(TEXT).withLinks(links).links()).hasSize(9);

    links.add(4, Link.of("Map", "https://library.example/map"));
    assertThat(PostContent.text(TEXT).withLinks(links).links()).hasSize(10).isEqualTo(links);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void refusesAnEleventhLinkForEveryType(PostType type, PostContent content) {
    assertViolations(() -> content.withLinks(Collections.nCopies(11, LINK)))
        .containsExactly(Violation.tooMany("links", 10, 11));
  }

  @Test
  void reportsTooManyOfBothAtOnce() {
    var images = Collections.nCopies(10, IMAGE);
    var links = Collections.nCopies(11, LINK);
    assertCodes(() -> content(Optional.of(TEXT), images, links, Optional.empty()))
        .containsExactly("images.too_many", "links.too_many");
    assertCodes(() -> content(Optional.empty(), List.of(), links, Optional.empty()))
        .containsExactly("content.required", "links.too_many");
  }

  @Test
  void isNotChangedFromOutside() {
    var images = new ArrayList<>(List.of(IMAGE));
    var links = new ArrayList<>(List.of(LINK));
    var content = PostContent.images(images).withLinks(links);
    images.clear();
    links.clear();

    assertThat(content.images()).containsExactly(IMAGE).isUnmodifiable();
    assertThat(content.links()).containsExactly(LINK).isUnmodifiable();
  }

  private static PostContent content(
      Optional<PostText> text,
      List<PostImage> images,
      List<Link> links,
      Optional<CustomData> customData) {
    return new PostContent(text, images, links, customData);
  }
}
