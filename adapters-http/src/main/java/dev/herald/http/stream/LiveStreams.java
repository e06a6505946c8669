package dev.herald.http.stream;

import dev.herald.application.port.in.ReadVersion;
import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.application.port.in.stream.FollowEvents.Happened;
import dev.herald.domain.access.Actor;
import dev.herald.domain.event.DomainEvent;
import dev.herald.domain.event.DomainEvent.ChannelDeleted;
import dev.herald.domain.event.DomainEvent.PostPublished;
import dev.herald.domain.event.DomainEvent.PostRecalled;
import dev.herald.domain.event.DomainEvent.Subscribed;
import dev.herald.domain.id.ChannelId;
import dev.herald.http.door.Budget;
import dev.herald.http.problem.RequestRefused;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * All streams of a server. One thread reads the event log, woken by each commit, and offers what it
 * finds to those whom it may concern, to many of them together with the threads that Java has for
 * each processor; others let those catch up who are behind. All are there only while somebody reads
 * a stream. No write waits for a reader.
 */
public final class LiveStreams implements OpenStream.Hub, AutoCloseable {

  private static final String LIVE = "herald.live";
  private static final int PAGE = 200;

  /** To fewer an event is written before others are told to help. */
  private static final int MANY = 200;

  /** What is being written may take such a part of the memory. */
  private static final int HEAP_PART = 16;

  private static final int MOST_AT_ONCE_BYTES = 16 * 1024;
  private static final long LONGEST_WAIT_MILLIS = 250;
  private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

  private final Patience patience;
  private final ReadVersion store;
  private final FollowEvents follow;
  private final Frames frames;
  private final Audience audience;
  private final Recent recent = new Recent();
  private final Waiting waiting = new Waiting();
  private final Budget memory = new Budget(Runtime.getRuntime().maxMemory() / HEAP_PART);
  private final CatchingUp catchingUp;

  /** Up to where all were offered everything. */
  private volatile long position;

  private volatile boolean isClosed;
  private @Nullable Thread distributing;

  /**
   * @param store tells when something was written
   * @param frames says how events look
   * @param most how many streams there may be
   */
  public LiveStreams(ReadVersion store, FollowEvents follow, Frames frames, int most) {
    this(store, follow, frames, most, Patience.USUAL);
  }

  LiveStreams(ReadVersion store, FollowEvents follow, Frames frames, int most, Patience patience) {
    this.patience = patience;
    this.store = store;
    this.follow = follow;
    this.frames = frames;
    audience = new Audience(most, waiting::count);
    catchingUp = new CatchingUp(follow, recent, this::event, this::position);
  }

  /** Notes of a request that it stays for what is to come. */
  static void stay(Context ctx) {
    ctx.attribute(LIVE, true);
  }

  /** Whether a request has stayed for what was to come. */
  public static boolean isLive(Context ctx) {
    return ctx.attribute(LIVE) != null;
  }

  /** How many are open, and how many requests wait for the next post. */
  public int count() {
    return audience.count() + waiting.count();
  }

  /** How many streams are told what happens to a channel. */
  public int count(ChannelId channel) {
    return audience.of(channel).size();
  }

  Audience audience() {
    return audience;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public boolean take(int bytes) {
    return memory.take(bytes);
  }

  @Override
  public void giveBack(int bytes) {
    memory.giveBack(bytes);
  }

  /** One event where memory is short: more readers get some before those who take none go. */
  @Override
  public int mostAtOnce() {
    return memory.isShort() ? 1 : MOST_AT_ONCE_BYTES;
  }

  @Override
  public void catchUp(OpenStream stream) {
    catchingUp.add(stream);
  }

  @Override
  public void catchUpLater(OpenStream stream) {
    catchingUp.addLater(stream);
  }

  @Override
  public void over(OpenStream stream) {
    audience.remove(stream);
  }

  /** An event, made into bytes when the first stream wants it. */
  LiveEvent event(Happened happened) {
    return new LiveEvent(
        happened.position(),
        happened.event(),
        form -> frames.of(follow.view(Actor.HERALD, happened), form));
  }

  /**
   * Completed when a channel publishes after this was called, or else after this time.
   *
   * @param channel empty to wait for whatever happens
   * @throws RequestRefused 503: there are as many streams, and who wait, as there may be
   */
  CompletableFuture<Void> next(Optional<ChannelId> channel, Duration longest) {
    var next = audience.addOther(() -> waiting.next(channel, longest));
    wake();
    return next;
  }

  /** Makes sure that what happens is distributed, from now on at the latest. */
  synchronized void wake() {
    if (isClosed || distributing != null) return;
    position = follow.extent(Actor.HERALD).end();
    recent.begin(position);
    distributing = new Thread(this::distribute, "herald-streams");
    distributing.setDaemon(true);
    distributing.start();
    catchingUp.start();
  }

  private void distribute() {
    long version = -1;
    long checked = -1;
    long before = -1;
    var swept = System.nanoTime();
    while (goesOn()) {
      try {
        version = store.awaitVersion(version, Duration.ofMillis(LONGEST_WAIT_MILLIS));
        while (distributeNext()) {
          // until nothing is new
        }
        var now = System.nanoTime();
        if (now - swept < SWEEP_NANOS) continue;
        swept = now;
        if (version != checked) leaveWhatIsLost();
        sweep(now, version != checked);
        checked = before; // what another process or the cache of tokens learns later, too
        before = version;
      } catch (InterruptedException e) {
        return;
      } catch (Throwable e) {
        if (!isClosed) StreamFailures.pauseAfter(e);
      }
    }
  }

  /** Ends the thread when nobody is left. */
  private synchronized boolean goesOn() {
    if (!isClosed && count() > 0) return true;
    distributing = null;
    catchingUp.stop();
    return false;
  }

  /** Whether there may be more. */
  private boolean distributeNext() {
    var found = follow.after(Actor.HERALD, position, PAGE);
    if (isBeyondAGap(found.events()) && leaveWhatIsLost()) return true;
    found.events().forEach(this::distribute);
    var isNew = found.end() > position;
    position = found.end();
    return isNew;
  }

  private boolean isBeyondAGap(List<Happened> events) {
    return !events.isEmpty() && events.get(0).position() > position + 1;
  }

  /**
   * If what streams were told last was lost, as the database went over to a replica that was
   * behind, breaks them off: their readers come back, and are told.
   */
  private boolean leaveWhatIsLost() {
    if (follow.lostAfter(Actor.HERALD, position).isEmpty()) return false;
    position = follow.extent(Actor.HERALD).end();
    recent.begin(position);
    audience.all().forEach(OpenStream::abort);
    waiting.wakeAll();
    return true;
  }

  private void distribute(Happened happened) {
    forgetWhatIsGone(happened.event());
    var event = event(happened);
    remember(event); // before anybody finds that they are behind
    position = event.position();
    var channel = happened.event().channel();
    var subscriber = happened.event().subscriber();
    if (subscriber.isPresent()) {
      var streams = audience.of(subscriber.get());
      if (happened.event() instanceof Subscribed) {
        streams.forEach(it -> audience.concern(channel, it));
      }
      offer(streams, event);
    } else {
      if (happened.event() instanceof ChannelDeleted) {
        audience.of(channel).forEach(OpenStream::fallBehind);
        audience.forget(channel);
      } else {
        offer(audience.of(channel), event);
      }
      if (happened.event() instanceof PostPublished) waiting.wake(Optional.of(channel));
    }
    waiting.wake(Optional.empty());
  }

  /**
   * What happened to a channel just before it was deleted is no longer found when all is read, such
   * as that an account left it: whoever is concerned looks for what is theirs.
   */
  private void remember(LiveEvent event) {
    if (event.event() instanceof ChannelDeleted) recent.begin(event.position());
    else recent.add(event);
  }

  private void forgetWhatIsGone(DomainEvent event) {
    if (event instanceof PostRecalled recalled) {
      recent.forgetBytes(
          it -> it instanceof PostPublished published && published.post().equals(recalled.post()));
    }
  }

  /** To many at once by all processors, each stream by one of them. */
  private void offer(Set<OpenStream> streams, LiveEvent event) {
    event.beginOffer();
    try {
      var all = streams.size() < MANY ? streams.stream() : streams.parallelStream();
      all.forEach(it -> offer(it, event));
    } finally {
      event.endOffer(this);
    }
  }

  /** What is wrong with one stream keeps nothing from the others: its reader comes back. */
  private static void offer(OpenStream stream, LiveEvent event) {
    try {
      stream.offer(event);
    } catch (Throwable e) {
      stream.abort();
    }
  }

  /**
   * Ends those who may no longer, or take nothing; tells the others that all is well.
   *
   * @param hasChanged whether something was written lately
   */
  private void sweep(long now, boolean hasChanged) {
    var stuck = (memory.isShort() ? patience.whenShort() : patience.longest()).toNanos();
    for (var stream : audience.all()) {
      try {
        sweep(stream, now, hasChanged, stuck);
      } catch (RuntimeException e) {
        stream.abort();
      }
    }
    catchingUp.goOn();
  }

  /** Whether a channel is public is read from the store; tokens cost next to nothing. */
  private void sweep(OpenStream stream, long now, boolean hasChanged, long stuck) {
    if ((hasChanged || !stream.isPublic()) && !stream.mayGoOn()) stream.end();
    else if (stream.isStuck(now, stuck)) stream.abort();
    else stream.beat(now, patience.silence().toNanos());
  }

  /**
   * Ends all streams, and takes no more. Their readers come back one after the other, over a time
   * that grows with their number.
   */
  @Override
  public void close() {
    List<OpenStream> open;
    synchronized (this) {
      isClosed = true;
      open = List.copyOf(audience.all());
    }
    audience.close();
    waiting.wakeAll();
    var spread = 1000 + 2L * open.size();
    for (var stream : open) {
      var wait = 500 + ThreadLocalRandom.current().nextLong(spread);
      stream.end(Lines.farewell(Duration.ofMillis(wait)));
    }
    audience.awaitEnd(LONGEST_CLOSE);
    audience.all().forEach(OpenStream::abort);
    catchingUp.stop();
  }
}
