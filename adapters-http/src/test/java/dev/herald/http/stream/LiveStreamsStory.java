package dev.herald.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.application.service.Services;
import dev.herald.application.testkit.InMemoryPorts;
import dev.herald.application.testkit.Samples;
import dev.herald.application.view.EventQuery;
import dev.herald.application.view.EventView;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.http.stream.Frames.Form;
import dev.herald.http.stream.Frames.Frame;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Streams of a server, with readers of whom a test says whether they take what they get. */
@Timeout(30)
abstract class LiveStreamsStory {

  static final ChannelId NEWS = new ChannelId("news");

  /** More than is kept as bytes. */
  static final int LONG_AGO = 1100;

  final InMemoryPorts ports = new InMemoryPorts();
  final UseCases herald = Services.over(ports.outbound());

  /** What fails at the next call of a method, once. */
  final ConcurrentHashMap<String, Throwable> failures = new ConcurrentHashMap<>();

  /** Is told of each call of {@link FollowEvents#find}, before it is answered. */
  volatile Consumer<EventQuery> whenFinding = query -> {};

  Patience patience = Patience.USUAL;
  LiveStreams streams;

  @BeforeEach
  void givenAChannel() {
    change(() -> ports.outbound().channels().insert(Samples.channel("news")));
    start();
  }

  @AfterEach
  void close() {
    streams.close();
  }

  void start() {
    streams = new LiveStreams(herald.readVersion(), follow(), this::frame, 1000, patience);
  }

  FollowEvents follow() {
    return (FollowEvents)
        Proxy.newProxyInstance(
            FollowEvents.class.getClassLoader(),
            new Class<?>[] {FollowEvents.class},
            (proxy, method, arguments) -> {
              var failure = failures.remove(method.getName());
              if (failure != null) throw failure;
              if (method.getName().equals("find")) whenFinding.accept((EventQuery) arguments[1]);
              try {
                return method.invoke(herald.followEvents(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  Optional<Frame> frame(EventView view, Form form) {
    var sequence = ((PostPublished) view.event()).sequence();
    return Optional.of(new Frame("post", Long.toString(sequence).getBytes(UTF_8)));
  }

  void change(Runnable work) {
    ports.outbound().unitOfWork().execute(work);
  }

  void publish(long sequence) {
    var event = new PostPublished(NEWS, new PostId("post"), sequence, Samples.NOW);
    change(() -> ports.outbound().events().append(Samples.ADMIN.id(), event));
  }

  /** Takes all that is written, or nothing. */
  static final class Reader implements Outlet {

    final BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    final boolean takesNothing;

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

  Reader open() {
    return open(new ChannelInterest(NEWS), new Reader(false));
  }

  Reader open(Interest interest, Reader reader) {
    return open(interest, herald.followEvents().extent(Samples.ADMIN).end(), reader);
  }

  Reader open(Interest interest, long position, Reader reader) {
    var stream = new OpenStream(interest, Form.of(false), () -> true, position, streams, reader);
    streams.audience().add(stream, Optional.empty());
    streams.audience().concern(NEWS, stream);
    streams.wake();
    stream.begin(":\n\n".getBytes(UTF_8));
    return reader;
  }
}
