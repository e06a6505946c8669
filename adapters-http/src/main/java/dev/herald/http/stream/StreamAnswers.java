package dev.herald.http.stream;

import static dev.herald.domain.permission.Permission.SEE_AUTHORS;

import dev.herald.application.port.in.stream.FollowEvents;
import dev.herald.domain.access.Actor;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.Violation;
import dev.herald.http.auth.Authentication;
import dev.herald.http.problem.RequestRefused;
import dev.herald.http.stream.Frames.Form;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Answers requests with streams. */
public final class StreamAnswers {

  private static final int SHORTEST_RETRY_MILLIS = 1000;
  private static final int LONGEST_RETRY_MILLIS = 5000;

  private final FollowEvents follow;
  private final LiveStreams streams;

  public StreamAnswers(FollowEvents follow, LiveStreams streams) {
    this.follow = follow;
    this.streams = streams;
  }

  /** Where a stream begins, and whether something was missed for good before that. */
  private record Start(long position, boolean isReset) {

    byte[] opening() {
      var random = ThreadLocalRandom.current();
      var retry =
          Duration.ofMillis(random.nextInt(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS + 1));
      return isReset ? Lines.reset(retry, position) : Lines.opening(retry, position);
    }
  }

  /**
   * Answers with what happens to a channel.
   *
   * @param last the position up to which the reader knows all, if they say so
   */
  public void ofChannel(Context ctx, Actor actor, ChannelId channel, @Nullable String last) {
    follow.requireChannel(actor, channel);
    var start = start(actor, last);
    if (isHead(ctx)) return;
    var still = Authentication.stillAdmits(ctx);
    var interest = new ChannelInterest(channel);
    var stream = open(ctx, Optional.empty(), start, interest, form(actor), still);
    concern(stream, Set.of(channel));
  }

  private static Form form(Actor actor) {
    return Form.of(actor.may(SEE_AUTHORS));
  }

  /**
   * Answers with what happens to a channel that anybody may read, and not with what it is. What was
   * missed is told as a reset, whatever it was.
   *
   * @param isPublic whether anybody still may
   * @param last the position up to which the reader knows all, if they say so
   */
  public void ofPublicChannel(
      Context ctx, ChannelId channel, BooleanSupplier isPublic, @Nullable String last) {
    streams.audience().requireRoomForStrangers();
    var end = follow.extent(Actor.HERALD).end();
    var start = new Start(end, last != null && !last.equals(Long.toString(end)));
    if (isHead(ctx)) return;
    var interest = new ChannelInterest(channel);
    var stream = open(ctx, Optional.empty(), start, interest, Form.PUBLIC, isPublic);
    concern(stream, Set.of(channel));
  }

  /**
   * Answers with what happens to the channels that an account follows, and to its subscriptions.
   *
   * @param last the position up to which the reader knows all, if they say so
   */
  public void ofAccount(Context ctx, Actor actor, AccountId account, @Nullable String last) {
    var following = new Following(follow, actor, account);
    var wanted = start(actor, last);
    if (isHead(ctx)) return;
    var known = following.interestFrom(wanted.position);
    var start = known.isPresent() ? wanted : new Start(follow.extent(actor).end(), true);
    var interest = known.or(() -> following.interestFrom(start.position)).orElseThrow();
    var still = Authentication.stillAdmits(ctx);
    var stream = open(ctx, Optional.of(account), start, interest, form(actor), still);
    concern(stream, following.channels());
    // and what it has begun to follow before the stream was known
    concern(stream, follow.channelsOf(actor, account).keySet());
  }

  /** Whether the headers alone were asked for, which are answered then. */
  private static boolean isHead(Context ctx) {
    var isHead = ctx.method().equals(HandlerType.HEAD);
    if (isHead) head(ctx);
    return isHead;
  }

  private Start start(Actor actor, @Nullable String last) {
    var extent = follow.extent(actor);
    if (last == null || last.isEmpty()) return new Start(extent.end(), false);
    var position = position(last);
    if (position > extent.end()) return new Start(extent.end(), true);
    if (position < extent.begin()) return new Start(extent.begin(), true);
    var lostAfter = follow.lostAfter(actor, position);
    return lostAfter.isPresent()
        ? new Start(Math.max(lostAfter.getAsLong(), extent.begin()), true)
        : new Start(position, false);
  }

  private static long position(String last) {
    try {
      var position = Long.parseLong(last);
      if (position >= 0) return position;
    } catch (NumberFormatException e) {
      // as if it were below 0
    }
    throw RequestRefused.parameter(
        Violation.of("lastEventId", "malformed", "must be the id of an event of a stream"));
  }

  private OpenStream open(
      Context ctx,
      Optional<AccountId> account,
      Start start,
      Interest interest,
      Form form,
      BooleanSupplier mayGoOn) {
    var over = new CompletableFuture<Void>();
    var outlet = AnswerOutlet.of(ctx, over);
    var stream = new OpenStream(interest, form, mayGoOn, start.position, streams, outlet);
    streams.audience().add(stream, account);
    outlet.begin(!form.isPublic(), stream::abort);
    streams.wake();
    head(ctx);
    LiveStreams.stay(ctx);
    ctx.future(
        () -> {
          stream.begin(start.opening());
          return over;
        });
    return stream;
  }

  private void concern(OpenStream stream, Set<ChannelId> channels) {
    channels.forEach(channel -> streams.audience().concern(channel, stream));
  }

  private static void head(Context ctx) {
    ctx.contentType("text/event-stream;charset=utf-8");
    ctx.header("Cache-Control", "no-store");
    ctx.header("Connection", "close"); // at its end nothing else can follow
    ctx.header("X-Accel-Buffering", "no"); // or else nginx keeps events back
  }
}
