package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.refusal.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadChannelsTest extends Story {

  private static final Instant LATER = NOW.plusSeconds(60);

  @Test
  void knowsHowManyFollowAndWhatWasPublished() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    subscribe(NEWS, BOB);
    herald.unsubscribeFromChannel().unsubscribe(NEWS, ANN);
    givenPost(NEWS, "First");
    clock.set(LATER);
    givenRecalled(givenPost(NEWS, "Second"));

    var view = herald.readChannels().get(NEWS);

    assertThat(view.subscriberCount()).isEqualTo(1);
    assertThat(view.postCount()).isEqualTo(2);
    assertThat(view.lastPostAt()).contains(LATER);
  }

  @Test
  void listsWhatEachChannelIsOnItsOwn() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    subscribe(NEWS, ANN);
    givenPost(SPORT, "Goal");

    var channels = herald.readChannels();

    assertThat(channels.list("", ALL).items())
        .containsExactly(channels.get(SPORT), channels.get(NEWS));
  }

  @Test
  void findsByNameAPageAtATime() {
    var daily = givenChannel(NEWS, Samples.channelInfo("Daily News"));
    var weekly = givenChannel(SPORT, Samples.channelInfo("Weekly News"));

    var first = herald.readChannels().list("news", PageRequest.first(1));
    var second = herald.readChannels().list("news", new PageRequest(1, first.next()));

    assertThat(first.items()).containsExactly(weekly);
    assertThat(second.items()).containsExactly(daily);
    assertThat(second.next()).isEmpty();
    assertThat(herald.readChannels().list("monthly", ALL).items()).isEmpty();
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    givenChannel(NEWS);

    assertRefused(Refusal.ChannelNotFound.class, () -> herald.readChannels().get(SPORT));
  }
}
