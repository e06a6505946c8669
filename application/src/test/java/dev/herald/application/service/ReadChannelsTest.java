package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SearchWords;
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
    herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN);
    givenPost(NEWS, "First");
    clock.set(LATER);
    givenRecalled(givenPost(NEWS, "Second"));

    var view = herald.readChannels().get(ADMIN, NEWS);

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

    assertThat(channels.list(ADMIN, "", ALL).items())
        .containsExactly(channels.get(ADMIN, SPORT), channels.get(ADMIN, NEWS));
  }

  @Test
  void findsByNameAPageAtATime() {
    var daily = givenChannel(NEWS, Samples.channelInfo("Daily News"));
    var weekly = givenChannel(SPORT, Samples.channelInfo("Weekly News"));

    var first = herald.readChannels().list(ADMIN, "news", PageRequest.first(1));
    var second = herald.readChannels().list(ADMIN, "news", new PageRequest(1, first.next()));

    assertThat(first.items()).containsExactly(weekly);
    assertThat(second.items()).containsExactly(daily);
    assertThat(second.next()).isEmpty();
    assertThat(herald.readChannels().list(ADMIN, "monthly", ALL).items()).isEmpty();
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    givenChannel(NEWS);

    assertRefused(Refusal.ChannelNotFound.class, () -> herald.readChannels().get(ADMIN, SPORT));
  }

  @Test
  void searchesForAHundredWordsAndNotForMore() {
    var words = "news ".repeat(SearchWords.MAX);
    givenChannel(NEWS);

    assertThat(herald.readChannels().list(ADMIN, words, ALL).items()).hasSize(1);
    assertInvalid(() -> herald.readChannels().list(ADMIN, words + "more", ALL), "query.too_many");
  }
}
