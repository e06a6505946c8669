package dev.herald.persistence;

import static dev.herald.application.testkit.Samples.ADMIN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.contract.PortContract;
import dev.herald.application.port.out.DeliveryQueue;
import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.OutboundPorts;
import dev.herald.application.port.out.SessionRepository;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Samples;
import dev.herald.application.testkit.SequentialIds;
import dev.herald.application.testkit.SettableClock;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.domain.account.Account;
import dev.herald.domain.event.DomainEvent.ChannelCreated;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.permission.Role;
import dev.herald.domain.refusal.Refusal;
import dev.herald.domain.webhook.Webhook;
import dev.herald.persistence.folder.UnusableDataFolder;
import dev.herald.persistence.sqlite.MadeTables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the folder outlives the process. */
class PersistenceAdaptersTest implements PortContract {

  private static final ChannelId NEWS = new ChannelId("news");
  private static final Account ACCOUNT =
      new Account(new AccountId("ann"), "Ann", "ann.png", Map.of("city", "Seoul"));
  private static final Webhook WEBHOOK = Samples.webhook("intranet");
  private static final PageRequest PAGE = PageRequest.first(10);

  @TempDir private Path temporary;
  private PersistenceAdapters adapters;
  private OutboundPorts ports;

  @BeforeEach
  void open() {
    open(MadeTables.inFolder(temporary.resolve("data")));
  }

  private void open(Path folder) {
    adapters = PersistenceAdapters.open(folder);
    ports = adapters.ports(new SequentialIds(), new SettableClock(Samples.NOW));
  }

  @AfterEach
  void close() {
    adapters.close();
  }

  @Override
  public OutboundPorts ports() {
    return ports;
  }

  @Test
  void everythingIsThereAfterARestart() throws IOException {
    givenSomeOfEverything();

    adapters.close();
    open();

    assertSomeOfEverything();
  }

  /** A process that dies leaves its files as they are at that moment. */
  @Test
  void everythingThatWasAnsweredIsThereAfterACrash() throws IOException {
    givenSomeOfEverything();

    var crashed = copyOf(temporary.resolve("data"));
    adapters.close();
    open(crashed);

    assertSomeOfEverything();
  }

  @Test
  void deletedChannelStaysDeletedAfterARestart() {
    givenDeleted(givenChannel("news"));

    adapters.close();
    open();

    assertThat(ports.channels().find(NEWS)).isEmpty();
    assertThatThrownBy(() -> givenChannel("news")).isInstanceOf(Refusal.ChannelExists.class);
  }

  /** Otherwise a reader who knows the last position would miss what happens next. */
  @Test
  void positionsOfEventsGrowOnThoughTheLastEventsArePurged() {
    var channel = givenChannel("news");
    write(
        () ->
            ports
                .events()
                .append(ADMIN.id(), new ChannelCreated(NEWS, Samples.OWNER, Samples.NOW)));
    givenDeleted(channel);
    givenChannel("other");
    write(() -> ports.channels().purge(100));
    var last = lastEvent();

    adapters.close();
    open();
    var deleted = new ChannelDeleted(new ChannelId("other"), "other", Samples.OWNER, Samples.NOW);
    write(() -> ports.events().append(ADMIN.id(), deleted));

    assertThat(lastEvent().position()).isGreaterThan(last.position());
  }

  @Test
  void folderIsLockedUntilItIsClosed() {
    assertThatThrownBy(() -> PersistenceAdapters.open(temporary.resolve("data")))
        .isInstanceOf(UnusableDataFolder.class)
        .hasMessageContaining("Another Herald");

    adapters.close();
    open();
  }

  @Test
  void folderThatCannotBeOpenedIsNotLocked() throws IOException {
    adapters.close();
    var database = temporary.resolve("data").resolve("herald.db");
    var kept = Files.readAllBytes(database);
    Files.writeString(database, "no database".repeat(100));
    assertThatThrownBy(this::open).isInstanceOf(UnusableDataFolder.class);

    Files.write(database, kept);

    open();
  }

  @Test
  void secretsAreInNoFile() throws IOException {
    var herald = Services.over(ports);
    var first = herald.issueFirstToken().issueFirst(Optional.empty()).orElseThrow();
    var unused = herald.signIn().withToken(first.token()).orElseThrow();
    var session = herald.signIn().withCode(first.signInCode()).orElseThrow();

    // An image is named by the hash of its bytes, which is the one that is kept of a secret.
    var hash = Samples.imageId(session.secret().getBytes(UTF_8)).value();
    assertThat(allFiles())
        .contains(hash)
        .doesNotContain(first.token(), first.signInCode(), unused.secret(), session.secret());
  }

  private String allFiles() throws IOException {
    try (var files = Files.list(temporary.resolve("data"))) {
      return files.filter(Files::isRegularFile).map(this::read).collect(Collectors.joining());
    }
  }

  private String read(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void givenSomeOfEverything() throws IOException {
    givenChannel("news");
    givenSubscription("news", "ann");
    write(() -> ports.accounts().save(ACCOUNT));
    givenPost("news", "red apple");
    givenRecalled(givenPost("news", "green apple"));
    write(
        () ->
            ports
                .events()
                .append(ADMIN.id(), new ChannelCreated(NEWS, Samples.OWNER, Samples.NOW)));
    write(() -> ports.tokens().insert(Samples.token("admin", Role.ADMIN, "ab12")));
    var admin = new TokenName("admin");
    var use = new Token.Use(Samples.NOW, Optional.empty());
    var session =
        new SessionRepository.Session("cd34", admin, Samples.NOW, Samples.NOW, use, "Firefox");
    write(() -> ports.sessions().insertSession(session));
    var code = new SessionRepository.Code("cd34", admin, Samples.NOW);
    write(() -> ports.sessions().insertCode(code));
    givenImage("one", Samples.NOW);
    write(() -> ports.webhooks().insert(WEBHOOK));
    write(() -> ports.receiverPositions().move(WEBHOOK.id(), 1));
    var event = lastEvent().position();
    write(() -> ports.deliveryQueue().put(WEBHOOK.id(), event, 3, Samples.NOW, "HTTP 500"));
    try (var staged = ports.imageStore().stage(new ByteArrayInputStream(Samples.png()))) {
      staged.keep();
    }
  }

  private void assertSomeOfEverything() throws IOException {
    var first = Samples.post("news", 1, Samples.text("red apple"), Samples.NOW);
    var second = Samples.post("news", 2, Samples.text("green apple"), Samples.NOW);
    var recalled = Samples.recalled(second, "a mistake");
    var subscription = Samples.subscription("news", "ann");
    var image = Samples.image("one", Samples.NOW);

    assertThat(ports.channels().get(NEWS).channel()).isEqualTo(Samples.channel("news"));
    assertThat(ports.channels().get(NEWS).postCount()).isEqualTo(2);
    assertThat(ports.channels().get(NEWS).subscriberCount()).isEqualTo(1);
    assertThat(ports.posts().list(PostQuery.all(PAGE), ChannelScope.ALL).items())
        .containsExactly(recalled, first);
    assertThat(ports.posts().list(PostQuery.all(PAGE).withWords("apple"), ChannelScope.ALL).items())
        .containsExactly(first);
    assertThat(ports.subscriptions().find(NEWS, subscription.account())).contains(subscription);
    assertThat(ports.accounts().find(ACCOUNT.id())).contains(ACCOUNT);
    assertThat(ports.images().find(image.id())).contains(image);
    assertThat(ports.tokens().findByHash("ab12")).isPresent();
    assertThat(ports.sessions().findSession("cd34")).isPresent();
    assertThat(ports.sessions().findCode("cd34")).isPresent();
    assertThat(ports.events().after(0, 10))
        .extracting(EventLog.Entry::event)
        .containsExactly(new ChannelCreated(NEWS, Samples.OWNER, Samples.NOW));
    assertThat(ports.webhooks().find(WEBHOOK.id())).contains(WEBHOOK);
    assertThat(ports.receiverPositions().position(WEBHOOK.id())).hasValue(1);
    assertThat(ports.deliveryQueue().due(WEBHOOK.id(), Samples.NOW, Samples.NOW, 10))
        .containsExactly(new DeliveryQueue.Waiting(ports.events().after(0, 1).get(0), 3));
    try (var kept = ports.imageStore().open(Samples.imageId(Samples.png()))) {
      assertThat(kept.bytes()).hasBinaryContent(Samples.png());
    }
  }

  private EventLog.Entry lastEvent() {
    var events = ports.events().after(0, 10);
    return events.get(events.size() - 1);
  }

  private Path copyOf(Path folder) throws IOException {
    var copy = temporary.resolve("copy");
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) Files.copy(file, copy.resolve(folder.relativize(file)));
    }
    return copy;
  }
}
