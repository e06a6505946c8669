package dev.herald.http.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.testkit.Await;
import dev.herald.application.view.EventQuery;
import dev.herald.domain.event.DomainEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong with one stream, or with the store, costs no other stream an event. */
class LiveStreamsTest extends LiveStreamsStory {

  @Test
  void aFailureOfTheStoreCostsNobodyAnEvent() throws Exception {
    var readers = List.of(open(), open());
    for (var method : List.of("after", "view")) {
      failures.put(method, new IllegalStateException("the store has trouble"));
      publish(1);
      publish(2);

      for (var reader : readers) {
        assertThat(reader.next()).isEqualTo("data: 1");
        assertThat(reader.next()).isEqualTo("data: 2");
      }
      Await.until(failures::isEmpty); // who was still behind has found them without it
    }
  }

  @Test
  void aFailureWhileAStreamCatchesUpCostsItNoEvent() throws Exception {
    var here = open();
    for (var i = 1; i <= LONG_AGO; i++) publish(i);
    for (var i = 1; i <= LONG_AGO; i++) assertThat(here.next()).isEqualTo("data: " + i);
    failures.put("find", new IllegalStateException("the store has trouble"));

    var back = open(new ChannelInterest(NEWS), 0, new Reader(false));

    for (var i = 1; i <= LONG_AGO; i++) assertThat(back.next()).isEqualTo("data: " + i);
    assertThat(failures).isEmpty();
  }

  @Test
  void aStreamWhoseDeliveryFailsIsBrokenOffAlone() throws Exception {
    var before = open();
    var failing = open(new Failing(), new Reader(false));
    var after = open();

    publish(1);
    publish(2);

    assertThat(failing.next()).isEqualTo("aborted");
    for (var reader : List.of(before, after)) {
      assertThat(reader.next()).isEqualTo("data: 1");
      assertThat(reader.next()).isEqualTo("data: 2");
    }
    assertThat(streams.count()).isEqualTo(2);
  }

  private static final class Failing implements Interest {

    @Override
    public Take take(DomainEvent event) {
      throw new StackOverflowError();
    }

    @Override
    public EventQuery query() {
      return EventQuery.ofChannel(NEWS);
    }

    @Override
    public Interest copy() {
      return this;
    }
  }

  @Test
  void eachOfManyHasEachEventOnceAndInOrder() throws Exception {
    var readers = new ArrayList<Reader>();
    for (var i = 0; i < 700; i++) readers.add(open()); // more than one thread writes to
    var stuck = open(new ChannelInterest(NEWS), new Reader(true));

    for (var i = 1; i <= 50; i++) publish(i);

    for (var reader : readers) {
      for (var i = 1; i <= 50; i++) assertThat(reader.next()).isEqualTo("data: " + i);
    }
    assertThat(stuck.taken).isEmpty();
    streams.close();
    for (var reader : readers) assertThat(reader.next()).startsWith("retry: ");
  }

  @Test
  void whoTakesNothingForTooLongIsBrokenOff() throws Exception {
    patience = new Patience(Duration.ofSeconds(15), Duration.ZERO, Duration.ZERO);
    start();
    var stuck = open(new ChannelInterest(NEWS), new Reader(true));
    var well = open();

    assertThat(stuck.next()).isEqualTo("aborted");
    publish(1);
    assertThat(well.next()).isEqualTo("data: 1");
  }

  @Test
  void closingEndsAllAndSpreadsTheirReturn() throws Exception {
    var readers = new ArrayList<Reader>();
    for (var i = 0; i < 50; i++) readers.add(open());
    var stuck = open(new ChannelInterest(NEWS), new Reader(true));

    streams.close();

    var waits = new ArrayList<Long>();
    for (var reader : readers) {
      waits.add(Long.parseLong(reader.next().substring("retry: ".length())));
      assertThat(reader.next()).isEqualTo("ended");
    }
    assertThat(waits).allMatch(it -> it >= 500 && it < 500 + 1000 + 2 * 51);
    assertThat(waits.stream().distinct()).hasSizeGreaterThan(20);
    assertThat(stuck.next()).isEqualTo("aborted");
    assertThat(streams.count()).isZero();
  }
}
