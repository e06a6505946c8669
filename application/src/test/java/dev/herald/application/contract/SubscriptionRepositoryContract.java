package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.SubscriptionRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.SubscriptionView;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.CustomString;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.subscription.Subscription;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a {@link SubscriptionRepository} promises. */
public interface SubscriptionRepositoryContract extends PortContract {

  ChannelId NEWS = new ChannelId("news");
  AccountId ANN = new AccountId("ann");

  @Test
  default void findsNothingWhereNothingIs() {
    givenChannel("news");

    assertThat(ports().subscriptions().find(NEWS, ANN)).isEmpty();
    assertThat(ports().subscriptions().find(new ChannelId("none"), ANN)).isEmpty();
    assertThat(ports().subscriptions().ofChannel(NEWS, "", Paging.ALL).items()).isEmpty();
    assertThat(ports().subscriptions().ofAccount(ANN, ChannelScope.ALL, Paging.ALL).items())
        .isEmpty();
  }

  @Test
  default void findsTheSubscriptionOfAnAccountToAChannel() {
    givenChannel("news");
    givenChannel("other");
    var subscription = givenSubscription("news", "ann");
    givenSubscription("news", "bob");
    givenSubscription("other", "ann");

    assertThat(ports().subscriptions().find(NEWS, ANN)).contains(subscription);
    assertThat(ports().subscriptions().find(new ChannelId("other"), new AccountId("bob")))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  default void keepsEveryField(NotificationMode delivery) {
    givenChannel("news");
    var account = new AccountId(Texts.filled("Zoë 官 👩‍👧 ", AccountId.MAX_BYTES));
    var custom = new CustomString(Texts.filled(Texts.OPAQUE, CustomString.MAX_BYTES));
    var subscription =
        new Subscription(NEWS, account, Samples.NOW, delivery, custom, Long.MAX_VALUE);

    given(subscription);

    assertThat(ports().subscriptions().find(NEWS, account)).contains(subscription);
  }

  @Test
  default void accountsThatDifferInCaseOrAccentsAreDifferentAccounts() {
    givenChannel("news");
    givenSubscription("news", "zoe");
    givenSubscription("news", "ZOE");
    givenSubscription("news", "zoë");

    assertThat(ports().channels().get(NEWS).subscriberCount()).isEqualTo(3);
    assertThat(ports().subscriptions().find(NEWS, new AccountId("Zoe"))).isEmpty();
  }

  @Test
  default void updateReplacesWhatIsKept() {
    givenChannel("news");
    var bob = givenSubscription("news", "bob");
    var ann =
        givenSubscription("news", "ann")
            .withDelivery(NotificationMode.MUTED)
            .withCustomString(new CustomString("changed"))
            .readUpTo(7, 9);

    write(() -> ports().subscriptions().update(ann));

    assertThat(ports().subscriptions().find(NEWS, ANN)).contains(ann);
    assertThat(ports().subscriptions().find(NEWS, bob.account())).contains(bob);
  }

  @Test
  default void deletedSubscriptionIsGone() {
    givenChannel("news");
    givenChannel("other");
    var ended = givenSubscription("news", "ann");
    var bob = givenSubscription("news", "bob");
    var other = givenSubscription("other", "ann");

    write(() -> ports().subscriptions().delete(ended));

    assertThat(ports().subscriptions().find(NEWS, ANN)).isEmpty();
    assertThat(ports().subscriptions().ofChannel(NEWS, "", Paging.ALL).items())
        .containsExactly(bob);
    assertThat(ports().subscriptions().ofAccount(ANN, ChannelScope.ALL, Paging.ALL).items())
        .containsExactly(new SubscriptionView(other, 0));
  }

  @Test
  default void canBeginAgainAfterItsEnd() {
    givenChannel("news");
    var first = givenSubscription("news", "ann");
    write(() -> ports().subscriptions().delete(first));

    var second = given(first.withDelivery(NotificationMode.SILENT));

    assertThat(ports().subscriptions().find(NEWS, ANN)).contains(second);
    assertThat(ports().channels().get(NEWS).subscriberCount()).isEqualTo(1);
  }

  @Test
  default void listsInTheOrderOfBeginning() {
    givenChannel("news");
    var cyd = givenSubscription("news", "cyd");
    var ann = givenSubscription("news", "ann");
    var bob = givenSubscription("news", "bob");
    write(() -> ports().subscriptions().update(cyd));
    assertThat(ports().subscriptions().ofChannel(NEWS, "", Paging.ALL).items())
        .containsExactly(cyd, ann, bob);

    write(() -> ports().subscriptions().delete(ann));
    given(ann);

    assertThat(ports().subscriptions().ofChannel(NEWS, "", Paging.ALL).items())
        .containsExactly(cyd, bob, ann);
  }

  @Test
  default void listsTheSubscriptionsOfAnAccountWithTheStateOfTheirChannels() {
    givenChannel("b");
    givenChannel("a");
    givenChannel("c");
    givenPost("b", "A");
    givenPost("b", "B");
    var b = givenSubscription("b", "ann");
    var a = givenSubscription("a", "ann");
    givenSubscription("c", "bob");
    givenPost("b", "C");
    givenRecalled(givenPost("b", "D"));

    assertThat(ports().subscriptions().ofAccount(ANN, ChannelScope.ALL, Paging.ALL).items())
        .containsExactly(new SubscriptionView(b, 4), new SubscriptionView(a, 0));
  }

  @Test
  default void listsPageByPage() {
    givenChannel("news");
    for (var account : List.of("e", "d", "c", "b", "a")) givenSubscription("news", account);

    assertThat(
            Paging.pages(
                2,
                page ->
                    ports()
                        .subscriptions()
                        .ofChannel(NEWS, "", page)
                        .map(it -> it.account().value())))
        .containsExactly(List.of("e", "d"), List.of("c", "b"), List.of("a"));
  }

  @Test
  default void listsAccountsThatContainAText() {
    givenChannel("news");
    givenChannel("other");
    for (var account : List.of("Zoë K", "zoe.k", "官方频道", "O'Hara \"x\" \\")) {
      givenSubscription("news", account);
    }
    givenSubscription("other", "zoe");

    assertThat(accounts("zo")).containsExactly("Zoë K", "zoe.k");
    assertThat(accounts("ZOE")).containsExactly("zoe.k");
    assertThat(accounts("ë k")).containsExactly("Zoë K");
    assertThat(accounts("K")).containsExactly("Zoë K", "zoe.k");
    assertThat(accounts("Ë")).as("ASCII letters alone are the same in any case").isEmpty();
    assertThat(accounts("\u212A")).as("the Kelvin sign").isEmpty();
    assertThat(accounts("频")).containsExactly("官方频道");
    for (var text : List.of("O'Hara \"x\" \\", "'", "\"", "\\")) {
      assertThat(accounts(text)).as(text).containsExactly("O'Hara \"x\" \\");
    }
    for (var text : List.of("z*", "zoe.k.", "?", "[a]", "\\E", "\\Q", "\0", "z\0")) {
      assertThat(accounts(text)).as(text).isEmpty();
    }
  }

  @Test
  default void percentSignsAndUnderscoresAreText() {
    givenChannel("news");
    for (var account : List.of("100%", "a_b", "ab")) givenSubscription("news", account);

    assertThat(accounts("%")).containsExactly("100%");
    assertThat(accounts("_")).containsExactly("a_b");
    assertThat(accounts("a%b")).isEmpty();
  }

  @Test
  default void listsAccountsThatContainATextPageByPage() {
    givenChannel("news");
    for (var i = 1; i <= 9; i++) givenSubscription("news", (i % 2 == 0 ? "even" : "odd") + i);

    assertThat(
            Paging.pages(
                2,
                page ->
                    ports()
                        .subscriptions()
                        .ofChannel(NEWS, "odd", page)
                        .map(it -> it.account().value())))
        .containsExactly(List.of("odd1", "odd3"), List.of("odd5", "odd7"), List.of("odd9"));
  }

  @Test
  default void pagingNeitherSkipsNorRepeatsWhileSubscribersComeAndGo() {
    givenChannel("news");
    var e = givenSubscription("news", "e");
    var d = givenSubscription("news", "d");
    var c = givenSubscription("news", "c");
    var first = ports().subscriptions().ofChannel(NEWS, "", PageRequest.first(2));

    write(() -> ports().subscriptions().delete(e));
    write(() -> ports().subscriptions().delete(d));
    var b = givenSubscription("news", "b");

    var second = ports().subscriptions().ofChannel(NEWS, "", Paging.after(first, 2));
    assertThat(first.items()).containsExactly(e, d);
    assertThat(second.items()).containsExactly(c, b);
    assertThat(second.next()).isEmpty();
  }

  @Test
  default void pagingThroughAnAccountNeitherSkipsNorRepeatsWhileChannelsComeAndGo() {
    for (var id : List.of("e", "d", "c", "b")) givenChannel(id);
    for (var id : List.of("e", "d", "c")) givenSubscription(id, "ann");
    var first = ports().subscriptions().ofAccount(ANN, ChannelScope.ALL, PageRequest.first(2));

    givenDeleted(Samples.channel("d"));
    givenSubscription("b", "ann");

    var second = ports().subscriptions().ofAccount(ANN, ChannelScope.ALL, Paging.after(first, 2));
    assertThat(first.map(this::channel).items()).containsExactly("e", "d");
    assertThat(second.map(this::channel).items()).containsExactly("c", "b");
    assertThat(second.next()).isEmpty();
  }

  @Test
  default void listsAPartOfTheSubscriptionsOfAnAccountAndCountsThem() {
    for (var id : List.of("e", "d", "c", "b", "a")) {
      givenChannel(id);
      givenSubscription(id, "ann");
    }
    givenPost("d", "A");
    givenSubscription("e", "bob");
    givenDeleted(Samples.channel("b"));

    assertThat(channels(0, 2)).containsExactly("e", "d");
    assertThat(channels(1, 2)).containsExactly("d", "c");
    assertThat(channels(2, 100)).containsExactly("c", "a");
    assertThat(channels(0, Integer.MAX_VALUE)).containsExactly("e", "d", "c", "a");
    assertThat(channels(0, 0)).isEmpty();
    assertThat(channels(4, 1)).isEmpty();
    assertThat(channels(Integer.MAX_VALUE, Integer.MAX_VALUE)).isEmpty();
    assertThat(ports().subscriptions().ofAccount(ANN, ChannelScope.ALL, 1, 1))
        .containsExactly(new SubscriptionView(Samples.subscription("d", "ann"), 1));
    assertThat(ports().subscriptions().countOfAccount(ANN, ChannelScope.ALL)).isEqualTo(4);
    assertThat(ports().subscriptions().countOfAccount(new AccountId("ANN"), ChannelScope.ALL))
        .isZero();
  }

  private List<String> channels(int offset, int most) {
    return ports().subscriptions().ofAccount(ANN, ChannelScope.ALL, offset, most).stream()
        .map(this::channel)
        .toList();
  }

  /** The subscribers of the channel whose names contain a text. */
  private List<String> accounts(String text) {
    return ports()
        .subscriptions()
        .ofChannel(NEWS, text, Paging.ALL)
        .map(it -> it.account().value())
        .items();
  }

  private String channel(SubscriptionView view) {
    return view.subscription().channel().value();
  }
}
