package dev.herald.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.http.stream.Frames.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stream that is behind catches up in turns, as its reader likes. */
class CatchingUpStreamTest extends OpenStreamStory {

  @Test
  void catchesUpWhenItsReaderHasTakenWhatCameBefore() {
    reader.isQuick = false;
    begin();
    offer(1);
    offer(2);

    reader.take();
    assertThat(behind).containsExactly(stream);
    catchUp(List.of(event(1), event(2)), 2);
    reader.take();
    offer(3);

    assertThat(reader.taken).containsExactly("begun", written(1) + written(2), written(3));
  }

  @Test
  void goesOnCatchingUpUntilItHasAll() {
    reader.isQuick = false;
    begin();
    newest = 9;
    reader.take();
    catchUp(List.of(event(1)), 1);

    offer(10);
    reader.take();

    assertThat(behind).containsExactly(stream, stream);
    assertThat(reader.taken).containsExactly("begun", written(1));
  }

  @Test
  void whatIsNotForItMovesItOnToo() {
    newest = 7;
    begin();

    catchUp(List.of(), 7);
    offer(8);

    assertThat(reader.taken).containsExactly("begun", written(8));
  }

  @Test
  void writesLongRunsInParts() {
    var large = " ".repeat(10_000);
    var events = new ArrayList<LiveEvent>();
    for (var i = 1; i <= 5; i++) {
      var post = event(i).event();
      events.add(
          new LiveEvent(i, post, form -> Optional.of(new Frame("large", large.getBytes(UTF_8)))));
    }
    newest = 5;
    begin();

    catchUp(events, 5);

    assertThat(reader.taken.get(1)).hasSizeBetween(20_000, 21_000);
    assertThat(behind).containsExactly(stream, stream);
  }

  @Test
  void isOfferedNothingWhileItCatchesUpThoughItIsQueuedTwice() {
    reader.isQuick = false;
    begin();
    offer(1);
    reader.take();
    catchUp(List.of(event(1)), 1);
    reader.take();

    catchUp(List.of(event(1)), 1);
    offer(2);

    assertThat(reader.taken).containsExactly("begun", written(1), written(2));
  }

  @Test
  void givesASignOfLifeWhileItIsBehindToo() {
    reader.isQuick = false;
    newest = 9;
    begin();
    reader.take();

    stream.beat(System.nanoTime(), 0);

    assertThat(reader.taken).containsExactly("begun", ":\nid: 0\n\n");
  }

  @Test
  void catchesUpOnceAtATimeAndIsLeftAloneMeanwhile() {
    newest = 1;
    begin();
    var step = begunCatchUp();

    assertThat(stream.beginTurn()).isFalse();
    stream.offer(event(1));
    stream.beat(System.nanoTime(), 0);
    assertThat(reader.taken).containsExactly("begun");

    step.take(List.of(event(1)), 1);
    stream.catchUp(step);
    stream.endTurn();
    offer(2);
    assertThat(reader.taken).containsExactly("begun", written(1), written(2));
  }

  @Test
  void takesMoreInItsTurnAsLongAsItsReaderDoes() {
    newest = 3;
    begin();
    var first = begunCatchUp();
    first.take(List.of(event(1)), 1);
    stream.catchUp(first);
    reader.isQuick = false;
    var second = stream.nextCatchUp().orElseThrow();
    second.take(List.of(event(2)), 2);
    stream.catchUp(second);
    assertThat(stream.nextCatchUp()).isEmpty();

    behind.clear();
    stream.endTurn();
    assertThat(behind).isEmpty();
    reader.take();
    assertThat(behind).containsExactly(stream);
    assertThat(reader.taken).containsExactly("begun", written(1), written(2));
  }

  @Test
  void isQueuedAtTheEndOfItsTurnIfItsReaderTookAllMeanwhile() {
    reader.isQuick = false;
    newest = 3;
    begin();
    reader.take();
    var step = begunCatchUp();
    step.take(List.of(event(1)), 1);
    stream.catchUp(step);
    behind.clear();

    reader.take();
    assertThat(behind).isEmpty();
    stream.endTurn();

    assertThat(behind).containsExactly(stream);
  }

  @Test
  void saysFarewellWhileItCatchesUp() {
    newest = 1;
    begin();
    var step = begunCatchUp();
    step.take(List.of(event(1)), 1);

    stream.end("farewell".getBytes(UTF_8));
    stream.catchUp(step);

    assertThat(reader.taken).containsExactly("begun", "farewell");
    assertThat(reader.end).isEqualTo("end");
  }

  @Test
  void triesAgainToCatchUp() {
    newest = 1;
    begin();
    begunCatchUp();

    stream.retryCatchUp();
    assertThat(later).containsExactly(stream);
    catchUp(List.of(event(1)), 1);

    assertThat(reader.taken).containsExactly("begun", written(1));
  }
}
