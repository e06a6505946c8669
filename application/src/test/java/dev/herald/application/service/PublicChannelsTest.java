package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.channel.ReadPublicChannels;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PublicPosts;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.InvalidValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody reads what is public, and nothing else. */
class PublicChannelsTest extends Story {

  private static final OptionalLong NEWEST = OptionalLong.empty();

  private final ReadPublicChannels anybody = herald.readPublicChannels();

  @Test
  void readsAPublicChannelAndItsPosts() {
    var channel = givenPublic(NEWS);
    var first = givenPost(NEWS, "One");
    var second = givenPost(NEWS, "Two");

    assertThat(anybody.get(NEWS).channel()).isEqualTo(channel);
    assertThat(anybody.posts(NEWS, NEWEST, 10))
        .isEqualTo(
            new PublicPosts(anybody.get(NEWS), Optional.empty(), List.of(second, first), false));
    assertThat(anybody.post(NEWS, 2).posts()).containsExactly(second);
  }

  @Test
  void readsPartByPart() {
    givenPublic(NEWS);
    for (var text : List.of("A", "B", "C")) givenPost(NEWS, text);

    var newest = anybody.posts(NEWS, NEWEST, 2);
    assertThat(sequences(newest)).containsExactly(3L, 2L);
    assertThat(newest.hasOlder()).isTrue();
    var oldest = anybody.posts(NEWS, OptionalLong.of(2), 2);
    assertThat(sequences(oldest)).containsExactly(1L);
    assertThat(oldest.hasOlder()).isFalse();
    assertThat(anybody.posts(NEWS, NEWEST, 3).hasOlder()).isFalse();
    assertThat(sequences(anybody.posts(NEWS, OptionalLong.of(1), 2))).isEmpty();
  }

  @Test
  void thePinnedPostComesWithTheNewest() {
    givenPublic(NEWS);
    var first = givenPost(NEWS, "One");
    givenPost(NEWS, "Two");
    pin(NEWS, first);

    assertThat(anybody.posts(NEWS, NEWEST, 1).pinned()).contains(first);
    assertThat(sequences(anybody.posts(NEWS, NEWEST, 1))).containsExactly(2L);
    assertThat(anybody.posts(NEWS, NEWEST, 2).pinned()).contains(first);
    assertThat(anybody.posts(NEWS, OptionalLong.of(2), 2).pinned()).isEmpty();
    assertThat(anybody.post(NEWS, 1).pinned()).isEmpty();

    givenRecalled(first);
    assertThat(anybody.posts(NEWS, NEWEST, 1).pinned()).isEmpty();
  }

  @Test
  void tellsOfARecalledPostThatItWas() {
    givenPublic(NEWS);
    givenRecalled(givenPost(NEWS, "Wrong"));

    assertThat(anybody.posts(NEWS, NEWEST, 1).posts())
        .allSatisfy(view -> assertThat(view.post().isRecalled()).isTrue());
    assertThat(anybody.post(NEWS, 1).posts().get(0).post().content()).isEmpty();
  }

  @Test
  void privateChannelIsAsIfItWereNotThere() {
    givenChannel(NEWS);
    givenPost(NEWS, "Inside");

    assertNothingIsToldOf(NEWS);
    assertNothingIsToldOf(SPORT);
  }

  @Test
  void channelThatWasMadePrivateOrDeletedIsGoneAtOnce() {
    givenPublic(NEWS);
    givenPost(NEWS, "Outside");
    givenPublic(SPORT);
    var closed = ChannelPatch.NONE.withVisibility(Visibility.PRIVATE);

    herald.editChannel().edit(ADMIN, new EditChannel.Command(NEWS, closed, NEWEST));
    givenDeleted(SPORT);

    assertNothingIsToldOf(NEWS);
    assertNothingIsToldOf(SPORT);
  }

  private void assertNothingIsToldOf(ChannelId id) {
    List<ThrowingCallable> questions =
        List.of(
            () -> anybody.get(id),
            () -> anybody.posts(id, NEWEST, 10),
            () -> anybody.posts(id, OptionalLong.of(1), 10),
            () -> anybody.post(id, 1),
            () -> anybody.post(id, 2));
    for (var question : questions) {
      assertThatExceptionOfType(Refusal.ChannelNotFound.class).isThrownBy(question);
    }
    assertThat(anybody.count()).isZero();
    assertThat(anybody.list(0, 10)).isEmpty();
  }

  @Test
  void knowsNoPostThatNobodyPublished() {
    givenPublic(NEWS);

    assertThatExceptionOfType(Refusal.PostNotFound.class).isThrownBy(() -> anybody.post(NEWS, 1));
  }

  @Test
  void listsThePublicOnesAlone() {
    givenPublic(SPORT);
    givenChannel(NEWS);

    assertThat(anybody.count()).isEqualTo(1);
    assertThat(anybody.list(0, 10)).containsExactly(anybody.get(SPORT));
    assertThat(anybody.list(1, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 101})
  void readsFromOneToAHundredPosts(int most) {
    givenPublic(NEWS);

    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> anybody.posts(NEWS, NEWEST, most));
    assertThat(anybody.posts(NEWS, NEWEST, 1).posts()).isEmpty();
    assertThat(anybody.posts(NEWS, NEWEST, 100).posts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001})
  void listsFromOneToAThousandChannels(int most) {
    assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> anybody.list(0, most));
    assertThat(anybody.list(0, 1)).isEmpty();
    assertThat(anybody.list(0, 1000)).isEmpty();
  }

  private Channel givenPublic(ChannelId id) {
    var info = Samples.channelInfo(id.value()).withVisibility(Visibility.PUBLIC);
    return givenChannel(id, info).channel();
  }

  private static List<Long> sequences(PublicPosts found) {
    return found.posts().stream().map(view -> view.post().sequence()).toList();
  }
}
