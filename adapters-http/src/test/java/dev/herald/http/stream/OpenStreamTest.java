package dev.herald.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.event.DomainEvent;
import dev.herald.http.stream.Frames.Form;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stream whose reader takes what it likes, when it likes. */
class OpenStreamTest extends OpenStreamStory {

  @Test
  void writesWhatItIsOffered() {
    begin();

    offer(1);
    offer(2);

    assertThat(reader.taken).containsExactly("begun", written(1), written(2));
    assertThat(behind).isEmpty();
  }

  @Test
  void isOfferedNothingTwice() {
    begin();
    offer(1);

    stream.offer(event(1));

    assertThat(reader.taken).containsExactly("begun", written(1));
  }

  @Test
  void holdsNothingForAReaderWhoTakesNothing() {
    reader.isQuick = false;
    begin();
    for (var i = 1; i <= 1000; i++) offer(i);

    assertThat(reader.taken).containsExactly("begun");
    reader.take();
    assertThat(begunCatchUp().position()).isZero();
  }

  @Test
  void givesASignOfLifeWithItsPosition() {
    begin();
    newest = 5;

    stream.beat(System.nanoTime(), 0);

    assertThat(reader.taken).containsExactly("begun", ":\nid: 5\n\n");
  }

  @Test
  void isStuckWhileItsReaderTakesNothing() {
    reader.isQuick = false;
    begin();

    assertThat(stream.isStuck(System.nanoTime() + 1000, 999_999_999_999L)).isFalse();
    assertThat(stream.isStuck(System.nanoTime() + 1000, 1)).isTrue();
    reader.take();
    assertThat(stream.isStuck(System.nanoTime() + 1000, 1)).isFalse();
  }

  @Test
  void endsWithItsChannel() {
    begin();
    var deleted = new DomainEvent.ChannelDeleted(NEWS, "News", OWNER, Instant.EPOCH);

    stream.offer(new LiveEvent(1, deleted, form -> frame(1)));
    offer(2);

    assertThat(reader.taken).containsExactly("begun", written(1));
    assertThat(reader.end).isEqualTo("end");
    assertThat(over).containsExactly(stream);
  }

  @Test
  void saysFarewellToThoseWhoListen() {
    begin();

    stream.end("farewell".getBytes(UTF_8));

    assertThat(reader.taken).containsExactly("begun", "farewell");
    assertThat(reader.end).isEqualTo("end");
  }

  @Test
  void isBrokenOffIfItsReaderHasNotTakenWhatCameBefore() {
    reader.isQuick = false;
    begin();

    stream.end("farewell".getBytes(UTF_8));

    assertThat(reader.end).isEqualTo("abort");
    assertThat(over).containsExactly(stream);
  }

  @Test
  void waitsForMemoryAndLosesNothing() {
    begin();
    var all = memory;
    memory = 10;

    offer(1);
    assertThat(later).containsExactly(stream);
    offer(2);
    catchUp(List.of(event(1), event(2)), 2);
    assertThat(later).containsExactly(stream, stream);
    memory = all;
    catchUp(List.of(event(1), event(2)), 2);
    offer(3);

    assertThat(reader.taken).containsExactly("begun", written(1) + written(2), written(3));
    assertThat(memory).isEqualTo(all);
  }

  @Test
  void whoTakesNothingLeavesMemoryToWhoTakesTheSame() {
    var deaf = new Reader();
    var stuck =
        new OpenStream(new ChannelInterest(NEWS), Form.of(false), () -> true, 0, new Hub(), deaf);
    begin();
    stuck.begin("begun".getBytes(UTF_8));
    deaf.isQuick = false;
    memory = written(1).length();
    newest = 1;
    var event = event(1);

    stuck.offer(event);
    stream.offer(event);

    assertThat(reader.taken).containsExactly("begun", written(1));
    assertThat(memory).isZero();
    stuck.abort();
    assertThat(memory).isEqualTo(written(1).length());
  }

  @Test
  void waitsUntilTheStoreHasNoTroubleAndLosesNothing() {
    begin();
    newest = 1;
    stream.offer(troubled());
    assertThat(later).containsExactly(stream);

    catchUp(List.of(event(1)), 1);
    offer(2);

    assertThat(reader.taken).containsExactly("begun", written(1), written(2));
  }

  private static LiveEvent troubled() {
    return new LiveEvent(
        1,
        event(1).event(),
        form -> {
          throw new IllegalStateException("the store is busy");
        });
  }

  @Test
  void whatCannotBeWrittenEndsItAloneAndOnce() {
    begin();
    reader.isBroken = true;

    offer(1);
    stream.failed();

    assertThat(reader.end).isEqualTo("abort");
    assertThat(over).containsExactly(stream);
  }

  @Test
  void doesNotEndBeforeItsReaderHasGotTheEnd() {
    begin();
    var deleted =
        new LiveEvent(
            1,
            new DomainEvent.ChannelDeleted(NEWS, "News", OWNER, Instant.EPOCH),
            form -> frame(1));
    var all = memory;
    memory = 20;
    newest = 1;
    stream.offer(deleted);
    stream.beat(System.nanoTime(), 0);
    assertThat(reader.end).isEmpty();

    memory = all;
    catchUp(List.of(deleted), 1);

    assertThat(reader.taken).containsExactly("begun", ":\nid: 0\n\n", written(1));
    assertThat(reader.end).isEqualTo("end");
  }
}
