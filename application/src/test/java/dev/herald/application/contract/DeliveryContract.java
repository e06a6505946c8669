package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.out.DeliveryQueue.Waiting;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.DeliveryView;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.NotificationMode;
import dev.herald.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of deliveries have in common: two receivers, and events in two channels. */
public interface DeliveryContract extends PortContract {

  WebhookId ONE = new WebhookId("one");
  WebhookId OTHER = new WebhookId("ONE");
  ChannelId NEWS = new ChannelId("news");
  ChannelId SPORT = new ChannelId("sport");
  Instant NOW = Samples.NOW;
  Instant SOON = NOW.plusMillis(1);
  Instant LATER = NOW.plusSeconds(1800);
  Set<Long> ALL = Set.of();

  @BeforeEach
  default void givenTwoChannels() {
    givenChannel("news");
    givenChannel("sport");
  }

  /** Something happens to a channel; returns the position of the event. */
  default long happened(ChannelId channel) {
    return happened(new Subscribed(channel, new AccountId("ann"), NotificationMode.NOTIFY, NOW));
  }

  default long happened(Subscribed event) {
    return write(
        () -> {
          ports().events().append(ADMIN.id(), event);
          return ports().events().end();
        });
  }

  /** Deletes a channel; returns the position of its deletion. */
  default long givenDeleted(ChannelId channel) {
    givenDeleted(Samples.channel(channel.value()));
    return ports().events().end();
  }

  /** Lets a delivery wait that has been tried once. */
  default void enqueue(WebhookId receiver, long position, Instant next) {
    write(() -> ports().deliveryQueue().put(receiver, position, 1, next, "no luck"));
  }

  default void addDeadLetter(WebhookId receiver, long position) {
    write(() -> ports().deadLetters().add(receiver, position, 13, NOW, "no luck"));
  }

  /** Something happens to a channel that becomes a dead letter of one receiver. */
  default long givenDeadLetter(ChannelId channel) {
    var position = happened(channel);
    addDeadLetter(ONE, position);
    return position;
  }

  default List<DeliveryView> waitingOf(WebhookId receiver) {
    return ports().deliveryQueue().list(receiver, Paging.ALL).items();
  }

  default List<DeliveryView> deadLettersOf(WebhookId receiver) {
    return ports().deadLetters().list(receiver, Paging.ALL).items();
  }

  default List<Long> waiting(WebhookId receiver) {
    return waitingOf(receiver).stream().map(DeliveryView::position).toList();
  }

  default List<Long> dead(WebhookId receiver) {
    return deadLettersOf(receiver).stream().map(DeliveryView::position).toList();
  }

  default DeliveryView onlyWaiting() {
    assertThat(waitingOf(ONE)).hasSize(1);
    return waitingOf(ONE).get(0);
  }

  default DeliveryView onlyDeadLetter() {
    assertThat(deadLettersOf(ONE)).hasSize(1);
    return deadLettersOf(ONE).get(0);
  }

  /** What is due for one receiver. */
  default List<Long> due(Instant now) {
    return ports().deliveryQueue().due(ONE, now, LATER, 100).stream()
        .map(Waiting::position)
        .toList();
  }
}
