package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.post.RecallPost;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PostQuery;
import dev.herald.application.view.PostView;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostType;
import dev.herald.domain.post.Recall;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecallPostTest extends Story {

  private static final Instant LATER = NOW.plusSeconds(60);
  private static final PostId POST = new PostId("post-1");

  @BeforeEach
  void givenAPostThatWasPublishedAMinuteAgo() {
    givenChannel(NEWS);
    givenPost(NEWS, "A mistake");
    clock.set(LATER);
  }

  @Test
  void contentIsGoneAndThePlaceStays() {
    assertThat(recall(POST, "wrong date"))
        .isEqualTo(
            new Post(
                POST,
                NEWS,
                1,
                PostType.TEXT_ONLY,
                Optional.empty(),
                false,
                NOW,
                Optional.of(ADMIN.id()),
                Optional.of(new Recall("wrong date", LATER))));
  }

  @Test
  void readersGetThePostWithoutItsContent() {
    subscribe(NEWS, ANN);

    var recalled = new PostView(recall(POST, ""), Map.of());

    assertThat(herald.readPosts().get(ADMIN, POST)).isEqualTo(recalled);
    assertThat(herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items())
        .containsExactly(recalled);
    assertThat(herald.readPosts().feed(ADMIN, ANN, ALL).items()).containsExactly(recalled);
    assertThat(herald.readPosts().list(ADMIN, PostQuery.all(ALL).withWords("mistake")).items())
        .isEmpty();
  }

  @Test
  void tellsWhichPostWasRecalledAndNotWhatItSaid() {
    recall(POST, "wrong date");

    assertThat(events()).endsWith(new PostRecalled(NEWS, POST, 1, LATER));
  }

  @Test
  void secondRecallChangesNothing() {
    var first = recall(POST, "wrong date");
    var before = events();
    clock.set(LATER.plusSeconds(60));

    assertThat(recall(POST, "another reason")).isEqualTo(first);
    assertThat(herald.readPosts().get(ADMIN, POST).post()).isEqualTo(first);
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void nextPostDoesNotTakeItsPlace() {
    recall(POST, "");

    assertThat(givenPost(NEWS, "Corrected").post().sequence()).isEqualTo(2);
  }

  @Test
  void leavesOtherPostsAsTheyAre() {
    var other = givenPost(NEWS, "No mistake");

    recall(POST, "");

    assertThat(herald.readPosts().get(ADMIN, other.post().id())).isEqualTo(other);
  }

  @Test
  void takesAReasonOfAHundredBytes() {
    var reason = "é".repeat(50);

    assertThat(recall(POST, reason).recall()).contains(new Recall(reason, LATER));
  }

  @Test
  void refusesAReasonOfMoreThanAHundredBytes() {
    assertInvalid(() -> recall(POST, "é".repeat(50) + "!"), "reason.too_long");
  }

  @Test
  void refusesAPostThatIsNotThere() {
    assertRefused(Refusal.PostNotFound.class, () -> recall(new PostId("none"), ""));
  }

  @Test
  void refusesAPostOfADeletedChannel() {
    givenDeleted(NEWS);

    assertRefused(Refusal.PostNotFound.class, () -> recall(POST, ""));
  }

  @Test
  void recalledPictureIsNoLongerKnownOfThePost() {
    var pictures = publish(NEWS, Samples.pictures(givenImage(Samples.png()).id()));

    recall(pictures.post().id(), "");

    assertThat(herald.readPosts().get(ADMIN, pictures.post().id()).images()).isEmpty();
  }

  private Post recall(PostId post, String reason) {
    return herald.recallPost().recall(ADMIN, new RecallPost.Command(post, reason));
  }
}
