package dev.herald.domain.draft;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Invalid.assertViolations;
import static dev.herald.domain.Samples.PICTURE;
import static dev.herald.domain.Samples.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.Samples;
import dev.herald.domain.Sized;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.CustomData;
import dev.herald.domain.post.Link;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.post.PostType;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.shared.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DraftContentTest {

  private static final DraftImage IMAGE = DraftImage.uploaded(PICTURE, "The door");
  private static final DraftLink LINK = new DraftLink("Hours", "https://library.example/hours");
  private static final PostImage SHOWN = new PostImage(STORED, "The door");

  @Test
  void mayBeEmpty() {
    assertThat(DraftContent.EMPTY)
        .isEqualTo(new DraftContent(none(), null, List.of(), List.of(), null));
  }

  @Test
  void takesWhatIsHalfWrittenAndWhatIsNoPost() {
    var images = Collections.nCopies(10, DraftImage.elsewhere("htt", "a\u0001b"));
    var links = Collections.nCopies(11, new DraftLink("", "library"));
    var content = new DraftContent(none(), " x".repeat(6_000), images, links, "");

    assertThat(content.images()).isEqualTo(images);
    assertThat(content.links()).isEqualTo(links);
  }

  @ParameterizedTest
  @MethodSource("dev.herald.domain.Sized#characters")
  void takesTextUpToItsLimit(String character) {
    var most = DraftContent.MAX_BYTES;

    assertThat(text(Sized.text(most - 1, character)).text()).isNotEmpty();
    assertThat(text(Sized.text(most, character)).text()).isNotEmpty();
    assertViolations(() -> text(Sized.text(most + 1, character)))
        .containsExactly(Violation.tooLong("text", most, most + 1));
  }

  @Test
  void countsAllTextsTogether() {
    var image = new DraftImage(none(), "u".repeat(20_000), "a".repeat(10_000));
    var link = new DraftLink("l".repeat(10_000), "v".repeat(10_000));
    var fits =
        new DraftContent(
            none(), "t".repeat(10_000), List.of(image), List.of(link), "d".repeat(5_536));

    assertThat(fits.customData()).hasSize(5_536);
    assertViolations(
            () ->
                new DraftContent(
                    none(), "t".repeat(10_000), List.of(image), List.of(link), "d".repeat(5_537)))
        .containsExactly(Violation.tooLong("content", 65_536, 65_537));
  }

  @Test
  void takesUpToFiftyImagesAndLinks() {
    assertThat(images(50).images()).hasSize(50);
    assertThat(links(50).links()).hasSize(50);
    assertViolations(() -> images(51)).containsExactly(Violation.tooMany("images", 50, 51));
    assertViolations(() -> links(51)).containsExactly(Violation.tooMany("links", 50, 51));
  }

  @Test
  void refusesWhatNoStoreCanKeep() {
    assertCodes(() -> text("a\u0000b")).containsExactly("text.control_character");
    assertCodes(() -> text("a\uD83D")).containsExactly("text.not_unicode");
    assertCodes(() -> DraftImage.elsewhere("\u0000", "\uD83D"))
        .containsExactly("url.control_character", "alt.not_unicode");
    assertCodes(() -> new DraftLink("\u0000", "\uD83D"))
        .containsExactly("label.control_character", "url.not_unicode");
  }

  @Test
  void anUploadedImageHasNoAddressBeside() {
    assertCodes(() -> new DraftImage(Optional.of(PICTURE), "https://img.example/a.png", ""))
        .containsExactly("url.conflict");
  }

  @Test
  void knowsItsUploadedImages() {
    var content = withImages(none(), "", IMAGE, DraftImage.elsewhere("x", ""), IMAGE);

    assertThat(content.uploadedImages()).containsExactly(PICTURE);
  }

  @Test
  void becomesThePostThatItDescribes() {
    var elsewhere = DraftImage.elsewhere("https://img.example/a.png", "");
    var draft =
        new DraftContent(
            Optional.of(PostType.IMAGE_AND_TEXT),
            "We open at nine.",
            List.of(IMAGE, elsewhere),
            List.of(LINK),
            "{}");

    assertThat(draft.toPost())
        .isEqualTo(
            new PostContent(
                Optional.of(new PostText("We open at nine.")),
                List.of(
                    SHOWN,
                    PostImage.of(new ImageRef.External(new HttpUrl("https://img.example/a.png")))),
                List.of(Link.of("Hours", "https://library.example/hours")),
                Optional.of(new CustomData("{}"))));
  }

  @Test
  void publishesWhatItsTypeHasAndNothingElse() {
    var textOnly = withImages(Optional.of(PostType.TEXT_ONLY), "Words", IMAGE);
    var imageOnly = withImages(Optional.of(PostType.IMAGE_ONLY), "Words", IMAGE);
    var custom =
        new DraftContent(Optional.of(PostType.CUSTOM), "Words", List.of(IMAGE), List.of(), "{}");

    assertThat(textOnly.toPost()).isEqualTo(PostContent.text(new PostText("Words")));
    assertThat(imageOnly.toPost()).isEqualTo(PostContent.images(List.of(SHOWN)));
    assertThat(custom.toPost()).isEqualTo(PostContent.custom(new CustomData("{}")));
  }

  @Test
  void withoutATypeAllThatIsThereIsPublished() {
    assertThat(text("Words").toPost()).isEqualTo(PostContent.text(new PostText("Words")));
    assertThat(withImages(none(), "", IMAGE).toPost())
        .isEqualTo(PostContent.images(List.of(SHOWN)));
  }

  @Test
  void saysEverythingByWhichItIsNoPostYet() {
    assertCodes(DraftContent.EMPTY::toPost).containsExactly("content.required");
    assertCodes(withImages(Optional.of(PostType.IMAGE_AND_TEXT), "")::toPost)
        .containsExactly("text.required", "images.required");
    assertCodes(withImages(Optional.of(PostType.CUSTOM), "Words")::toPost)
        .containsExactly("customData.required");
    assertViolations(
            new DraftContent(
                    none(),
                    "x".repeat(10_001),
                    List.of(IMAGE, DraftImage.elsewhere("", "a".repeat(301))),
                    List.of(LINK, new DraftLink("", "library")),
                    "")
                ::toPost)
        .extracting(Violation::field)
        .containsExactly(
            "text", "images[1].imageId", "images[1].alt", "links[1].label", "links[1].url");
  }

  @Test
  void saysThatThereIsTooMuchForAPost() {
    assertCodes(images(10)::toPost).containsExactly("images.too_many");
    assertCodes(links(11)::toPost).containsExactly("links.too_many");
  }

  @ParameterizedTest
  @MethodSource("posts")
  void ofAPostBecomesTheSamePost(PostContent post) {
    var draft = DraftContent.of(post);

    assertThat(draft.type()).contains(post.type());
    assertThat(draft.toPost()).isEqualTo(post);
  }

  /** One of each type, one with everything, and one that has as much of it as a post may have. */
  private static Stream<PostContent> posts() {
    var words = new PostText("We open at nine.");
    var elsewhere = new PostImage(Samples.ELSEWHERE, "");
    var data = new CustomData("{}");
    var longUrl = new HttpUrl("https://a.example/" + "b".repeat(HttpUrl.MAX_BYTES - 18));
    var longImage =
        new PostImage(new ImageRef.External(longUrl), "a".repeat(PostImage.MAX_ALT_BYTES));
    return Stream.of(
        PostContent.text(words),
        PostContent.images(List.of(SHOWN, elsewhere, SHOWN)),
        PostContent.custom(data),
        PostContent.imagesWithText(List.of(SHOWN), words)
            .withLinks(List.of(Link.of("Hours", "https://library.example/hours")))
            .withCustomData(data),
        PostContent.imagesWithText(
                Collections.nCopies(PostContent.MAX_IMAGES, longImage),
                new PostText("x".repeat(PostText.MAX_BYTES)))
            .withLinks(
                Collections.nCopies(
                    PostContent.MAX_LINKS, new Link("l".repeat(Link.MAX_LABEL_BYTES), longUrl)))
            .withCustomData(new CustomData("d".repeat(CustomData.MAX_BYTES))));
  }

  private static DraftContent text(String text) {
    return new DraftContent(none(), text, List.of(), List.of(), "");
  }

  private static DraftContent images(int count) {
    return new DraftContent(none(), "x", Collections.nCopies(count, IMAGE), List.of(), "");
  }

  private static DraftContent links(int count) {
    return new DraftContent(none(), "x", List.of(), Collections.nCopies(count, LINK), "");
  }

  private static DraftContent withImages(
      Optional<PostType> type, String text, DraftImage... images) {
    return new DraftContent(type, text, List.of(images), List.of(), "");
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }
}
