package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.WebhookRepository;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.event.EventType;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.shared.HttpUrl;
import dev.herald.domain.webhook.Webhook;
import dev.herald.domain.webhook.Webhook.Patch;
import dev.herald.domain.webhook.WebhookDescription;
import dev.herald.domain.webhook.WebhookId;
import dev.herald.domain.webhook.WebhookSecret;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a {@link WebhookRepository} promises. */
public interface WebhookRepositoryContract extends PortContract {

  @Test
  default void findsNothingWhereNothingIs() {
    given("one");
    var none = new WebhookId("ONE");

    assertThat(ports().webhooks().find(none)).isEmpty();
    assertThatThrownBy(() -> ports().webhooks().get(none))
        .isInstanceOf(Refusal.WebhookNotFound.class);
  }

  @Test
  default void findsTheWebhookOfThisName() {
    var one = given("one");
    var two = given("two");

    assertThat(ports().webhooks().find(one.id())).contains(one);
    assertThat(ports().webhooks().get(two.id())).isEqualTo(two);
  }

  @Test
  default void keepsEveryField() {
    var secret = Base64.getEncoder().encodeToString(new byte[WebhookSecret.MAX_BYTES]);
    var webhook =
        new Webhook(
            new WebhookId("Az0_-".repeat(12)),
            new HttpUrl("HTTPS://例え.example:8443/~%20a'b?x=[1]&y=%E2%82%AC#é"),
            new WebhookDescription(Texts.filled("Zoë \"' 👩‍👧 ", WebhookDescription.MAX_BYTES)),
            Set.of(EventType.POST_PUBLISHED, EventType.POST_RECALLED),
            new WebhookSecret(WebhookSecret.PREFIX + secret),
            false,
            Samples.NOW);

    write(() -> ports().webhooks().insert(webhook));

    assertThat(ports().webhooks().find(webhook.id())).contains(webhook);
    assertThat(ports().webhooks().list(Paging.ALL).items()).containsExactly(webhook);
  }

  @ParameterizedTest
  @EnumSource
  default void keepsEveryTypeOfEvent(EventType type) {
    var webhook = withEvents(Samples.webhook("one"), Set.of(type));

    write(() -> ports().webhooks().insert(webhook));

    assertThat(ports().webhooks().find(webhook.id())).contains(webhook);
  }

  @Test
  default void updateReplacesWhatIsKept() {
    var one = given("one");
    var two = given("two");
    var edited =
        one.edit(
            new Patch(
                Optional.of(new HttpUrl("http://localhost")),
                Optional.of(new WebhookDescription("Changed")),
                Optional.of(Set.of(EventType.CHANNEL_FULL)),
                Optional.of(new WebhookSecret("whsec_" + "A".repeat(32))),
                Optional.of(false)));

    write(() -> ports().webhooks().update(edited));

    assertThat(ports().webhooks().find(one.id())).contains(edited);
    assertThat(ports().webhooks().find(two.id())).contains(two);
  }

  @Test
  default void deletedOneIsGone() {
    var one = given("one");
    var two = given("two");

    write(() -> ports().webhooks().delete(one.id()));

    assertThat(ports().webhooks().find(one.id())).isEmpty();
    assertThat(ports().webhooks().list(Paging.ALL).items()).containsExactly(two);
    assertThat(ports().webhooks().enabled()).containsExactly(two);
  }

  @Test
  default void listsNewestFirstWhateverWasEdited() {
    var a = given("a");
    var c = given("c");
    var b = given("b");
    write(() -> ports().webhooks().update(a));

    assertThat(ports().webhooks().list(Paging.ALL).items()).containsExactly(b, c, a);
  }

  @Test
  default void listsPageByPage() {
    for (var id : List.of("a", "b", "c", "d", "e")) given(id);

    assertThat(Paging.pages(2, page -> ports().webhooks().list(page).map(it -> it.id().value())))
        .containsExactly(List.of("e", "d"), List.of("c", "b"), List.of("a"));
  }

  @Test
  default void pagingNeitherSkipsNorRepeatsWhileWebhooksComeAndGo() {
    var a = given("a");
    var b = given("b");
    var c = given("c");
    var d = given("d");
    var first = ports().webhooks().list(PageRequest.first(2));

    write(() -> ports().webhooks().delete(c.id()));
    given("e");

    var second = ports().webhooks().list(Paging.after(first, 2));
    assertThat(first.items()).containsExactly(d, c);
    assertThat(second.items()).containsExactly(b, a);
    assertThat(second.next()).isEmpty();
  }

  @Test
  default void enabledOnesAreInTheOrderOfTheirMaking() {
    var b = given("b");
    var paused = given("paused");
    var a = given("a");
    write(() -> ports().webhooks().update(withEnabled(paused, false)));
    assertThat(ports().webhooks().enabled()).containsExactly(b, a);

    write(() -> ports().webhooks().update(withEnabled(paused, true)));

    assertThat(ports().webhooks().enabled()).containsExactly(b, paused, a);
  }

  private Webhook given(String id) {
    var webhook = Samples.webhook(id);
    write(() -> ports().webhooks().insert(webhook));
    return webhook;
  }

  private static Webhook withEvents(Webhook webhook, Set<EventType> events) {
    return edit(webhook, Optional.of(events), Optional.empty());
  }

  private static Webhook withEnabled(Webhook webhook, boolean isEnabled) {
    return edit(webhook, Optional.empty(), Optional.of(isEnabled));
  }

  private static Webhook edit(
      Webhook webhook, Optional<Set<EventType>> events, Optional<Boolean> isEnabled) {
    return webhook.edit(
        new Patch(Optional.empty(), Optional.empty(), events, Optional.empty(), isEnabled));
  }
}
