package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.application.port.out.EventLog;
import dev.herald.application.port.out.IdempotencyLog.Entry;
import dev.herald.application.port.out.PostRepository;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.PageRequest;
import dev.herald.application.view.PostQuery;
import dev.herald.domain.access.ChannelScope;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.domain.post.Post;
import dev.herald.domain.post.PostText;
import dev.herald.domain.refusal.Refusal;
import dev.herald.persistence.search.WordAnalyzer;
import dev.herald.persistence.sql.SqlChannelRepository;
import dev.herald.persistence.sql.SqlEventLog;
import dev.herald.persistence.sql.SqlIdempotencyLog;
import dev.herald.persistence.sql.SqlPostRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What units of a group add is sent together, and yet each unit stands for itself. */
@Timeout(60)
@Order(1)
class PostgresAdditionsTest {

  private static final ChannelId NEWS = new ChannelId("news");
  private static final WordAnalyzer ANALYZER = new WordAnalyzer();

  private final DatabaseUrl url = PostgresServer.newDatabase();
  private final CuttingProxy proxy = new CuttingProxy(PostgresServer.port());
  private final PostgresDatabase database = PostgresServer.open(proxy.to(url));
  private final PostRepository posts = new SqlPostRepository(database, ANALYZER);
  private final EventLog events = new SqlEventLog(database);
  private final OneGroup group = new OneGroup(database);
  private final AtomicInteger runs = new AtomicInteger();

  @BeforeEach
  void givenAChannel() {
    var channels = new SqlChannelRepository(database, ANALYZER);
    database.unitOfWork().execute(() -> channels.insert(Samples.channel("news")));
  }

  @AfterEach
  void close() {
    group.close();
    database.close();
    proxy.close();
  }

  @Test
  void postThatOnlyPostgresRefusesFailsAloneWhereverItIsInItsGroup() throws Exception {
    for (var bad = 0; bad < 3; bad++) {
      var round = "round-" + bad + "-";
      publish(round + "taken");
      OneGroup.Work[] all = new OneGroup.Work[3];
      for (var i = 0; i < all.length; i++) {
        var id = round + (i == bad ? "taken" : i);
        all[i] = () -> publishInside(id);
      }

      List<Future<Boolean>> units;
      try (var group = new OneGroup(database)) {
        units = group.run(all);
        for (var i = 0; i < all.length; i++) {
          var unit = units.get(i);
          if (i != bad) assertThat(OneGroup.await(unit)).isTrue();
          else
            assertThatThrownBy(() -> OneGroup.await(unit)).hasStackTraceContaining("post_id_key");
        }
      }
    }

    var published = posts.history(NEWS, OptionalLong.empty(), true, 100);
    assertThat(published).hasSize(9);
    assertThat(published.get(0).sequence()).as("without gaps").isEqualTo(9);
    assertThat(events.after(0, 100)).hasSize(9);
  }

  @Test
  void refusalOfPostgresTellsNothingOfThePost() {
    publish("taken");

    assertThatThrownBy(() -> publish("taken"))
        .rootCause()
        .hasMessageContaining("post_id_key")
        .hasMessageNotContaining("taken");
  }

  @Test
  void unitThatFailsAfterItHasAddedSomethingCostsTheOthersNothing() throws Exception {
    var units =
        group.run(
            () -> publishInside("first"),
            () -> {
              publishInside("bad");
              throw new IllegalStateException("no luck");
            },
            () -> publishInside("second"));

    assertThatThrownBy(() -> OneGroup.await(units.get(1))).hasStackTraceContaining("no luck");
    assertThat(OneGroup.await(units.get(0))).isTrue();
    assertThat(OneGroup.await(units.get(2))).isTrue();
    assertThat(runs).as("each ran once").hasValue(3);
    assertThat(published()).containsExactly("second", "first");
    assertThat(found("water")).containsExactly("second", "first");
    assertThat(posts.get(new PostId("second")).sequence()).isEqualTo(2);
  }

  @Test
  void unitThatFailsAfterItHasLookedAtWhatItHasAddedIsUndoneAlone() throws Exception {
    var units =
        group.run(
            () -> publishInside("first"),
            () -> {
              publishInside("bad");
              assertThat(posts.find(new PostId("bad"))).isPresent();
              throw new IllegalStateException("no luck");
            },
            () -> publishInside("second"));

    assertThatThrownBy(() -> OneGroup.await(units.get(1))).hasStackTraceContaining("no luck");
    assertThat(OneGroup.await(units.get(0))).isTrue();
    assertThat(OneGroup.await(units.get(2))).isTrue();
    assertThat(published()).containsExactly("second", "first");
  }

  @Test
  void unitSeesWhatAnEarlierOneHasAdded() throws Exception {
    var results = new SqlIdempotencyLog(database);
    var units =
        group.run(
            () -> {
              results.save(new Entry("key", "print", "first", Samples.NOW));
              return publishInside("first");
            },
            () ->
                posts.find(new PostId("first")).isPresent()
                    && posts.lastSequence(NEWS) == 1
                    && results.find("key").isPresent()
                    && events.after(0, 10).size() == 1,
            () -> {
              results.save(new Entry("another", "print", "second", Samples.NOW));
              return results.find("another").isPresent() && results.find("none").isEmpty();
            });

    for (var unit : units) assertThat(OneGroup.await(unit)).isTrue();
  }

  @Test
  void serversThatPublishByTurnsGoOnWhereTheOtherEnded() {
    try (var other = PostgresServer.open(url)) {
      for (var i = 0; i < 6; i += 2) {
        publish("here-" + i);
        publish("here-again-" + i);
        var id = "there-" + i;
        other.unitOfWork().execute(() -> insert(other, id, "The water is off"));
      }
    }

    var published = posts.history(NEWS, OptionalLong.empty(), true, 100);
    assertThat(published).extracting(Post::sequence).startsWith(9L, 8L, 7L).hasSize(9);
  }

  @Test
  void channelThatAnotherServerHasDeletedTakesNoMorePosts() {
    publish("first");
    try (var other = PostgresServer.open(url)) {
      var channels = new SqlChannelRepository(other, ANALYZER);
      other.unitOfWork().execute(() -> channels.delete(NEWS, Samples.NOW));
    }

    assertThatThrownBy(() -> publish("second")).isInstanceOf(Refusal.ChannelNotFound.class);
  }

  @Test
  void channelThatWasDeletedInTheSameGroupTakesNoMorePosts() throws Exception {
    var channels = new SqlChannelRepository(database, ANALYZER);
    var units =
        group.run(
            () -> publishInside("first"),
            () -> {
              channels.delete(NEWS, Samples.NOW);
              return true;
            },
            () -> publishInside("second"));

    assertThat(OneGroup.await(units.get(0))).isTrue();
    assertThat(OneGroup.await(units.get(1))).isTrue();
    assertThatThrownBy(() -> OneGroup.await(units.get(2)))
        .hasCauseInstanceOf(Refusal.ChannelNotFound.class);
  }

  @Test
  void postWhoseConnectionIsLostBeforeTheCommitIsThereOnce() {
    publish("first");
    database
        .unitOfWork()
        .execute(
            () -> {
              if (runs.get() == 1) cutAndMend();
              return publishInside("second");
            });

    assertThat(runs).hasValue(3);
    assertThat(sequencesThatAnotherSees()).containsExactly(2L, 1L);
  }

  @Test
  void postWhoseConnectionIsLostAfterTheCommitIsThereOnce() {
    proxy.cutBehind("COMMIT", false);

    publish("first");

    assertThat(runs).hasValue(1);
    publish("second");
    assertThat(published()).containsExactly("second", "first");
  }

  @Test
  void postWhoseConnectionIsLostAfterTheOneMessageIsThereOnce() {
    publish("first");
    publish("second");
    proxy.cutBehind("COMMIT", false);

    publish("third");

    assertThat(runs).hasValue(3);
    publish("fourth");
    assertThat(published()).containsExactly("fourth", "third", "second", "first");
  }

  @Test
  void postThatOnlyPostgresRefusesFailsAloneInTheOneMessage() {
    publish("first");
    publish("second");

    assertThatThrownBy(() -> publish("first")).hasStackTraceContaining("post_id_key");

    publish("third");
    assertThat(published()).containsExactly("third", "second", "first");
  }

  /** After a fail-over the version may be the same, though the last posts were lost. */
  @Test
  void anotherConnectionIsNotBelievedToHaveWhatTheLastOneHad() {
    publish("first");
    publish("lost");
    try (var other = PostgresServer.open(url)) {
      other
          .unitOfWork()
          .executeUnseen(() -> other.write().execute("DELETE FROM post WHERE id = 'lost'"));
    }
    cutAndMend();

    publish("second");

    assertThat(sequencesThatAnotherSees()).containsExactly(2L, 1L);
  }

  /** Connections that read may not be back yet where they were cut. */
  private List<Long> sequencesThatAnotherSees() {
    try (var other = PostgresServer.open(url)) {
      var others = new SqlPostRepository(other, ANALYZER);
      return others.history(NEWS, OptionalLong.empty(), true, 10).stream()
          .map(Post::sequence)
          .toList();
    }
  }

  private void cutAndMend() {
    proxy.cut();
    proxy.mend();
  }

  @Test
  void moreThanFitsIntoAMessageIsSentInSeveral() {
    var text = "water ".repeat(PostText.MAX_BYTES / 6);
    database
        .unitOfWork()
        .execute(() -> IntStream.range(0, 250).forEach(i -> insert(database, "long-" + i, text)));

    assertThat(posts.lastSequence(NEWS)).isEqualTo(250);
  }

  /** A connection is believed to be there only for a while, after which it takes one more. */
  @Test
  void postsOfAGroupTakeOneMessageWhileNobodyElseWrites() throws Exception {
    Await.until(() -> messagesOfAGroup() == 1);
  }

  private int messagesOfAGroup() throws Exception {
    var works = new OneGroup.Work[5];
    var id = "post-" + runs.get() + "-";
    for (var i = 0; i < works.length; i++) {
      var number = i;
      works[i] = () -> publishInside(id + number);
    }
    try (var group = new OneGroup(database)) {
      publish(id + "before");
      publish(id + "just-before");
      var before = proxy.messagesOfWriters();
      for (var unit : group.run(works)) assertThat(OneGroup.await(unit)).isTrue();
      return proxy.messagesOfWriters() - before - 1; // that of the unit for which all waited
    }
  }

  @Test
  void postsWaitForTheirTurnOnceOthersHaveWritten() {
    publish("first");
    try (var other = PostgresServer.open(url)) {
      other.unitOfWork().execute(() -> insert(other, "there", "The water is off"));
      publish("second");
      other.unitOfWork().execute(() -> insert(other, "there-again", "The water is off"));
      var before = proxy.messagesOfWriters();
      publish("third");
      assertThat(proxy.messagesOfWriters() - before).as("turn, channel, rest").isEqualTo(3);
    }
  }

  /** What a unit was refused for what is no longer so, it is not refused for. */
  @Test
  void unitsThatSupposedWhatOthersHaveChangedRunAgain() {
    publish("first");
    publish("second");
    try (var other = PostgresServer.open(url)) {
      other.unitOfWork().execute(() -> insert(other, "there", "The water is off"));
    }
    var sequences = new ArrayList<Long>();
    database
        .unitOfWork()
        .execute(
            () -> {
              sequences.add(posts.lastSequence(NEWS));
              return publishInside("third");
            });

    assertThat(sequences).endsWith(3L);
    assertThat(published()).containsExactly("third", "there", "second", "first");
  }

  private void publish(String id) {
    database.unitOfWork().execute(() -> publishInside(id));
  }

  private boolean publishInside(String id) {
    runs.incrementAndGet();
    return insert(database, id, "The water is off");
  }

  private static boolean insert(PostgresDatabase database, String id, String text) {
    var posts = new SqlPostRepository(database, ANALYZER);
    var next = posts.lastSequence(NEWS) + 1;
    var by = Samples.ADMIN.id();
    var published =
        Post.publish(new PostId(id), NEWS, next, Samples.text(text), false, by, Samples.NOW);
    posts.insert(published.result());
    new SqlEventLog(database).appendAll(by, published.events());
    return true;
  }

  private List<String> published() {
    var all = posts.history(NEWS, OptionalLong.empty(), true, 100);
    return all.stream().map(it -> it.id().value()).toList();
  }

  private List<String> found(String words) {
    var query = PostQuery.all(PageRequest.first(20)).withWords(words);
    return posts.list(query, ChannelScope.ALL).items().stream().map(it -> it.id().value()).toList();
  }
}
