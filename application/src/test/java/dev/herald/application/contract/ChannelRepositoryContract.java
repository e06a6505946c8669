package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.ChannelOrder;
import dev.herald.application.view.Cursor;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.channel.Avatar;
import dev.herald.domain.channel.Channel;
import dev.herald.domain.channel.ChannelInfo;
import dev.herald.domain.channel.ChannelName;
import dev.herald.domain.channel.ChannelProfile;
import dev.herald.domain.channel.Organization;
import dev.herald.domain.channel.SubscriberLimit;
import dev.herald.domain.channel.Visibility;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@link ChannelRepository} promises. */
public interface ChannelRepositoryContract extends ChannelDeletionContract, PublicChannelsContract {

  // Insert, update, find

  @Test
  default void findsNothingWhereNothingIs() {
    assertThat(ports().channels().find(NEWS)).isEmpty();
    assertThatThrownBy(() -> ports().channels().get(NEWS))
        .isInstanceOf(Refusal.ChannelNotFound.class);
    assertThat(ports().channels().list("", ChannelScope.ALL, Paging.ALL).items()).isEmpty();
  }

  @Test
  default void findsWhatWasInserted() {
    var channel = givenChannel("news");

    var found = ports().channels().get(NEWS);

    assertThat(found.channel()).isEqualTo(channel);
    assertThat(found.subscriberCount()).isZero();
    assertThat(found.postCount()).isZero();
    assertThat(found.lastPostAt()).isEmpty();
    assertThat(ports().channels().find(NEWS)).contains(found);
  }

  @Test
  default void keepsEveryFieldAtItsMaximum() {
    var info =
        new ChannelInfo(
            new ChannelName(Texts.filled("官方 ", ChannelName.MAX_BYTES)),
            new Avatar(Samples.external("https://a.example/" + "p".repeat(482))),
            new ChannelProfile(Texts.filled(Texts.LINES, ChannelProfile.MAX_BYTES)),
            new Organization(Texts.filled(Texts.LINE, Organization.MAX_BYTES)),
            new CustomString(Texts.filled(Texts.OPAQUE, CustomString.MAX_BYTES)),
            new SubscriberLimit(SubscriberLimit.MAX),
            Visibility.PUBLIC);
    var channel =
        new Channel(
            new ChannelId(" '\";--%_\\{}:?$1~".strip() + "x".repeat(27)),
            new AccountId(Texts.filled("Zoë ", AccountId.MAX_BYTES)),
            info,
            Optional.of(new PostId("p".repeat(64))),
            Samples.NOW,
            Samples.NOW.plusMillis(1),
            Long.MAX_VALUE);
    assertThat(channel.id().value()).hasSize(ChannelId.MAX_BYTES);

    given(channel);

    assertThat(ports().channels().get(channel.id()).channel()).isEqualTo(channel);
  }

  @Test
  default void keepsTextAsItIs() {
    var info =
        Samples.channelInfo("𝄞 👩‍👩‍👧‍👦 שלום 한국어 Zoe\u0308 \uFFFF")
            .withProfile(new ChannelProfile(Texts.LINES))
            .withOrganization(new Organization(Texts.LINE))
            .withCustomString(new CustomString(Texts.OPAQUE));

    given(Samples.channel("news", info));

    assertThat(ports().channels().get(NEWS).channel().info()).isEqualTo(info);
  }

  @Test
  default void keepsAPhotoThatWasUploaded() {
    var image = givenImage("photo", Samples.NOW);
    var info = Samples.channelInfo("News").withAvatar(Samples.avatar(image.id()));

    given(Samples.channel("news", info));

    assertThat(ports().channels().get(NEWS).channel().info().avatar()).isEqualTo(info.avatar());
  }

  @Test
  default void idsThatDifferInCaseAreDifferentIds() {
    var lower = givenChannel("news");
    var upper = givenChannel("NEWS");

    assertThat(ports().channels().get(lower.id()).channel()).isEqualTo(lower);
    assertThat(ports().channels().get(upper.id()).channel()).isEqualTo(upper);
    assertThat(ports().channels().find(new ChannelId("News"))).isEmpty();
  }

  @Test
  default void updateReplacesAllThatCanChange() {
    givenChannel("news");
    var other = givenChannel("other");
    var image = givenImage("photo", Samples.NOW);
    var info =
        new ChannelInfo(
            new ChannelName("Changed"),
            Samples.avatar(image.id()),
            new ChannelProfile("Profile"),
            new Organization("Organization"),
            new CustomString("Custom"),
            new SubscriberLimit(1),
            Visibility.PUBLIC);
    var changed =
        new Channel(
            NEWS,
            Samples.OWNER,
            info,
            Optional.of(new PostId("post")),
            Samples.NOW,
            Samples.NOW.plusSeconds(1),
            2);

    write(() -> ports().channels().update(changed));

    assertThat(ports().channels().get(NEWS).channel()).isEqualTo(changed);
    assertThat(ports().channels().get(other.id()).channel()).isEqualTo(other);
  }

  @Test
  default void updateEmptiesWhatIsEmptyNow() {
    var full =
        Samples.channelInfo("News")
            .withProfile(new ChannelProfile("Profile"))
            .withOrganization(new Organization("Organization"))
            .withCustomString(new CustomString("Custom"));
    given(Samples.channel("news", full));
    var changed = Samples.channel("news", Samples.channelInfo("News"));

    write(() -> ports().channels().update(changed));

    assertThat(ports().channels().get(NEWS).channel()).isEqualTo(changed);
  }

  @Test
  default void updateLeavesTheNumbersAndThePlaceInTheList() {
    var channel = givenChannel("news");
    givenChannel("other");
    givenPost("news", "A");
    givenSubscription("news", "ann");
    var before = ports().channels().get(NEWS);

    write(() -> ports().channels().update(channel));

    assertThat(ports().channels().get(NEWS)).isEqualTo(before);
    assertThat(listed("")).containsExactly("other", "news");
  }

  @Test
  default void refusesAnIdThatIsTaken() {
    var first = givenChannel("news");
    var second = Samples.channel("news", Samples.channelInfo("Second"));

    assertThatThrownBy(() -> given(second)).isInstanceOf(Refusal.ChannelExists.class);
    assertThat(ports().channels().get(NEWS).channel()).isEqualTo(first);
  }

  // Numbers

  @Test
  default void countsSubscribers() {
    givenChannel("news");
    givenChannel("other");
    givenSubscription("news", "ann");
    var bob = givenSubscription("news", "bob");
    givenSubscription("other", "ann");
    assertThat(ports().channels().get(NEWS).subscriberCount()).isEqualTo(2);

    write(() -> ports().subscriptions().delete(bob));

    assertThat(ports().channels().get(NEWS).subscriberCount()).isEqualTo(1);
    assertThat(ports().channels().list("news", ChannelScope.ALL, Paging.ALL).items())
        .containsExactly(ports().channels().get(NEWS));
  }

  @Test
  default void countsPostsAndKnowsTheLast() {
    givenChannel("news");
    givenChannel("other");
    givenPost("news", Samples.text("A"), Samples.NOW);
    givenPost("news", Samples.text("B"), Samples.NOW.plusMillis(2));
    givenPost("other", Samples.text("C"), Samples.NOW.plusMillis(3));

    var news = ports().channels().get(NEWS);

    assertThat(news.postCount()).isEqualTo(2);
    assertThat(news.lastPostAt()).contains(Samples.NOW.plusMillis(2));
    assertThat(ports().channels().list("news", ChannelScope.ALL, Paging.ALL).items())
        .containsExactly(news);
  }

  @Test
  default void recalledPostsCount() {
    givenChannel("news");
    givenPost("news", "A");
    var before = ports().channels().get(NEWS);

    givenRecalled(ports().posts().list(PostQuery.all(Paging.ALL), ChannelScope.ALL).items().get(0));

    assertThat(ports().channels().get(NEWS)).isEqualTo(before);
  }

  // List

  @Test
  default void listsTheNewestFirst() {
    givenChannel("b");
    givenChannel("c");
    givenChannel("a");

    assertThat(listed("")).containsExactly("a", "c", "b");
  }

  @Test
  default void listsPageByPage() {
    for (var id : List.of("a", "b", "c", "d", "e")) givenChannel(id);

    var pages =
        Paging.pages(2, page -> ports().channels().list("", ChannelScope.ALL, page).map(this::id));

    assertThat(pages).containsExactly(List.of("e", "d"), List.of("c", "b"), List.of("a"));
  }

  @Test
  default void lastPageThatIsFullHasNoNext() {
    for (var id : List.of("a", "b", "c", "d")) givenChannel(id);

    var pages =
        Paging.pages(2, page -> ports().channels().list("", ChannelScope.ALL, page).map(this::id));

    assertThat(pages).containsExactly(List.of("d", "c"), List.of("b", "a"));
  }

  @Test
  default void listsInTheOrderThatIsAskedFor() {
    given(Samples.channel("a", named("zoo", "")));
    given(Samples.channel("b", named("Élan", "")));
    given(Samples.channel("c", named("Zebra", "")));
    given(Samples.channel("d", named("Ärger", "")));
    given(Samples.channel("e", named("zebra", "")));
    givenSubscribers("b", 1);
    givenSubscribers("d", 12);
    givenSubscribers("a", 2);
    givenPost("d", Samples.text("One"), Samples.NOW);
    givenPost("a", Samples.text("Two"), Samples.NOW.plusSeconds(60));

    var orders =
        Map.of(
            ChannelOrder.NEWEST, List.of("e", "d", "c", "b", "a"),
            ChannelOrder.OLDEST, List.of("a", "b", "c", "d", "e"),
            ChannelOrder.NAME, List.of("e", "c", "a", "d", "b"),
            ChannelOrder.SUBSCRIBERS, List.of("d", "a", "b", "e", "c"),
            ChannelOrder.LAST_POST, List.of("a", "d", "e", "c", "b"));
    orders.forEach(
        (order, ids) -> {
          for (var limit = 1; limit <= 5; limit++) {
            var pages =
                Paging.pages(
                    limit,
                    page ->
                        ports().channels().list("", order, ChannelScope.ALL, page).map(this::id));
            assertThat(pages.stream().flatMap(List::stream)).as("%s", order).isEqualTo(ids);
          }
        });
    var words = PageRequest.first(100);
    assertThat(
            ports()
                .channels()
                .list("zeb", ChannelOrder.NAME, ChannelScope.ALL, words)
                .map(this::id)
                .items())
        .containsExactly("e", "c");
  }

  private void givenSubscribers(String channel, int count) {
    for (var i = 0; i < count; i++) {
      var subscription = Samples.subscription(channel, "account-" + i);
      write(() -> ports().subscriptions().insert(subscription));
    }
  }

  @Test
  default void pagingByNameGoesOnAfterAChannelThatIsDeleted() {
    for (var name : List.of("c", "b", "a")) given(Samples.channel(name, named(name, "")));
    var first =
        ports().channels().list("", ChannelOrder.NAME, ChannelScope.ALL, PageRequest.first(1));

    givenDeleted(Samples.channel("a"));

    var second =
        ports().channels().list("", ChannelOrder.NAME, ChannelScope.ALL, Paging.after(first, 5));
    assertThat(second.map(this::id).items()).containsExactly("b", "c");
  }

  @Test
  default void cursorOfAnotherOrderIsRefusedWhereItMeansNothing() {
    givenChannel("a");
    var page = new PageRequest(5, Optional.of(new Cursor(1, "no number")));

    assertThatThrownBy(
            () -> ports().channels().list("", ChannelOrder.SUBSCRIBERS, ChannelScope.ALL, page))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("cursor");
  }

  @Test
  default void pagingNeitherSkipsNorRepeatsWhileChannelsComeAndGo() {
    for (var id : List.of("a", "b", "c", "d", "e")) givenChannel(id);
    var first = ports().channels().list("", ChannelScope.ALL, PageRequest.first(2));

    givenChannel("f");
    givenDeleted(Samples.channel("e"));
    givenDeleted(Samples.channel("d"));

    var second = ports().channels().list("", ChannelScope.ALL, Paging.after(first, 2));
    assertThat(first.map(this::id).items()).containsExactly("e", "d");
    assertThat(second.map(this::id).items()).containsExactly("c", "b");
  }

  @Test
  default void listsByWordsOfTheNameOrTheProfile() {
    given(Samples.channel("a", named("City of Springfield", "Roads and schools")));
    given(Samples.channel("b", named("Springfield Library", "Books for the city")));
    given(Samples.channel("c", named("Shelbyville Zoo", "")));

    assertThat(listed("springfield")).containsExactly("b", "a");
    assertThat(listed("CITY")).containsExactly("b", "a");
    assertThat(listed("schools")).containsExactly("a");
    assertThat(listed("library city")).containsExactly("b");
    assertThat(listed("springfield zoo")).isEmpty();
    assertThat(listed(" \t\u3000")).containsExactly("c", "b", "a");
  }

  @Test
  default void listsByTheId() {
    given(Samples.channel("b366nr22yhejrtvq", named("Zoo", "")));
    given(Samples.channel("city-news", named("Bulletin", "")));

    assertThat(listed("b366nr22yhejrtvq")).containsExactly("b366nr22yhejrtvq");
    assertThat(listed("B366NR")).containsExactly("b366nr22yhejrtvq");
    assertThat(listed("city-news")).containsExactly("city-news");
    assertThat(listed("bulletin news")).containsExactly("city-news");
  }

  @Test
  default void listsByBeginningsOfWords() {
    given(Samples.channel("a", named("City of Springfield", "Roads and schools")));

    assertThat(listed("spring")).containsExactly("a");
    assertThat(listed("sch spr")).containsExactly("a");
    assertThat(listed("field")).isEmpty();
    assertThat(listed("springfields")).isEmpty();
  }

  @Test
  default void listsByWordsInAnyScriptWhateverTheirCaseAndAccents() {
    given(Samples.channel("a", named("北京市新闻频道", "한국어능력시험")));
    given(Samples.channel("b", named("Café Zürich", "Αθήνα")));

    assertThat(listed("新闻")).containsExactly("a");
    assertThat(listed("한국")).containsExactly("a");
    assertThat(listed("cafe")).containsExactly("b");
    assertThat(listed("ZU\u0308R")).containsExactly("b");
    assertThat(listed("ΑΘΗΝΑ")).containsExactly("b");
  }

  @Test
  default void listFollowsAnEditOfTheName() {
    given(Samples.channel("c7", named("News", "")));
    var renamed = Samples.channel("c7", named("Bulletin", ""));

    write(() -> ports().channels().update(renamed));

    assertThat(listed("bulletin")).containsExactly("c7");
    assertThat(listed("news")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "*", "n*", "n%", "ne_s", "\"", "\"news", "(", "'", "\\", "!?"})
  default void searchCharactersHaveNoSpecialMeaning(String query) {
    givenChannel("other");

    assertThat(listed(query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"news OR other", "news -other", "NOT other", "name:news", "news NEAR o"})
  default void searchWordsHaveNoSpecialMeaning(String query) {
    givenChannel("news");

    assertThat(listed(query)).isEmpty();
  }

  private static ChannelInfo named(String name, String profile) {
    return Samples.channelInfo(name).withProfile(new ChannelProfile(profile));
  }
}
