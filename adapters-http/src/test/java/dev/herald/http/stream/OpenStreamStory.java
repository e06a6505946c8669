package dev.herald.http.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.id.PostId;
import dev.herald.http.stream.Frames.Form;
import dev.herald.http.stream.Frames.Frame;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream with a reader, of whom a test says what they take, and when. */
abstract class OpenStreamStory {

  static final ChannelId NEWS = new ChannelId("news");
  static final AccountId OWNER = new AccountId("owner");

  final Reader reader = new Reader();
  final List<OpenStream> behind = new ArrayList<>();
  final List<OpenStream> later = new ArrayList<>();
  final List<OpenStream> over = new ArrayList<>();
  long newest;
  int memory = 1_000_000;
  final OpenStream stream =
      new OpenStream(new ChannelInterest(NEWS), Form.of(false), () -> true, 0, new Hub(), reader);

  final class Hub implements OpenStream.Hub {

    @Override
    public long position() {
      return newest;
    }

    @Override
    public boolean take(int bytes) {
      if (bytes > memory) return false;
      memory -= bytes;
      return true;
    }

    @Override
    public void giveBack(int bytes) {
      memory += bytes;
    }

    @Override
    public int mostAtOnce() {
      return 16_000;
    }

    @Override
    public void catchUp(OpenStream stream) {
      behind.add(stream);
    }

    @Override
    public void catchUpLater(OpenStream stream) {
      later.add(stream);
    }

    @Override
    public void over(OpenStream stream) {
      over.add(stream);
    }
  }

  /** Takes one write after the other. */
  static final class Reader implements Outlet {

    final List<String> taken = new ArrayList<>();
    Outlet.@Nullable Written waiting;
    boolean isQuick = true;
    boolean isBroken;
    String end = "";

    @Override
    public void write(ByteBuffer bytes, Written whenDone) {
      if (isBroken) throw new IllegalStateException("no such request any more");
      assertThat(waiting).as("one write at a time").isNull();
      taken.add(UTF_8.decode(bytes).toString());
      if (isQuick) whenDone.done();
      else waiting = whenDone;
    }

    void take() {
      var written = waiting;
      waiting = null;
      if (written != null) written.done();
    }

    @Override
    public void end() {
      end += "end";
    }

    @Override
    public void abort() {
      end += "abort";
    }
  }

  static LiveEvent event(long position) {
    var at = Instant.EPOCH;
    var post = new DomainEvent.PostPublished(NEWS, new PostId("post"), position, at);
    return new LiveEvent(position, post, form -> frame(position));
  }

  static Optional<Frame> frame(long position) {
    return Optional.of(new Frame("post.published", ("{\"n\":" + position + "}").getBytes(UTF_8)));
  }

  static String written(long position) {
    return "id: " + position + "\nevent: post.published\ndata: {\"n\":" + position + "}\n\n";
  }

  void offer(long position) {
    newest = position;
    stream.offer(event(position));
  }

  void begin() {
    stream.begin("begun".getBytes(UTF_8));
  }

  void catchUp(List<LiveEvent> missed, long end) {
    if (!stream.beginTurn()) return;
    var step = stream.nextCatchUp().orElseThrow();
    step.take(missed, end);
    stream.catchUp(step);
    stream.endTurn();
  }

  CatchUp begunCatchUp() {
    assertThat(stream.beginTurn()).isTrue();
    return stream.nextCatchUp().orElseThrow();
  }
}
