package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PostView;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.PostId;
import dev.herald.domain.image.ImageRef;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostContent;
import dev.herald.domain.post.PostImage;
import dev.herald.domain.post.PostText;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublishPostTest extends Story {

  private static final PostId FIRST = new PostId("post-1");
  private static final PostId SECOND = new PostId("post-2");

  @Test
  void answersWithThePost() {
    givenChannel(NEWS);
    var content = Samples.text("First");

    assertThat(publish(NEWS, content))
        .isEqualTo(
            new PostView(
                Post.publish(FIRST, NEWS, 1, content, false, ADMIN.id(), NOW).result(), Map.of()));
  }

  @Test
  void mayReachSubscribersWithoutTellingThem() {
    givenChannel(NEWS);
    var command =
        new PublishPost.Command(NEWS, Samples.text("A slip"), true, Optional.empty(), true);

    var silent = herald.publishPost().publish(ADMIN, command);

    assertThat(silent.post().isSilent()).isTrue();
    assertThat(herald.readPosts().get(ADMIN, silent.post().id())).isEqualTo(silent);
    assertThat(givenPost(NEWS, "Told").post().isSilent()).isFalse();
  }

  @Test
  void keepsWhatItAnswers() {
    givenChannel(NEWS);
    var image = givenImage(Samples.png());
    var pictures = Samples.pictures(image.id());

    var answer = publish(NEWS, PostContent.imagesWithText(pictures.images(), new PostText("Look")));

    assertThat(herald.readPosts().get(ADMIN, answer.post().id())).isEqualTo(answer);
  }

  @Test
  void numbersThePostsOfEachChannelFromOne() {
    givenChannel(NEWS);
    givenChannel(SPORT);

    var posts =
        Stream.of(
            givenPost(NEWS, "A"),
            givenPost(NEWS, "B"),
            givenPost(SPORT, "C"),
            givenPost(NEWS, "D"));

    assertThat(posts.map(view -> view.post().channel() + " " + view.post().sequence()))
        .containsExactly("news 1", "news 2", "sport 1", "news 3");
  }

  @Test
  void tellsOfEachPostInTheOrderOfPublishing() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");
    clock.advance(Duration.ofSeconds(1));
    givenPost(NEWS, "Second");

    assertThat(events())
        .containsExactly(
            new ChannelCreated(NEWS, Samples.OWNER, NOW),
            new PostPublished(NEWS, FIRST, 1, NOW),
            new PostPublished(NEWS, SECOND, 2, NOW.plusSeconds(1)));
  }

  @Test
  void answersWithWhatIsKnownOfTheUploadedImages() {
    givenChannel(NEWS);
    var png = givenImage(Samples.png());
    var gif = givenImage(Samples.gif());
    givenImage(Samples.tiff());

    var answer = publish(NEWS, Samples.pictures(gif.id(), png.id(), gif.id()));

    assertThat(answer.images()).isEqualTo(Map.of(png.id(), png, gif.id(), gif));
  }

  @Test
  void imagesThatLiveElsewhereNeedNoUpload() {
    givenChannel(NEWS);
    var elsewhere = PostImage.of(Samples.external("https://images.example.org/a.png"));

    assertThat(publish(NEWS, PostContent.images(List.of(elsewhere))).images()).isEmpty();
  }

  @Test
  void refusesAnImageThatWasNeverUploaded() {
    givenChannel(NEWS);
    var missing = Samples.imageId(Samples.png());

    assertInvalid(() -> publish(NEWS, Samples.pictures(missing)), "images[0].imageId.not_found");
  }

  @Test
  void namesAllImagesThatWereNeverUploadedByTheirPlaces() {
    givenChannel(NEWS);
    var there = PostImage.of(new ImageRef.Stored(givenImage(Samples.gif()).id()));
    var missing = PostImage.of(new ImageRef.Stored(Samples.imageId(Samples.png())));
    var elsewhere = PostImage.of(Samples.external("https://images.example.org/a.png"));

    assertInvalid(
        () -> publish(NEWS, PostContent.images(List.of(there, missing, elsewhere, missing))),
        "images[1].imageId.not_found",
        "images[3].imageId.not_found");
  }

  @Test
  void refusesAnImageThatWasUploadedButRemovedSince() {
    givenChannel(NEWS);
    var image = givenImage(Samples.png());
    clock.advance(Duration.ofHours(2));
    herald.cleanUp().step();

    assertInvalid(() -> publish(NEWS, Samples.pictures(image.id())), "images[0].imageId.not_found");
  }

  @Test
  void refusalLeavesNoGap() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");
    var missing = Samples.pictures(Samples.imageId(Samples.png()));
    assertInvalid(() -> publish(NEWS, missing), "images[0].imageId.not_found");

    assertThat(givenPost(NEWS, "Second").post().sequence()).isEqualTo(2);
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    givenChannel(NEWS);

    assertRefused(Refusal.ChannelNotFound.class, () -> givenPost(SPORT, "Goal"));
  }
}
