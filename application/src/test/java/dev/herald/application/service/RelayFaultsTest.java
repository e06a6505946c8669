package dev.herald.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.failure.Busy;
import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.out.ChannelRepository;
import dev.herald.application.port.out.DeadLetters;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.Leases;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.port.out.ReceiverPositions;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.port.out.WebhookRepository;
import dev.herald.application.port.out.webhook.Interceptor;
import dev.herald.application.port.out.webhook.OutgoingWebhooks;
import dev.herald.domain.account.AccountPolicy;
import dev.herald.domain.event.EventType;
import dev.herald.domain.post.PublishingPolicy;
import dev.herald.domain.webhook.WebhookId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A store that fails now and then keeps the relay from nothing. */
class RelayFaultsTest extends Story {

  private final FakeSender callback = new FakeSender();
  private final FakeSender webhook = new FakeSender();
  private boolean hasBegun;
  private int calls;
  private int failing;
  private Optional<WebhookId> unlucky = Optional.empty();

  private final UseCases relaying =
      Services.over(
          flakyPorts(),
          PublishingPolicy.NONE,
          AccountPolicy.IMPORT_ON_USE,
          new OutgoingWebhooks(
              Interceptor.NONE,
              Optional.of(
                  new OutgoingWebhooks.Callback(callback, Set.of(EventType.POST_PUBLISHED))),
              kept -> webhook));

  static IntStream callsThatFail() {
    return IntStream.rangeClosed(1, 120);
  }

  @ParameterizedTest
  @MethodSource("callsThatFail")
  void everythingIsToldInOrderWhicheverCallFails(int failing) {
    givenChannel(NEWS);
    givenChannel(SPORT);
    relay();
    givenWebhook();
    calls = 0;
    this.failing = failing;

    callback.failsFor(NEWS);
    givenPost(NEWS, "First");
    givenPost(SPORT, "First");
    relay();
    givenPost(NEWS, "Second");
    relay();
    callback.works();
    clock.advance(Duration.ofSeconds(1));
    relay();
    givenPost(NEWS, "Third");
    relay();
    clock.advance(Duration.ofSeconds(5)); // for what was not even sent
    relay();

    assertThat(calls).as("calls, of which one failed").isGreaterThan(failing);
    for (var receiver : new FakeSender[] {callback, webhook}) {
      assertThat(new LinkedHashSet<>(receiver.receivedPosts()))
          .containsSubsequence("news 1", "news 2", "news 3")
          .contains("sport 1")
          .hasSize(4);
    }
  }

  @Test
  void whoseDeliveriesCannotBeKeptKeepsNoOtherWaiting() {
    givenChannel(NEWS);
    relay();
    givenWebhook();
    unlucky = Optional.of(WebhookId.CALLBACK);
    givenPost(NEWS, "First");

    relay();

    assertThat(callback.receivedPosts()).isEmpty();
    assertThat(webhook.receivedPosts()).containsExactly("news 1");
    unlucky = Optional.empty();
    relay();
    assertThat(callback.receivedPosts()).containsExactly("news 1");
  }

  /** Steps on after a fault, as the program does. */
  private void relay() {
    for (var steps = 0; steps < 10; steps++) {
      try {
        if (!hasBegun) relaying.relayEvents().begin();
        hasBegun = true;
        relaying.relayEvents().step();
      } catch (Busy expected) {
        // The next step tries again.
      }
    }
  }

  private OutboundPorts flakyPorts() {
    var usual = ports.outbound();
    return usual.toBuilder()
        .unitOfWork(flaky(UnitOfWork.class, usual.unitOfWork()))
        .channels(flaky(ChannelRepository.class, usual.channels()))
        .posts(flaky(PostRepository.class, usual.posts()))
        .events(flaky(EventLog.class, usual.events()))
        .webhooks(flaky(WebhookRepository.class, usual.webhooks()))
        .receiverPositions(flaky(ReceiverPositions.class, usual.receiverPositions()))
        .deliveryQueue(flaky(DeliveryQueue.class, usual.deliveryQueue()))
        .deadLetters(flaky(DeadLetters.class, usual.deadLetters()))
        .leases(flaky(Leases.class, usual.leases()))
        .build();
  }

  /** Fails one of all calls to such ports, and those for a receiver that is out of luck. */
  private <P> P flaky(Class<P> type, P port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              calls++;
              if (calls == failing || isFor(unlucky, arguments)) {
                throw new Busy("no luck", Duration.ofSeconds(1));
              }
              try {
                return method.invoke(port, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static boolean isFor(Optional<WebhookId> receiver, Object @Nullable [] arguments) {
    return arguments != null && receiver.filter(List.of(arguments)::contains).isPresent();
  }
}
