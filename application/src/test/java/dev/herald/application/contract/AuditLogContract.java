package dev.herald.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.herald.application.port.out.AuditEntries.Place;
import dev.herald.application.port.out.AuditLog;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.AuditQuery;
import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditChain;
import dev.herald.domain.audit.AuditChange;
import dev.herald.domain.audit.AuditEntry;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an {@link AuditLog} promises. */
public interface AuditLogContract extends PortContract {

  private AuditLog log() {
    return ports().auditLog();
  }

  private void given(AuditEntry... entries) {
    for (var entry : entries) write(() -> log().append(entry));
  }

  private static AuditEntry entry(ActorId actor, AuditAction action, AuditSubject subject) {
    return entry(Samples.NOW, actor, action, subject);
  }

  private static AuditEntry entry(
      Instant at, ActorId actor, AuditAction action, AuditSubject subject) {
    return new AuditEntry(
        at, actor, Optional.empty(), action, subject, Optional.empty(), List.of());
  }

  private static AuditEntry edit(String channel) {
    return entry(
        ActorId.host("bob"), AuditAction.CHANNEL_EDITED, AuditSubject.of(new ChannelId(channel)));
  }

  private static AuditEntry edit(String channel, Instant at) {
    return entry(
        at,
        ActorId.host("bob"),
        AuditAction.CHANNEL_EDITED,
        AuditSubject.of(new ChannelId(channel)));
  }

  private static AuditSubject account(String id) {
    return AuditSubject.of(new AccountId(id));
  }

  private static AuditQuery all() {
    return AuditQuery.all(PageRequest.first(100));
  }

  private List<AuditEntry> list(AuditQuery query) {
    return log().list(query).items().stream().map(AuditRecord::entry).toList();
  }

  private void assertChainHolds() {
    var last = log().begin();
    for (var record : log().after(last.position(), 100)) {
      assertThat(record.position()).isEqualTo(last.position() + 1);
      assertThat(record.hash())
          .isEqualTo(AuditChain.hash(last.hash(), record.position(), record.entry()));
      last = new Place(record.position(), record.hash());
    }
    assertThat(last.position()).isEqualTo(log().end());
  }

  @Test
  default void isEmptyAtFirst() {
    assertThat(list(all())).isEmpty();
    assertThat(log().begin()).isEqualTo(Place.FIRST);
    assertThat(log().end()).isZero();
  }

  @Test
  default void keepsAllThatAnEntrySays() {
    var full =
        new AuditEntry(
            Samples.NOW,
            ActorId.host("Jürgen: press \"office\""),
            Optional.of("2001:db8::1"),
            AuditAction.WEBHOOK_EDITED,
            new AuditSubject(AuditSubject.Kind.WEBHOOK, "a:b"),
            Optional.of("forbidden"),
            List.of(
                new AuditChange("url", Optional.of("https://a.example"), Optional.of("…")),
                AuditChange.to("description", "😀 \u0000 \"quoted\"\nline"),
                AuditChange.from("events", ""),
                AuditChange.untold("secret")));
    given(full, edit("news"));

    assertThat(list(all())).containsExactly(edit("news"), full);
    assertChainHolds();
  }

  @Test
  default void entriesOfAUnitThatFailsAreNotThere() {
    given(edit("one"));
    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      log().append(edit("two"));
                      throw new IllegalStateException("on purpose");
                    }))
        .hasMessage("on purpose");
    given(edit("three"));

    assertThat(list(all())).containsExactly(edit("three"), edit("one"));
    assertThat(log().end()).isEqualTo(2);
    assertChainHolds();
  }

  @Test
  default void writesInUnitsOfWorkAlone() {
    assertThatThrownBy(() -> log().append(edit("news"))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void severalEntriesOfAUnitAreInOrder() {
    write(
        () -> {
          log().append(edit("one"));
          log().append(edit("two"));
          log().append(edit("three"));
        });

    assertThat(list(all())).containsExactly(edit("three"), edit("two"), edit("one"));
    assertChainHolds();
  }

  @Test
  default void listsWhatFitsAllThatIsAskedFor() {
    var news = AuditSubject.of(new ChannelId("news"));
    var sport = AuditSubject.of(new ChannelId("sport"));
    var ann = ActorId.host("ann");
    var bob = ActorId.host("bob");
    var one = entry(Samples.NOW, ann, AuditAction.CHANNEL_CREATED, news);
    var two = entry(Samples.NOW.plusMillis(1), ann, AuditAction.CHANNEL_EDITED, sport);
    var three = entry(Samples.NOW.plusMillis(2), bob, AuditAction.CHANNEL_EDITED, news);
    given(one, two, three);

    assertThat(list(all().by(ann))).containsExactly(two, one);
    assertThat(list(all().of(AuditAction.CHANNEL_EDITED))).containsExactly(three, two);
    assertThat(list(all().about(news))).containsExactly(three, one);
    assertThat(list(all().between(two.at(), three.at()))).containsExactly(two);
    assertThat(list(all().by(ann).about(news))).containsExactly(one);
    assertThat(list(all().by(bob).of(AuditAction.CHANNEL_CREATED))).isEmpty();
    assertThat(list(all().by(ActorId.HERALD))).isEmpty();
  }

  @Test
  default void pagesLeadToAllEntriesOnce() {
    var entries = new ArrayList<AuditEntry>();
    for (var i = 5; i > 0; i--) entries.add(edit("channel-" + i));
    for (var i = 4; i >= 0; i--) given(entries.get(i));

    assertThat(Paging.pages(2, page -> log().list(AuditQuery.all(page))))
        .extracting(page -> page.stream().map(AuditRecord::entry).toList())
        .containsExactly(entries.subList(0, 2), entries.subList(2, 4), entries.subList(4, 5));
  }

  @Test
  default void givesTheChainFromAnyPlaceOn() {
    given(edit("one"), edit("two"), edit("three"));

    assertThat(log().after(1, 1))
        .extracting(AuditRecord::position, AuditRecord::entry)
        .containsExactly(tuple(2L, edit("two")));
    assertThat(log().after(3, 10)).isEmpty();
  }

  @Test
  default void forgetsTheOldestEntriesAndTheChainHoldsFromThereOn() {
    var moment = Samples.NOW.plusSeconds(10);
    given(
        edit("one", moment.minusMillis(2)),
        edit("two", moment.minusMillis(1)),
        edit("three", moment),
        edit("four", moment.minusMillis(1)));

    assertThat(write(() -> log().forgetBefore(moment, 1))).isEqualTo(1);
    assertThat(write(() -> log().forgetBefore(moment, 10))).isEqualTo(1);
    assertThat(write(() -> log().forgetBefore(moment, 10))).isZero();

    assertThat(list(all())).extracting(AuditEntry::subject).hasSize(2);
    assertThat(log().begin().position()).isEqualTo(2);
    assertChainHolds();
  }

  @Test
  default void positionsGrowOnThoughAllIsForgotten() {
    given(edit("one"), edit("two"));
    write(() -> log().forgetBefore(Samples.NOW.plusSeconds(1), 10));
    assertThat(list(all())).isEmpty();
    assertThat(log().end()).isEqualTo(2);

    given(edit("three"));

    assertThat(log().after(0, 10)).extracting(AuditRecord::position).containsExactly(3L);
    assertChainHolds();
  }

  @Test
  default void accountsAreKnownByTheirNamesUntilTheyAreForgotten() {
    var ann = ActorId.account(new AccountId("ann"));
    var added = entry(ann, AuditAction.SUBSCRIBER_ADDED, account("ann"));
    var other = entry(ActorId.HERALD, AuditAction.ACCOUNT_EDITED, account("bob"));
    given(added, other);
    var chain = log().after(0, 10);

    assertThat(list(all())).containsExactly(other, added);
    assertThat(list(all().by(ann))).containsExactly(added);
    assertThat(list(all().about(account("bob")))).containsExactly(other);
    assertThat(chain.toString()).doesNotContain("account:ann", "account:bob");

    assertThat(log().names(new AccountId("ann"))).isTrue();
    write(() -> log().forget(new AccountId("ann")));
    assertThat(log().names(new AccountId("ann"))).isFalse();

    assertThat(log().after(0, 10)).isEqualTo(chain);
    assertThat(list(all().by(ann))).isEmpty();
    var left = list(all());
    assertThat(left.get(0)).isEqualTo(other);
    assertThat(left.get(1).actor().name())
        .startsWith("erased-")
        .isEqualTo(left.get(1).subject().name());
    assertThat(list(all().about(left.get(1).subject()))).containsExactly(left.get(1));
  }

  @Test
  default void accountWithTheNameOfOneThatWasForgottenIsAnotherOne() {
    var entry = entry(ActorId.HERALD, AuditAction.ACCOUNT_EDITED, account("ann"));
    given(entry);
    write(() -> log().forget(new AccountId("ann")));
    given(entry);

    assertThat(list(all().about(account("ann")))).containsExactly(entry);
    assertThat(list(all())).hasSize(2);
  }

  @Test
  default void knowsFromWhereATokenWasUsed() {
    var token = new ActorId(ActorId.Kind.TOKEN, "press");
    given(
        new AuditEntry(
            Samples.NOW,
            token,
            Optional.of("192.0.2.1"),
            AuditAction.TOKEN_NEW_ADDRESS,
            AuditSubject.token("press"),
            Optional.empty(),
            List.of()),
        new AuditEntry(
            Samples.NOW,
            token,
            Optional.of("192.0.2.2"),
            AuditAction.SIGN_IN,
            AuditSubject.session(token),
            Optional.empty(),
            List.of()));

    assertThat(log().isKnown(token, "192.0.2.1")).isTrue();
    assertThat(log().isKnown(token, "192.0.2.2")).isFalse();
    assertThat(log().isKnown(new ActorId(ActorId.Kind.TOKEN, "other"), "192.0.2.1")).isFalse();
  }
}
