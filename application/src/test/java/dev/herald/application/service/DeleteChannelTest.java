package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.channel.DeleteChannel;
import dev.herald.application.port.in.channel.EditChannel;
import dev.herald.application.port.in.subscription.MarkRead;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelPatch;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.refusal.Refusal;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DeleteChannelTest extends Story {

  private static final OptionalLong ANY = OptionalLong.empty();

  @Test
  void channelIsGoneAtOnce() {
    givenChannel(NEWS);
    givenChannel(SPORT);

    delete(NEWS, ANY);

    assertRefused(Refusal.ChannelNotFound.class, () -> herald.readChannels().get(ADMIN, NEWS));
    assertThat(herald.readChannels().list(ADMIN, "", ALL).items())
        .extracting(view -> view.channel().id())
        .containsExactly(SPORT);
  }

  @Test
  void takesItsPostsAndSubscriptionsWithIt() {
    givenChannel(NEWS);
    givenChannel(SPORT);
    subscribe(NEWS, ANN);
    subscribe(SPORT, ANN);
    var news = givenPost(NEWS, "First");
    var sport = givenPost(SPORT, "Goal");

    delete(NEWS, ANY);

    var posts = herald.readPosts();
    assertRefused(Refusal.PostNotFound.class, () -> posts.get(ADMIN, news.post().id()));
    assertThat(posts.list(ADMIN, PostQuery.all(ALL)).items()).containsExactly(sport);
    assertThat(posts.feed(ADMIN, ANN, ALL).items()).containsExactly(sport);
    assertThat(herald.readSubscriptions().ofAccount(ADMIN, ANN, ALL).items())
        .extracting(view -> view.subscription().channel())
        .containsExactly(SPORT);
  }

  @Test
  void nobodyCanUseItAnyMore() {
    givenChannel(NEWS);
    subscribe(NEWS, ANN);
    delete(NEWS, ANY);

    var gone = Refusal.ChannelNotFound.class;
    assertRefused(gone, () -> delete(NEWS, ANY));
    assertRefused(gone, this::rename);
    assertRefused(gone, () -> givenPost(NEWS, "Too late"));
    assertRefused(gone, () -> subscribe(NEWS, ANN));
    assertRefused(gone, () -> subscribe(NEWS, BOB));
    assertRefused(gone, () -> herald.unsubscribeFromChannel().unsubscribe(ADMIN, NEWS, ANN));
    assertRefused(
        gone, () -> herald.markRead().markRead(ADMIN, new MarkRead.Command(NEWS, ANN, 0)));
    assertRefused(gone, () -> herald.readSubscriptions().ofChannel(ADMIN, NEWS, "", ALL));
    assertRefused(gone, () -> herald.readPosts().list(ADMIN, PostQuery.all(ALL).inChannel(NEWS)));
  }

  @Test
  void tellsWhatNobodyCanLookUpAnyMore() {
    givenChannel(NEWS, Samples.channelInfo("Daily News"));
    clock.set(NOW.plusSeconds(60));

    delete(NEWS, ANY);

    assertThat(events())
        .endsWith(new ChannelDeleted(NEWS, "Daily News", Samples.OWNER, NOW.plusSeconds(60)));
  }

  @Test
  void deletesTheRevisionThatTheCallerKnows() {
    givenChannel(NEWS);
    rename();

    delete(NEWS, OptionalLong.of(2));

    assertThat(herald.readChannels().list(ADMIN, "", ALL).items()).isEmpty();
  }

  @Test
  void refusesARevisionThatTheChannelIsNotAt() {
    givenChannel(NEWS);
    rename();

    var refusal =
        assertRefused(Refusal.ChannelChanged.class, () -> delete(NEWS, OptionalLong.of(1)));

    assertThat(refusal.revision()).isEqualTo(2);
    assertThat(herald.readChannels().get(ADMIN, NEWS).channel().revision()).isEqualTo(2);
  }

  @Test
  void refusesAChannelThatIsNotThere() {
    givenChannel(NEWS);

    assertRefused(Refusal.ChannelNotFound.class, () -> delete(SPORT, ANY));
  }

  private void delete(ChannelId id, OptionalLong expectedRevision) {
    herald.deleteChannel().delete(ADMIN, new DeleteChannel.Command(id, expectedRevision));
  }

  private void rename() {
    var patch = ChannelPatch.NONE.withName(new ChannelName("Renamed"));
    herald.editChannel().edit(ADMIN, new EditChannel.Command(NEWS, patch, ANY));
  }
}
