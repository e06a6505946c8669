package dev.herald.application.service;

import static dev.herald.application.view.DeliveryView.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.webhook.CreateWebhook.Command;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.application.view.DeliverySummary;
import dev.herald.application.view.WebhookView;
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

  private final FakeSender sender = new FakeSender();

  /** The webhooks for which something was sent, as they were then. */
  private final List<Webhook> sentFor = new ArrayList<>();

  private UseCases relaying = start();

  private UseCases start() {
    return heraldWith(
        new OutgoingWebhooks(
            Interceptor.NONE,
            Optional.empty(),
            webhook -> {
              sentFor.add(webhook);
              return sender;
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
    assertThat(get(created)).isEqualTo(created);
  }

  @Test
  void makesASecretForEachThatHasNone() {
    var one = given(Webhook.ALL_EVENTS);
    var two = given(Webhook.ALL_EVENTS);

    assertThat(one.secret().value()).isNotEqualTo(two.secret().value());
    assertThat(get(one).secret()).isEqualTo(one.secret());
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
    assertThat(get(webhook)).isEqualTo(edited);
  }

  @Test
  void listsTheNewestFirst() {
    var one = given(Webhook.ALL_EVENTS);
    var two = given(Webhook.ALL_EVENTS);

    assertThat(all()).containsExactly(two, one);
  }

  @Test
  void listsEachWithWhatItCouldNotBeTold() {
    var one = given(Webhook.ALL_EVENTS);
    var two = given(Webhook.ALL_EVENTS);
    var position = ports.outbound().events().end();
    ports
        .outbound()
        .unitOfWork()
        .execute(
            () -> ports.outbound().deliveryQueue().put(one.id(), position, 1, NOW, "HTTP 500"));

    var failing = herald.readDeliveries().find(ADMIN, one.id(), position);
    assertThat(herald.readWebhooks().list(ADMIN, ALL).items())
        .containsExactly(
            new WebhookView(two, DeliverySummary.NONE),
            new WebhookView(one, new DeliverySummary(1, 0, failing)));
    assertThat(herald.readWebhooks().get(ADMIN, one.id()).deliveries())
        .isEqualTo(new DeliverySummary(1, 0, failing));
  }

  @Test
  void deletedOneIsGone() {
    var one = given(Webhook.ALL_EVENTS);
    var two = given(Webhook.ALL_EVENTS);

    herald.deleteWebhook().delete(ADMIN, one.id());

    assertThat(all()).containsExactly(two);
    assertRefused(Refusal.WebhookNotFound.class, () -> herald.readWebhooks().get(ADMIN, one.id()));
  }

  @Test
  void refusesWhatIsNotThere() {
    assertRefused(Refusal.WebhookNotFound.class, () -> herald.readWebhooks().get(ADMIN, UNKNOWN));
    assertRefused(
        Refusal.WebhookNotFound.class,
        () -> herald.editWebhook().edit(ADMIN, UNKNOWN, url(ELSEWHERE)));
    assertRefused(
        Refusal.WebhookNotFound.class, () -> herald.deleteWebhook().delete(ADMIN, UNKNOWN));
  }

  // What it receives

  @Test
  void newOneIsToldWhatHappensFromThenOn() {
    given(Webhook.ALL_EVENTS);
    relay();
    assertThat(sender.received()).isEmpty();

    var post = givenPost(NEWS, "After").post();
    relay();
    assertThat(sender.receivedEvents()).containsExactly(new PostPublished(NEWS, post.id(), 2, NOW));
  }

  @Test
  void isToldOfTheChosenEventsAlone() {
    given(Set.of(EventType.POST_PUBLISHED));
    subscribe(NEWS, ANN);
    givenRecalled(givenPost(NEWS, "After"));

    relay();

    assertThat(sender.receivedEvents()).hasOnlyElementsOfType(PostPublished.class).hasSize(1);
  }

  @Test
  void eachIsToldByItself() {
    var one = given(Webhook.ALL_EVENTS);
    var two = given(Webhook.ALL_EVENTS);
    givenPost(NEWS, "After");

    relay();

    assertThat(sentFor).containsExactlyInAnyOrder(one, two);
    assertThat(sender.receivedPosts()).containsExactly("news 2", "news 2");
  }

  @Test
  void pausedOneIsToldLaterWhatItMissed() {
    var webhook = given(Webhook.ALL_EVENTS);
    edit(webhook, enabled(false));
    givenPost(NEWS, "Missed");
    relay();
    assertThat(sender.received()).isEmpty();

    edit(webhook, enabled(true));
    givenPost(NEWS, "After");
    relay();
    assertThat(sender.receivedPosts()).containsExactly("news 2", "news 3");
  }

  @Test
  void oneThatIsMadePausedIsToldLaterWhatHappenedSince() {
    var webhook =
        create(new Command(URL, DESCRIPTION, Webhook.ALL_EVENTS, Optional.of(SECRET), false));
    givenPost(NEWS, "Missed");
    relay();

    edit(webhook, enabled(true));
    relay();

    assertThat(sender.receivedPosts()).containsExactly("news 2");
  }

  @Test
  void pauseHoldsForWhatIsBehindTheOneUnderWay() {
    var webhook = given(Webhook.ALL_EVENTS);
    var end = sender.hangs();
    givenPost(NEWS, "Under way");
    givenPost(NEWS, "Behind");
    givenPost(NEWS, "Last");
    relay();
    edit(webhook, enabled(false));
    relay();
    sender.works();
    end.complete(null);
    relay();
    assertThat(sender.receivedPosts()).containsExactly("news 2");
    assertThat(herald.readDeliveries().count(ADMIN, webhook.id(), WAITING)).isEqualTo(2);

    edit(webhook, enabled(true));
    relay();
    assertThat(sender.receivedPosts()).containsExactly("news 2", "news 3", "news 4");
    assertThat(herald.readDeliveries().count(ADMIN, webhook.id(), WAITING)).isZero();
  }

  @Test
  void whatFailedIsNotTriedAgainDuringAPause() {
    var webhook = given(Webhook.ALL_EVENTS);
    sender.fails("HTTP 500");
    givenPost(NEWS, "After");
    relay();
    sender.works();
    edit(webhook, enabled(false));
    clock.advance(Duration.ofDays(2));
    relay();
    assertThat(sender.received()).isEmpty();

    edit(webhook, enabled(true));
    relay();
    assertThat(sender.receivedPosts()).containsExactly("news 2");
  }

  @Test
  void editedOneIsToldAtItsNewAddress() {
    var webhook = given(Webhook.ALL_EVENTS);
    sender.fails("HTTP 404");
    givenPost(NEWS, "After");
    relay();
    sender.works();

    var edited = edit(webhook, url(ELSEWHERE));
    clock.advance(Duration.ofSeconds(1));
    relay();

    assertThat(sentFor).containsExactly(webhook, edited);
    assertThat(sender.receivedPosts()).containsExactly("news 2");
  }

  @Test
  void deletedOneIsToldNothingMoreAndWhatItCouldNotBeToldIsForgotten() {
    var webhook = given(Webhook.ALL_EVENTS);
    sender.fails("HTTP 500");
    givenPost(NEWS, "After");
    relay();
    sender.works();

    herald.deleteWebhook().delete(ADMIN, webhook.id());
    givenPost(NEWS, "Later");
    clock.advance(Duration.ofDays(1));
    relay();

    assertThat(sender.received()).isEmpty();
    assertThat(ports.outbound().deliveryQueue().nextDue(webhook.id())).isEmpty();
    assertRefused(
        Refusal.WebhookNotFound.class,
        () -> herald.readDeliveries().list(ADMIN, webhook.id(), WAITING, ALL));
  }

  @Test
  void nothingIsKeptOfWhatFailsAfterItsWebhookWasDeleted() {
    var webhook = given(Webhook.ALL_EVENTS);
    var end = sender.hangs();
    givenPost(NEWS, "Under way");
    givenPost(NEWS, "Behind");
    relay();
    herald.deleteWebhook().delete(ADMIN, webhook.id());
    relay();

    end.completeExceptionally(new IllegalStateException("too late"));
    relay();

    assertThat(sender.sentPosts()).containsExactly("news 2");
    assertThat(ports.outbound().receiverPositions().position(webhook.id())).isEmpty();
    assertThat(ports.outbound().deliveryQueue().nextDue(webhook.id())).isEmpty();
  }

  @Test
  void goesOnAfterARestart() {
    given(Webhook.ALL_EVENTS);
    givenPost(NEWS, "After");
    relay();
    givenPost(NEWS, "Later");

    relaying = start();
    relay();

    assertThat(sender.receivedPosts()).containsExactly("news 2", "news 3");
  }

  private void relay() {
    relay(relaying);
  }

  private Webhook given(Set<EventType> events) {
    return create(new Command(URL, DESCRIPTION, events, Optional.empty(), true));
  }

  private Webhook create(Command command) {
    return herald.createWebhook().create(ADMIN, command);
  }

  private Webhook edit(Webhook webhook, Patch patch) {
    return herald.editWebhook().edit(ADMIN, webhook.id(), patch).webhook();
  }

  private Webhook get(Webhook webhook) {
    return herald.readWebhooks().get(ADMIN, webhook.id()).webhook();
  }

  private List<Webhook> all() {
    return herald.readWebhooks().list(ADMIN, ALL).map(WebhookView::webhook).items();
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
