package dev.herald.application.service;

import dev.herald.application.port.out.webhook.WebhookMessage;
import dev.herald.application.port.out.webhook.WebhookSender;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** Remembers messages, and takes them as a test wants it: at first all of them, and at once. */
final class FakeSender implements WebhookSender {

  private final List<WebhookMessage> sent = new ArrayList<>();
  private final List<WebhookMessage> received = new ArrayList<>();
  private Function<WebhookMessage, CompletionStage<Void>> answers = message -> done();

  @Override
  public CompletionStage<Void> send(WebhookMessage message) {
    sent.add(message);
    return answers.apply(message).thenRun(() -> received.add(message));
  }

  void answers(Function<WebhookMessage, CompletionStage<Void>> answers) {
    this.answers = answers;
  }

  void works() {
    answers(message -> done());
  }

  void fails(String why) {
    answers(message -> failure(why));
  }

  void failsFor(ChannelId channel) {
    failsFor(message -> message.event().channel().equals(channel));
  }

  void failsFor(Predicate<WebhookMessage> some) {
    answers(message -> some.test(message) ? failure("no luck") : done());
  }

  /** Nothing arrives, and nothing fails, before this is completed. */
  CompletableFuture<Void> hangs() {
    var end = new CompletableFuture<Void>();
    answers(message -> end);
    return end;
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  private static CompletionStage<Void> failure(String why) {
    return CompletableFuture.failedFuture(new IllegalStateException(why));
  }

  /** What was sent, whether it arrived or not. */
  List<WebhookMessage> sent() {
    return sent;
  }

  /** What arrived. */
  List<WebhookMessage> received() {
    return received;
  }

  List<DomainEvent> receivedEvents() {
    return received.stream().map(WebhookMessage::event).toList();
  }

  /** The published posts of which word arrived: {@code news 1}, {@code sport 1}, … */
  List<String> receivedPosts() {
    return posts(received);
  }

  /** The published posts of which word was sent, whether it arrived or not. */
  List<String> sentPosts() {
    return posts(sent);
  }

  private static List<String> posts(List<WebhookMessage> messages) {
    return messages.stream()
        .map(WebhookMessage::event)
        .filter(PostPublished.class::isInstance)
        .map(PostPublished.class::cast)
        .map(it -> it.channel() + " " + it.sequence())
        .toList();
  }
}
