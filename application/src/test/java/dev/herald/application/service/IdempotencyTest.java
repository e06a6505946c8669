package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.CreateChannel;
import dev.herald.application.port.in.post.PublishPost;
import dev.herald.application.port.in.retry.IdempotencyKey;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.ChannelView;
import dev.herald.application.view.PostView;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A request that comes with a key can safely be sent again. */
class IdempotencyTest extends Story {

  private static final IdempotencyKey KEY = new IdempotencyKey("key", "a request");
  private static final IdempotencyKey SAME_KEY = new IdempotencyKey("key", "another request");
  private static final IdempotencyKey OTHER_KEY = new IdempotencyKey("other", "a request");
  private static final Duration A_DAY = Duration.ofHours(24);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @Test
  void repeatedRequestIsAnsweredWithThePostThatItMade() {
    givenChannel(NEWS);
    var post = publish(KEY);
    var before = events();
    clock.advance(Duration.ofSeconds(1));

    assertThat(publish(KEY)).isEqualTo(post);
    assertThat(events()).isEqualTo(before);
    assertThat(herald.readChannels().get(ADMIN, NEWS).postCount()).isEqualTo(1);
  }

  @Test
  void repeatedRequestIsAnsweredWithTheImagesOfThePost() {
    givenChannel(NEWS);
    var content = Samples.pictures(givenImage(Samples.png()).id());
    var command = new PublishPost.Command(NEWS, content, Optional.of(KEY));
    var post = herald.publishPost().publish(ADMIN, command);

    assertThat(post.images()).hasSize(1);
    assertThat(herald.publishPost().publish(ADMIN, command)).isEqualTo(post);
  }

  @Test
  void repeatedRequestIsAnsweredWithTheChannelAsItIsNow() {
    var created = create(KEY);
    givenPost(created.channel().id(), "First");
    var before = events();

    var repeated = create(KEY);

    assertThat(repeated.channel()).isEqualTo(created.channel());
    assertThat(repeated.postCount()).isEqualTo(1);
    assertThat(events()).isEqualTo(before);
    assertThat(herald.readChannels().list(ADMIN, "", ALL).items()).containsExactly(repeated);
  }

  @Test
  void repeatedRequestIsAnsweredWithThePostAsItIsNow() {
    givenChannel(NEWS);
    var recalled = givenRecalled(publish(KEY));

    assertThat(publish(KEY).post()).isEqualTo(recalled);
  }

  @Test
  void channelThatWasDeletedSinceIsNotMadeAgain() {
    givenDeleted(create(KEY).channel().id());

    assertRefused(Refusal.ChannelNotFound.class, () -> create(KEY));
  }

  @Test
  void postThatWentWithItsChannelIsNotMadeAgain() {
    givenChannel(NEWS);
    publish(KEY);
    givenDeleted(NEWS);

    assertRefused(Refusal.PostNotFound.class, () -> publish(KEY));
  }

  @Test
  void refusesAnotherRequestWithTheSameKey() {
    givenChannel(NEWS);
    publish(KEY);

    assertRefused(Refusal.IdempotencyConflict.class, () -> publish(SAME_KEY));
    assertRefused(Refusal.IdempotencyConflict.class, () -> create(SAME_KEY));
    assertThat(publish(KEY).post().sequence()).isEqualTo(1);
  }

  @Test
  void refusesAnotherRequestEvenIfWhatWasMadeIsGone() {
    givenDeleted(create(KEY).channel().id());

    assertRefused(Refusal.IdempotencyConflict.class, () -> create(SAME_KEY));
  }

  @Test
  void sameRequestWithAnotherKeyIsAnotherRequest() {
    givenChannel(NEWS);

    assertThat(publish(KEY).post().sequence()).isEqualTo(1);
    assertThat(publish(OTHER_KEY).post().sequence()).isEqualTo(2);
  }

  @Test
  void everyRequestWithoutAKeyIsCarriedOut() {
    givenChannel(NEWS);

    assertThat(givenPost(NEWS, "Hello").post().sequence()).isEqualTo(1);
    assertThat(givenPost(NEWS, "Hello").post().sequence()).isEqualTo(2);
  }

  @Test
  void keyIsKeptForADay() {
    givenChannel(NEWS);
    publish(KEY);
    clock.advance(A_DAY.minus(A_MOMENT));
    herald.cleanUp().step();

    assertThat(publish(KEY).post().sequence()).isEqualTo(1);
    assertRefused(Refusal.IdempotencyConflict.class, () -> publish(SAME_KEY));
  }

  @Test
  void keyIsFreeAfterADayWhetherItWasCleanedUpOrNot() {
    givenChannel(NEWS);
    publish(KEY);
    publish(OTHER_KEY);
    clock.advance(A_DAY);
    assertThat(publish(KEY).post().sequence()).isEqualTo(3);

    clock.advance(A_MOMENT);
    herald.cleanUp().step();

    assertThat(publish(OTHER_KEY).post().sequence()).isEqualTo(4);
  }

  @Test
  void keyThatIsUsedAgainIsKeptForAnotherDay() {
    givenChannel(NEWS);
    publish(KEY);
    clock.advance(A_DAY);
    var again = publish(SAME_KEY);
    clock.advance(A_DAY.minus(A_MOMENT));
    herald.cleanUp().step();

    assertThat(publish(SAME_KEY)).isEqualTo(again);
    assertRefused(Refusal.IdempotencyConflict.class, () -> publish(KEY));
  }

  @Test
  void repeatingARequestDoesNotKeepItsKeyForLonger() {
    givenChannel(NEWS);
    publish(KEY);
    clock.advance(Duration.ofHours(23));
    publish(KEY);
    clock.advance(Duration.ofHours(1));

    assertThat(publish(KEY).post().sequence()).isEqualTo(2);
  }

  @Test
  void keyStandsForANewRequestOnceItHasLasted() {
    givenChannel(NEWS);
    publish(lastingAMinute("a request"));
    clock.advance(A_MINUTE.minus(A_MOMENT));
    assertThat(publish(lastingAMinute("a request")).post().sequence()).isEqualTo(1);
    assertRefused(
        Refusal.IdempotencyConflict.class, () -> publish(lastingAMinute("another request")));
    clock.advance(A_MOMENT);

    assertThat(publish(lastingAMinute("a request")).post().sequence()).isEqualTo(2);

    clock.advance(A_MINUTE.minus(A_MOMENT));
    assertThat(publish(lastingAMinute("a request")).post().sequence()).isEqualTo(2);
    clock.advance(A_MOMENT);
    assertThat(publish(lastingAMinute("another request")).post().sequence()).isEqualTo(3);
  }

  @Test
  void everyRequestSaysHowLongItsKeyLasts() {
    givenChannel(NEWS);
    publish(lastingAMinute("a request"));
    clock.advance(A_MINUTE);

    assertThat(publish(KEY).post().sequence()).isEqualTo(1);
    assertThat(publish(lastingAMinute("a request")).post().sequence()).isEqualTo(2);
    assertThat(publish(KEY).post().sequence()).isEqualTo(2);
  }

  private static IdempotencyKey lastingAMinute(String request) {
    return new IdempotencyKey("key", request, A_MINUTE);
  }

  @Test
  void refusedRequestLeavesItsKeyFree() {
    assertRefused(Refusal.ChannelNotFound.class, () -> publish(KEY));
    givenChannel(NEWS);

    assertThat(publish(SAME_KEY).post().sequence()).isEqualTo(1);
  }

  @Test
  void channelThatIsRefusedLeavesItsKeyFree() {
    givenChannel(NEWS);
    var taken =
        new CreateChannel.Command(
            Optional.of(NEWS), Samples.OWNER, Samples.channelInfo("News"), Optional.of(KEY));
    assertRefused(Refusal.ChannelExists.class, () -> herald.createChannel().create(ADMIN, taken));

    assertThat(create(SAME_KEY).channel())
        .isEqualTo(
            new Channel(
                new ChannelId("channel-1"),
                Samples.OWNER,
                Samples.channelInfo("News"),
                Optional.empty(),
                NOW,
                NOW,
                1));
  }

  private PostView publish(IdempotencyKey key) {
    return herald
        .publishPost()
        .publish(ADMIN, new PublishPost.Command(NEWS, Samples.text("Hello"), Optional.of(key)));
  }

  private ChannelView create(IdempotencyKey key) {
    return herald
        .createChannel()
        .create(
            ADMIN,
            new CreateChannel.Command(
                Optional.empty(), Samples.OWNER, Samples.channelInfo("News"), Optional.of(key)));
  }
}
