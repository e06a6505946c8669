package dev.herald.application.contract;

import static dev.herald.application.testkit.Samples.ADMIN;
import static dev.herald.application.testkit.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdempotencyLog;
import dev.herald.application.port.out.Leases.Duty;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.SessionRepository.Code;
import dev.herald.application.port.out.UnitOfWork;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChain;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.draft.Draft;
import dev.herald.domain.draft.DraftContent;
import dev.herald.domain.draft.DraftState.Scheduled;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.DraftId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.post.PostContent;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What a {@link UnitOfWork} promises over several processes that share a store: two sets of ports
 * stand for two of them.
 */
public interface SharedStoreContract extends PortContract {

  int TIMES = 25;
  ChannelId NEWS = new ChannelId("news");
  DraftId PLAN = new DraftId("plan");

  /** Other ports on the same store, as another process would have them. */
  OutboundPorts others();

  @Test
  default void whatOneHasWrittenTheOtherReadsAtOnce() {
    for (var i = 1; i <= TIMES; i++) {
      var before = others().unitOfWork().version();
      var id = "channel-" + i;
      givenChannel(id);

      assertThat(others().unitOfWork().version()).isGreaterThan(before);
      assertThat(others().channels().find(new ChannelId(id))).isPresent();
    }
  }

  @Test
  default void versionIsTheSameForBoth() {
    givenChannel("news");
    var version = ports().unitOfWork().version();

    assertThat(others().unitOfWork().version()).isEqualTo(version);
    others().unitOfWork().executeUnseen(() -> saved("key", others()));
    assertThat(ports().unitOfWork().version()).isEqualTo(version);
  }

  @Test
  default void whoWaitsForAnotherVersionIsWokenByWhatTheOtherWrites() throws Exception {
    var units = others().unitOfWork();
    var known = units.version();
    var thread = Executors.newSingleThreadExecutor();
    try {
      var woken = thread.submit(() -> units.awaitVersion(known, Duration.ofSeconds(60)));

      givenChannel("news");

      assertThat(woken.get(20, TimeUnit.SECONDS)).isGreaterThan(known);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  default void bothCountOnWithoutGapsAndTheLogIsInTheOrderOfCommits() throws Exception {
    givenChannel("news");

    var sequences = inBoth(SharedStoreContract::publishNext);

    var all = LongStream.rangeClosed(1, 2 * TIMES).boxed().toList();
    assertThat(sequences).containsExactlyInAnyOrderElementsOf(all);
    assertThat(others().events().after(0, 1000))
        .extracting(EventLog.Entry::event)
        .extracting("sequence")
        .containsExactlyElementsOf(all);
    assertThat(others().events().end()).isEqualTo(ports().events().end());
  }

  @Test
  default void bothNeverTakeTheSameLastPlace() throws Exception {
    givenChannel("news");

    var admitted = inBoth(SharedStoreContract::subscribeIfFewerThanTen);

    assertThat(admitted).filteredOn(it -> it).hasSize(10);
    assertThat(ports().channels().get(NEWS).subscriberCount()).isEqualTo(10);
  }

  @Test
  default void keyIsUsedByOneOfBoth() throws Exception {
    var made = inBoth(ports -> write(ports, () -> madeOnce(ports)));

    assertThat(made).filteredOn(it -> it).hasSize(1);
  }

  @Test
  default void draftIsSavedByOneOfTwoThatKnowTheSameRevision() throws Exception {
    givenChannel("news");
    var begun = Draft.create(PLAN, NEWS, DraftContent.EMPTY, 0, ADMIN.id(), Samples.NOW);
    write(() -> ports().drafts().insert(begun));

    var saved = inBoth(ports -> write(ports, () -> savedFrom(begun.revision(), ports)));

    assertThat(saved).filteredOn(it -> it).hasSize(1);
    assertThat(others().drafts().find(PLAN, ChannelScope.ALL).orElseThrow().revision())
        .isEqualTo(2);
  }

  private static boolean savedFrom(long revision, OutboundPorts ports) {
    var draft = ports.drafts().find(PLAN, ChannelScope.ALL).orElseThrow();
    if (draft.revision() != revision) return false;
    var text = ports.toString();
    var content = new DraftContent(Optional.empty(), text, List.of(), List.of(), "");
    ports.drafts().update(draft.edit(content, OptionalLong.of(revision), ADMIN.id(), Samples.NOW));
    return true;
  }

  @Test
  default void codeIsTakenByOneOfBoth() throws Exception {
    var token = Samples.token("admin", Role.ADMIN, "ab12");
    write(
        () -> {
          ports().tokens().insert(token);
          ports().sessions().insertCode(new Code("code", token.name(), Samples.NOW));
        });

    var taken = inBoth(ports -> write(ports, () -> ports.sessions().takeCode("code").isPresent()));

    assertThat(taken).filteredOn(it -> it).hasSize(1);
    assertThat(others().tokens().version()).isEqualTo(ports().tokens().version());
  }

  @Test
  default void bothGoOnWithOneAuditChain() throws Exception {
    inBoth(ports -> write(ports, () -> audited(ports)));

    var before = ports().auditLog().begin();
    var hash = before.hash();
    var position = before.position();
    for (var found : others().auditLog().after(0, 1000)) {
      position++;
      hash = AuditChain.hash(hash, position, found.entry());
      assertThat(found.position()).isEqualTo(position);
      assertThat(found.hash()).isEqualTo(hash);
    }
    assertThat(position).isEqualTo(2 * TIMES);
  }

  @Test
  default void failureOfOneUndoesNothingOfTheOther() throws Exception {
    givenChannel("news");
    var fault = new IllegalStateException("no luck");

    var published =
        inBoth(
            ports -> {
              if (ports == ports()) return publishNext(ports);
              assertThatThrownBy(
                      () ->
                          write(
                              ports,
                              () -> {
                                publishNext(ports);
                                throw fault;
                              }))
                  .isSameAs(fault);
              return 0L;
            });

    assertThat(published).filteredOn(it -> it > 0).hasSize(TIMES);
    assertThat(others().channels().get(NEWS).postCount()).isEqualTo(TIMES);
  }

  /** As in one process: what turned up behind what was read would never be read. */
  @Test
  default void noEntryOfOneBecomesReadableAfterALargerOneOfTheOther() throws Exception {
    givenChannel("news");
    var appended = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var slow =
          threads.submit(
              () ->
                  write(
                      ports(),
                      () -> {
                        publishNext(ports());
                        appended.countDown();
                        return await(goOn);
                      }));
      assertThat(await(appended)).isTrue();
      var quick = threads.submit(() -> publishNext(others()));
      assertThat(others().events().after(0, 10)).isEmpty();
      goOn.countDown();

      assertThat(slow.get(60, TimeUnit.SECONDS)).isTrue();
      assertThat(quick.get(60, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(others().events().after(0, 10)).extracting("position").isSorted().hasSize(2);
    } finally {
      goOn.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  default void draftThatIsDueIsPublishedOnceWhoeverPublishesIt() throws Exception {
    givenChannel("news");
    var due = new Scheduled(Samples.NOW.minusSeconds(60), ZoneOffset.UTC, ADMIN.id());
    var texts = LongStream.range(0, 120).mapToObj(i -> "Post " + i).toList();
    for (var text : texts) {
      var id = new DraftId(text.replace(' ', '-'));
      var draft = Draft.create(id, NEWS, Samples.draft(text), 0, ADMIN.id(), Samples.NOW);
      var scheduled = draft.schedule(due, OptionalLong.empty(), due.at().minusSeconds(1));
      write(ports(), () -> ports().drafts().insert(scheduled));
      others().ids().postId(); // so that those of both differ
    }

    inBoth(ports -> Services.over(ports).publishScheduledDrafts().step());

    assertThat(ports().drafts().due(Samples.NOW, 1)).isEmpty();
    var posts = ports().posts().history(NEWS, OptionalLong.empty(), true, 200);
    assertThat(posts)
        .extracting(post -> post.content().flatMap(PostContent::text).orElseThrow().value())
        .containsExactlyInAnyOrderElementsOf(texts);
  }

  private static void write(OutboundPorts ports, Runnable work) {
    ports.unitOfWork().execute(work);
  }

  @Test
  default void dutyIsHeldByOneOfBoth() throws Exception {
    var held = inBoth(ports -> ports.leases().hold(Duty.RELAY));

    assertThat(held).filteredOn(OptionalLong::isPresent).hasSize(TIMES);
    assertThat(held).filteredOn(OptionalLong::isPresent).containsOnly(OptionalLong.of(1));
  }

  @Test
  default void dutyThatIsReleasedIsTakenByTheOther() {
    var first = ports().leases().hold(Duty.RELAY).getAsLong();
    assertThat(others().leases().hold(Duty.RELAY)).isEmpty();

    ports().leases().release(Duty.RELAY, first);
    Await.until(() -> others().leases().hold(Duty.RELAY).isPresent());

    var second = others().leases().hold(Duty.RELAY).getAsLong();
    assertThat(second).isGreaterThan(first);
    assertThat(isHeld(others(), second)).isTrue();
    assertThat(isHeld(ports(), first)).isFalse();
    ports().leases().release(Duty.RELAY, first); // which it has no more
    assertThat(others().leases().hold(Duty.RELAY)).hasValue(second);
  }

  @Test
  default void readersAreCountedWhicheverTellsOfThem() throws Exception {
    var news = givenChannel("news").id();
    var post = new PostPublished(news, new PostId("post"), 1, NOW);
    write(() -> ports().statistics().noteSubscribers(List.of(post)));

    inBoth(
        ports ->
            write(
                ports,
                () -> {
                  ports.statistics().addReading(news, 0, 1, NOW);
                  return true;
                }));

    assertThat(others().statistics().reach(news, 1).orElseThrow().readers()).isEqualTo(2 * TIMES);
  }

  private static boolean isHeld(OutboundPorts ports, long token) {
    return write(ports, () -> ports.leases().isHeld(Duty.RELAY, token));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T write(OutboundPorts ports, Supplier<T> work) {
    return ports.unitOfWork().execute(work);
  }

  private static Long publishNext(OutboundPorts ports) {
    return write(
        ports,
        () -> {
          var sequence = ports.posts().lastSequence(NEWS) + 1;
          var post = Samples.post("news", sequence, Samples.text("A"), Samples.NOW);
          ports.posts().insert(post);
          var event = new PostPublished(NEWS, post.id(), sequence, Samples.NOW);
          ports.events().append(ADMIN.id(), event);
          return sequence;
        });
  }

  private static boolean subscribeIfFewerThanTen(OutboundPorts ports) {
    return write(
        ports,
        () -> {
          var count = ports.channels().get(NEWS).subscriberCount();
          if (count >= 10) return false;
          ports.subscriptions().insert(Samples.subscription("news", "account-" + count));
          return true;
        });
  }

  private static boolean madeOnce(OutboundPorts ports) {
    if (ports.idempotency().find("key").isPresent()) return false;
    saved("key", ports);
    return true;
  }

  private static boolean saved(String key, OutboundPorts ports) {
    ports.idempotency().save(new IdempotencyLog.Entry(key, "print", "made", Samples.NOW));
    return true;
  }

  private static boolean audited(OutboundPorts ports) {
    ports
        .auditLog()
        .append(
            new AuditEntry(
                Samples.NOW,
                ADMIN.id(),
                Optional.empty(),
                AuditAction.CHANNEL_CREATED,
                AuditSubject.of(NEWS),
                Optional.empty(),
                List.of()));
    return true;
  }

  /** What a task returned, each time that one of both did it. */
  private <T> List<T> inBoth(Function<OutboundPorts, T> task) throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try {
      List<T> all = new ArrayList<>();
      List<Callable<List<T>>> both =
          List.of(() -> repeated(task, ports()), () -> repeated(task, others()));
      for (var one : threads.invokeAll(both, 60, TimeUnit.SECONDS)) all.addAll(one.get());
      return all;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> List<T> repeated(Function<OutboundPorts, T> task, OutboundPorts ports) {
    List<T> results = new ArrayList<>();
    for (var i = 0; i < TIMES; i++) results.add(task.apply(ports));
    return results;
  }
}
