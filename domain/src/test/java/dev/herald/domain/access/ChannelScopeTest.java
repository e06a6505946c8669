package dev.herald.domain.access;

import static dev.herald.domain.Invalid.assertCodes;
import static dev.herald.domain.Samples.LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.id.ChannelId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChannelScopeTest {

  @Test
  void hasEveryChannelUnlessItIsBound() {
    assertThat(ChannelScope.ALL.contains(LIBRARY)).isTrue();
    assertThat(ChannelScope.ALL.isAll()).isTrue();
  }

  @Test
  void hasTheChannelsToWhichItIsBound() {
    var scope = ChannelScope.of(List.of(LIBRARY, LIBRARY));

    assertThat(scope.contains(LIBRARY)).isTrue();
    assertThat(scope.contains(new ChannelId("City-Library"))).isFalse();
    assertThat(scope.isAll()).isFalse();
  }

  @Test
  void isBoundToOneChannelAtLeastAndToAHundredAtMost() {
    assertThat(ChannelScope.of(channels(100)).only().orElseThrow()).hasSize(100);
    assertCodes(() -> ChannelScope.of(List.of())).containsExactly("channels.required");
    assertCodes(() -> ChannelScope.of(channels(101))).containsExactly("channels.too_many");
  }

  private static List<ChannelId> channels(int count) {
    return IntStream.range(0, count).mapToObj(i -> new ChannelId("channel-" + i)).toList();
  }
}
