package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link ChannelRepository} promises of channels that are for everybody. */
public interface PublicChannelsContract extends PortContract {

  @Test
  default void listsThePublicOnesTheOldestFirst() {
    givenChannel("private");
    givenPublic("b");
    givenPublic("a");
    givenSubscription("b", "ann");
    givenPost("b", "A");

    assertThat(ports().channels().countPublic()).isEqualTo(2);
    assertThat(listedPublic(0, 10)).containsExactly("b", "a");
    assertThat(ports().channels().listPublic(0, 1))
        .containsExactly(ports().channels().get(Samples.channel("b").id()));
  }

  @Test
  default void listsAPartOfThePublicOnes() {
    for (var id : List.of("a", "b", "c", "d", "e")) givenPublic(id);

    assertThat(listedPublic(0, 2)).containsExactly("a", "b");
    assertThat(listedPublic(2, 2)).containsExactly("c", "d");
    assertThat(listedPublic(4, 2)).containsExactly("e");
    assertThat(listedPublic(5, 2)).isEmpty();
    assertThat(listedPublic(Long.MAX_VALUE, 2)).isEmpty();
  }

  @Test
  default void channelIsNoLongerPublicWhenItWasMadePrivateOrDeleted() {
    givenPublic("a");
    var deleted = givenPublic("b");
    var closed = Samples.channel("a");

    write(() -> ports().channels().update(closed));
    givenDeleted(deleted);

    assertThat(ports().channels().countPublic()).isZero();
    assertThat(listedPublic(0, 10)).isEmpty();
  }

  private Channel givenPublic(String id) {
    var info = Samples.channelInfo(id).withVisibility(Visibility.PUBLIC);
    return given(Samples.channel(id, info));
  }

  private List<String> listedPublic(long offset, int most) {
    return ports().channels().listPublic(offset, most).stream()
        .map(view -> view.channel().id().value())
        .toList();
  }
}
