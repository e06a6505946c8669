package dev.herald.application.service;

import dev.herald.application.port.out.webhook.Courier;
import dev.herald.application.port.out.webhook.Notice;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** Remembers notices, and takes them as a test wants it: at first all of them, and at once. */
final class FakeCourier implements Courier {

  private final List<Notice> tried = new ArrayList<>();
  private final List<Notice> told = new ArrayList<>();
  private Function<Notice, CompletionStage<Void>> answers = notice -> done();

  @Override
  public CompletionStage<Void> deliver(Notice notice) {
    tried.add(notice);
    return answers.apply(notice).thenRun(() -> told.add(notice));
  }

  void answers(Function<Notice, CompletionStage<Void>> answers) {
    this.answers = answers;
  }

  void works() {
    answers(notice -> done());
  }

  void fails(String why) {
    answers(notice -> failure(why));
  }

  void failsFor(ChannelId channel) {
    failsFor(notice -> notice.event().channel().equals(channel));
  }

  void failsFor(Predicate<Notice> some) {
    answers(notice -> some.test(notice) ? failure("no luck") : done());
  }

  /** Nothing arrives, and nothing fails, before this is completed. */
  CompletableFuture<Void> hangs() {
    var end = new CompletableFuture<Void>();
    answers(notice -> end);
    return end;
  }

  private static CompletionStage<Void> done() {
    return CompletableFuture.completedFuture(null);
  }

  private static CompletionStage<Void> failure(String why) {
    return CompletableFuture.failedFuture(new IllegalStateException(why));
  }

  /** What was sent, whether it arrived or not. */
  List<Notice> tried() {
    return tried;
  }

  /** What arrived. */
  List<Notice> told() {
    return told;
  }

  List<DomainEvent> toldEvents() {
    return told.stream().map(Notice::event).toList();
  }

  /** The published posts of which word arrived: {@code news 1}, {@code sport 1}, … */
  List<String> toldPosts() {
    return posts(told);
  }

  /** The published posts of which word was sent, whether it arrived or not. */
  List<String> triedPosts() {
    return posts(tried);
  }

  private static List<String> posts(List<Notice> notices) {
    return notices.stream()
        .map(Notice::event)
        .filter(PostPublished.class::isInstance)
        .map(PostPublished.class::cast)
        .map(it -> it.channel() + " " + it.sequence())
        .toList();
  }
}
