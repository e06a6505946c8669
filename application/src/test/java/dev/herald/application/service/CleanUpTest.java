package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.port.out.IdempotencyLog.Entry;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.PostId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Cleaning up removes what is no longer needed, a little at a time. */
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
    var channel = herald.readChannels().get(ADMIN, NEWS);
    var posts = herald.readPosts().list(ADMIN, PostQuery.all(ALL));
    var before = events();
    clock.advance(Duration.ofDays(30));

    assertThat(herald.cleanUp().step()).isFalse();
    assertThat(herald.readChannels().get(ADMIN, NEWS)).isEqualTo(channel);
    assertThat(herald.readPosts().list(ADMIN, PostQuery.all(ALL))).isEqualTo(posts);
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
  void whatFailsKeepsNothingElseFromBeingRemovedAndIsToldInFull() {
    var first = herald.issueFirstToken().issueFirst(Optional.empty()).orElseThrow();
    clock.advance(Duration.ofHours(24));
    var usual = ports.outbound();
    // Of the units of a step, the first two fail: those of deleted channels and of keys.
    var units = new FailingUnits(usual.unitOfWork(), 2);
    var failing = heraldWith(units, usual.imageStore(), usual.imageProcessor());

    assertThatThrownBy(() -> failing.cleanUp().step())
        .hasMessage("no luck with unit 1")
        .satisfies(it -> assertThat(it.getSuppressed()).hasSize(1));

    assertThat(usual.sessions().findCode(SecretHash.of(first.signInCode()))).isEmpty();
  }

  /** Units of work, of which the first ones fail. */
  private static final class FailingUnits implements UnitOfWork {

    private final UnitOfWork usual;
    private final int failures;
    private int done;

    FailingUnits(UnitOfWork usual, int failures) {
      this.usual = usual;
      this.failures = failures;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
      if (++done <= failures) throw new IllegalStateException("no luck with unit " + done);
      return usual.execute(work);
    }

    @Override
    public <T> T executeUnseen(Supplier<T> work) {
      return execute(work);
    }

    @Override
    public long version() {
      return usual.version();
    }
  }

  @Test
  void answersThatAreKeptStillHoldWhileItRemovesWhatNobodySees() {
    givenChannel(NEWS);
    givenPost(NEWS, "First");
    givenImage(Samples.png());
    givenDeleted(NEWS);
    clock.advance(Duration.ofHours(2));
    var version = herald.readVersion().version();

    assertThat(herald.cleanUp().step()).isTrue();
    cleanUp();

    assertThat(herald.readVersion().version()).isEqualTo(version);
  }

  @Test
  void answersAreReadAnewWhenItForgetsEvents() {
    givenChannel(NEWS);
    clock.advance(Duration.ofDays(31));
    var version = herald.readVersion().version();

    cleanUp();

    assertThat(herald.readVersion().version()).isGreaterThan(version);
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

    assertThat(herald.readPosts().list(ADMIN, PostQuery.all(ALL)).items()).containsExactly(goal);
  }

  @Test
  void forgetsKeysThatAreOlderThanADayInSteps() {
    givenChannel(NEWS);
    for (var i = 0; i <= 200; i++) {
      var key = new IdempotencyKey("key " + i, "fingerprint");
      herald
          .publishPost()
          .publish(ADMIN, new PublishPost.Command(NEWS, Samples.text("Hello"), Optional.of(key)));
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
  void keepsUpWithKeysOfWhichMoreComeThanItForgetsAtFirst() {
    var idempotency = ports.outbound().idempotency();
    var twoDaysAgo = NOW.minus(Duration.ofDays(2));
    for (var step = 0; step < 20; step++) {
      var first = step * 1_500;
      ports
          .outbound()
          .unitOfWork()
          .execute(
              () ->
                  IntStream.range(first, first + 1_500)
                      .mapToObj(i -> new Entry("key " + i, "fingerprint", "made", twoDaysAgo))
                      .forEach(idempotency::save));
      herald.cleanUp().step();
    }

    var left = ports.outbound().unitOfWork().execute(() -> idempotency.forget(NOW, 30_000));
    assertThat(left).isZero();
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
