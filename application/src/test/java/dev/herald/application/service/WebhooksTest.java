package dev.herald.application.service;

import static dev.herald.application.view.DeliveryView.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.ManageWebhooks.Command;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.Receivers;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.EventType;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.Webhook.Patch;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest extends Story {

  private static final HttpUrl URL = new HttpUrl("https://intranet.example/hook");
  private static final HttpUrl ELSEWHERE = new HttpUrl("https://elsewhere.example/hook");
  private static final WebhookDescription DESCRIPTION = new WebhookDescription("The intranet");
  private static final WebhookSecret SECRET =
      new WebhookSecret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX");
  private static final WebhookId UNKNOWN = new WebhookId("unknown");

  private final FakeCourier courier = new FakeCourier();

  /** The webhooks for which something was sent, as they were then. */
  private final List<Webhook> sentFor = new ArrayList<>();

  private UseCases relaying = start();

  private UseCases start() {
    return heraldWith(
        new Receivers(
            Interceptor.NONE,
            Optional.empty(),
            webhook -> {
              sentFor.add(webhook);
              return courier;
            }));
  }

  @BeforeEach
  void givenAChannelWithAPost() {
    givenChannel(NEWS);
    givenPost(NEWS, "Before");
  }

  // What is kept

  @Test
  void keepsWhatItIsGiven() {
    var events = Set.of(EventType.POST_PUBLISHED, EventType.CHANNEL_FULL);
    var created = create(new Command(URL, DESCRIPTION, events, Optional.of(SECRET), false));

    assertThat(created)
        .isEqualTo(
            new Webhook(new WebhookId("webhook-1"), URL, DESCRIPTION, events, SECRET, false, NOW));
    assertThat(herald.manageWebhooks().get(created.id())).isEqualTo(created);
  }

  @Test
  void makesASecretForEachThatHasNone() {
    var one = given(Webhook.ALL_EVENTS);
    var two = given(Webhook.ALL_EVENTS);

    assertThat(one.secret().value()).isNotEqualTo(two.secret().value());
    assertThat(herald.manageWebhooks().get(one.id()).secret()).isEqualTo(one.secret());
  }

  @Test
  void editReplacesWhatItNames() {
    var webhook = given(Webhook.ALL_EVENTS);
    clock.advance(Duration.ofDays(1));

    var edited = edit(webhook, url(ELSEWHERE));

    assertThat(edited)
        .isEqualTo(
            new Webhook(
                webhook.id(),
                ELSEWHERE,
                webhook.description(),
                webhook.events(),
                webhook.secret(),
                true,
                NOW));
    assertThat(herald.manageWebhooks().get(webhook.id())).isEqualTo(edited);
  }

  @Test
  void listsTheNewestFirst() {
    var one = given(Webhook.ALL_EVENTS);
    var two = given(Webhook.ALL_EVENTS);

    assertThat(herald.manageWebhooks().list(ALL).items()).containsExactly(two, one);
  }

  @Test
  void deletedOneIsGone() {
    var one = given(Webhook.ALL_EVENTS);
    var two = given(Webhook.ALL_EVENTS);

    herald.manageWebhooks().delete(one.id());

    assertThat(herald.manageWebhooks().list(ALL).items()).containsExactly(two);
    assertRefused(Refusal.WebhookNotFound.class, () -> herald.manageWebhooks().get(one.id()));
  }

  @Test
  void refusesWhatIsNotThere() {
    var webhooks = herald.manageWebhooks();

    assertRefused(Refusal.WebhookNotFound.class, () -> webhooks.get(UNKNOWN));
    assertRefused(Refusal.WebhookNotFound.class, () -> webhooks.edit(UNKNOWN, url(ELSEWHERE)));
    assertRefused(Refusal.WebhookNotFound.class, () -> webhooks.delete(UNKNOWN));
  }

  // What it is told

  @Test
  void newOneIsToldWhatHappensFromThenOn() {
    given(Webhook.ALL_EVENTS);
    relay();
    assertThat(courier.told()).isEmpty();

    var post = givenPost(NEWS, "After").post();
    relay();
    assertThat(courier.toldEvents()).containsExactly(new PostPublished(NEWS, post.id(), 2, NOW));
  }

  @Test
  void isToldOfTheChosenEventsAlone() {
    given(Set.of(EventType.POST_PUBLISHED));
    subscribe(NEWS, ANN);
    givenRecalled(givenPost(NEWS, "After"));

    relay();

    assertThat(courier.toldEvents()).hasOnlyElementsOfType(PostPublished.class).hasSize(1);
  }

  @Test
  void eachIsToldByItself() {
    var one = given(Webhook.ALL_EVENTS);
    var two = given(Webhook.ALL_EVENTS);
    givenPost(NEWS, "After");

    relay();

    assertThat(sentFor).containsExactlyInAnyOrder(one, two);
    assertThat(courier.toldPosts()).containsExactly("news 2", "news 2");
  }

  @Test
  void pausedOneIsToldLaterWhatItMissed() {
    var webhook = given(Webhook.ALL_EVENTS);
    edit(webhook, enabled(false));
    givenPost(NEWS, "Missed");
    relay();
    assertThat(courier.told()).isEmpty();

    edit(webhook, enabled(true));
    givenPost(NEWS, "After");
    relay();
    assertThat(courier.toldPosts()).containsExactly("news 2", "news 3");
  }

  @Test
  void oneThatIsMadePausedIsToldLaterWhatHappenedSince() {
    var webhook =
        create(new Command(URL, DESCRIPTION, Webhook.ALL_EVENTS, Optional.of(SECRET), false));
    givenPost(NEWS, "Missed");
    relay();

    edit(webhook, enabled(true));
    relay();

    assertThat(courier.toldPosts()).containsExactly("news 2");
  }

  @Test
  void pauseHoldsForWhatIsBehindTheOneUnderWay() {
    var webhook = given(Webhook.ALL_EVENTS);
    var end = courier.hangs();
    givenPost(NEWS, "Under way");
    givenPost(NEWS, "Behind");
    givenPost(NEWS, "Last");
    relay();
    edit(webhook, enabled(false));
    relay();
    courier.works();
    end.complete(null);
    relay();
    assertThat(courier.toldPosts()).containsExactly("news 2");
    assertThat(herald.manageDeliveries().count(webhook.id(), WAITING)).isEqualTo(2);

    edit(webhook, enabled(true));
    relay();
    assertThat(courier.toldPosts()).containsExactly("news 2", "news 3", "news 4");
    assertThat(herald.manageDeliveries().count(webhook.id(), WAITING)).isZero();
  }

  @Test
  void whatFailedIsNotTriedAgainDuringAPause() {
    var webhook = given(Webhook.ALL_EVENTS);
    courier.fails("HTTP 500");
    givenPost(NEWS, "After");
    relay();
    courier.works();
    edit(webhook, enabled(false));
    clock.advance(Duration.ofDays(2));
    relay();
    assertThat(courier.told()).isEmpty();

    edit(webhook, enabled(true));
    relay();
    assertThat(courier.toldPosts()).containsExactly("news 2");
  }

  @Test
  void editedOneIsToldAtItsNewAddress() {
    var webhook = given(Webhook.ALL_EVENTS);
    courier.fails("HTTP 404");
    givenPost(NEWS, "After");
    relay();
    courier.works();

    var edited = edit(webhook, url(ELSEWHERE));
    clock.advance(Duration.ofSeconds(1));
    relay();

    assertThat(sentFor).containsExactly(webhook, edited);
    assertThat(courier.toldPosts()).containsExactly("news 2");
  }

  @Test
  void deletedOneIsToldNothingMoreAndWhatItCouldNotBeToldIsForgotten() {
    var webhook = given(Webhook.ALL_EVENTS);
    courier.fails("HTTP 500");
    givenPost(NEWS, "After");
    relay();
    courier.works();

    herald.manageWebhooks().delete(webhook.id());
    givenPost(NEWS, "Later");
    clock.advance(Duration.ofDays(1));
    relay();

    assertThat(courier.told()).isEmpty();
    assertThat(ports.outbound().deliveries().nextDue(webhook.id())).isEmpty();
    assertRefused(
        Refusal.WebhookNotFound.class,
        () -> herald.manageDeliveries().list(webhook.id(), WAITING, ALL));
  }

  @Test
  void nothingIsKeptOfWhatFailsAfterItsWebhookWasDeleted() {
    var webhook = given(Webhook.ALL_EVENTS);
    var end = courier.hangs();
    givenPost(NEWS, "Under way");
    givenPost(NEWS, "Behind");
    relay();
    herald.manageWebhooks().delete(webhook.id());
    relay();

    end.completeExceptionally(new IllegalStateException("too late"));
    relay();

    assertThat(courier.triedPosts()).containsExactly("news 2");
    assertThat(ports.outbound().deliveries().position(webhook.id())).isEmpty();
    assertThat(ports.outbound().deliveries().nextDue(webhook.id())).isEmpty();
  }

  @Test
  void goesOnAfterARestart() {
    given(Webhook.ALL_EVENTS);
    givenPost(NEWS, "After");
    relay();
    givenPost(NEWS, "Later");

    relaying = start();
    relay();

    assertThat(courier.toldPosts()).containsExactly("news 2", "news 3");
  }

  private void relay() {
    relay(relaying);
  }

  private Webhook given(Set<EventType> events) {
    return create(new Command(URL, DESCRIPTION, events, Optional.empty(), true));
  }

  private Webhook create(Command command) {
    return herald.manageWebhooks().create(command);
  }

  private Webhook edit(Webhook webhook, Patch patch) {
    return herald.manageWebhooks().edit(webhook.id(), patch);
  }

  private static Patch url(HttpUrl url) {
    return new Patch(
        Optional.of(url), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Patch enabled(boolean isEnabled) {
    return new Patch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(isEnabled));
  }
}
