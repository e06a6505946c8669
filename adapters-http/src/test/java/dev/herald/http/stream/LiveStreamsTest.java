package dev.herald.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.Await;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.EventQuery;
import dev.herald.application.view.EventView;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.http.stream.Frames.Form;
import dev.herald.http.stream.Frames.Frame;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong with one stream, or with the store, costs no other stream an event. */
@Timeout(30)
class LiveStreamsTest {

  private static final ChannelId NEWS = new ChannelId("news");

  /** More than is kept as bytes. */
  private static final int LONG_AGO = 1100;

  private final InMemoryPorts ports = new InMemoryPorts();
  private final UseCases herald = Services.over(ports.outbound());

  /** What fails at the next call of a method, once. */
  private final ConcurrentHashMap<String, Throwable> failures = new ConcurrentHashMap<>();

  private Patience patience = Patience.USUAL;
  private LiveStreams streams;

  @BeforeEach
  void givenAChannel() {
    change(() -> ports.outbound().channels().insert(Samples.channel("news")));
    start();
  }

  @AfterEach
  void close() {
    streams.close();
  }

  private void start() {
    streams = new LiveStreams(herald.readVersion(), follow(), this::frame, 100, patience);
  }

  private FollowEvents follow() {
    return (FollowEvents)
        Proxy.newProxyInstance(
            FollowEvents.class.getClassLoader(),
            new Class<?>[] {FollowEvents.class},
            (proxy, method, arguments) -> {
              var failure = failures.remove(method.getName());
              if (failure != null) throw failure;
              try {
                return method.invoke(herald.followEvents(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Optional<Frame> frame(EventView view, Form form) {
    var sequence = ((PostPublished) view.event()).sequence();
    return Optional.of(new Frame("post", Long.toString(sequence).getBytes(UTF_8)));
  }

  private void change(Runnable work) {
    ports.outbound().unitOfWork().execute(work);
  }

  private void publish(long sequence) {
    var event = new PostPublished(NEWS, new PostId("post"), sequence, Samples.NOW);
    change(() -> ports.outbound().events().append(Samples.ADMIN.id(), event));
  }

  /** Takes all that is written, or nothing. */
  private static final class Reader implements Outlet {

    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    private final boolean takesNothing;

    Reader(boolean takesNothing) {
      this.takesNothing = takesNothing;
    }

    @Override
    public void write(ByteBuffer bytes, Written whenDone) {
      var text = UTF_8.decode(bytes).toString();
      text.lines().filter(it -> it.matches("(data|retry|end).*")).forEach(taken::add);
      if (!takesNothing) whenDone.done();
    }

    @Override
    public void end() {
      taken.add("ended");
    }

    @Override
    public void abort() {
      taken.add("aborted");
    }

    String next() throws InterruptedException {
      return Optional.ofNullable(taken.poll(20, TimeUnit.SECONDS)).orElse("nothing");
    }
  }

  private Reader open() {
    return open(new ChannelInterest(NEWS), new Reader(false));
  }

  private Reader open(Interest interest, Reader reader) {
    return open(interest, herald.followEvents().extent(Samples.ADMIN).end(), reader);
  }

  private Reader open(Interest interest, long position, Reader reader) {
    var stream = new OpenStream(interest, Form.of(false), () -> true, position, streams, reader);
    streams.audience().add(stream, Optional.empty());
    streams.audience().concern(NEWS, stream);
    streams.wake();
    stream.begin(":\n\n".getBytes(UTF_8));
    return reader;
  }

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
