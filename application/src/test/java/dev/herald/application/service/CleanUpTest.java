package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.PostId;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Upkeep removes what is no longer needed, a little at a time. */
class CleanUpTest extends Story {

  @Test
  void hasNothingToDoAtFirst() {
    assertThat(herald.cleanUp().step()).isFalse();
  }

  @Test
  void leavesAloneWhatIsStillThere() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    givenPost(NEWS, "First");
    var channel = herald.readChannels().get(NEWS);
    var posts = herald.readPosts().list(PostQuery.all(ALL));
    var before = events();
    clock.advance(Duration.ofDays(1_000));

    assertThat(herald.cleanUp().step()).isFalse();
    assertThat(herald.readChannels().get(NEWS)).isEqualTo(channel);
    assertThat(herald.readPosts().list(PostQuery.all(ALL))).isEqualTo(posts);
    assertThat(events()).isEqualTo(before);
  }

  @Test
  void ofADeletedChannelOnlyItsDeletionStays() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    givenPost(NEWS, "First");
    givenChannel(SPORT);
    givenPost(SPORT, "Goal");
    givenDeleted(NEWS);

    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(herald.cleanUp().step()).isFalse();

    assertThat(events())
        .containsExactly(
            new ChannelCreated(SPORT, Samples.OWNER, NOW),
            new PostPublished(SPORT, new PostId("post-2"), 1, NOW),
            new ChannelDeleted(NEWS, "news", Samples.OWNER, NOW));
  }

  @Test
  void removesWhatALargeChannelLeavesBehindInSteps() {
    givenChannel(NEWS);
    // With their events and that of the channel's beginning these are 401 things to remove.
    for (var i = 0; i < 200; i++) givenPost(NEWS, "Post " + i);
    givenDeleted(NEWS);

    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(herald.cleanUp().step()).isFalse();
  }

  @Test
  void channelsCanBeUsedBetweenTheSteps() {
    givenChannel(NEWS);
    for (var i = 0; i < 200; i++) givenPost(NEWS, "Post " + i);
    givenDeleted(NEWS);
    givenChannel(SPORT);
    herald.cleanUp().step();

    var goal = givenPost(SPORT, "Goal");
    cleanUp();

    assertThat(herald.readPosts().list(PostQuery.all(ALL)).items()).containsExactly(goal);
  }

  @Test
  void forgetsKeysThatAreOlderThanADayInSteps() {
    givenChannel(NEWS);
    for (var i = 0; i <= 200; i++) {
      var key = new IdempotencyKey("key " + i, "fingerprint");
      herald
          .publishPost()
          .publish(new PublishPost.Command(NEWS, Samples.text("Hello"), Optional.of(key)));
    }

    clock.advance(Duration.ofHours(24));
    assertThat(herald.cleanUp().step()).isFalse();
    assertThat(keysKept()).isEqualTo(201);

    clock.advance(Duration.ofMillis(1));
    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(keysKept()).isEqualTo(1);
    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(keysKept()).isZero();
    assertThat(herald.cleanUp().step()).isFalse();
  }

  @Test
  void forgetsSessionsAndCodesThatHaveEnded() {
    var first = herald.issueFirstToken().issueFirst(Optional.empty()).orElseThrow();
    var session = herald.signIn().withToken(first.token()).orElseThrow();
    var sessions = ports.outbound().sessions();

    clock.advance(Duration.ofHours(24).minusMillis(1));
    assertThat(herald.cleanUp().step()).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(sessions.findCode(SecretHash.of(first.signInCode()))).isEmpty();
    assertThat(sessions.findSession(SecretHash.of(session.secret()))).isPresent();

    clock.set(session.until());
    assertThat(herald.cleanUp().step()).isTrue();
    assertThat(sessions.findSession(SecretHash.of(session.secret()))).isEmpty();
    assertThat(herald.cleanUp().step()).isFalse();
  }

  private long keysKept() {
    return ports
        .outbound()
        .unitOfWork()
        .execute(
            () ->
                IntStream.rangeClosed(0, 200)
                    .mapToObj(i -> ports.outbound().idempotency().find("key " + i))
                    .filter(Optional::isPresent)
                    .count());
  }
}
