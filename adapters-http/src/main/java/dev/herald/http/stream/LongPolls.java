package dev.herald.http.stream;

import dev.herald.domain.id.ChannelId;
import dev.herald.http.auth.Authentication;
import dev.herald.http.door.Live;
import dev.herald.http.door.Turns;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** Answers requests for what is new, as soon as there is something, without a thread for each. */
public final class LongPolls {

  /** How long a request may wait. */
  public static final Duration LONGEST = Duration.ofSeconds(60);

  /** A connection is not idle while its request waits. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** A post may wake thousands, while others want to be answered. */
  private static final int MOST_AT_ONCE = 2;

  private final Turns answering = new Turns(MOST_AT_ONCE);
  private final LiveStreams streams;

  public LongPolls(LiveStreams streams) {
    this.streams = streams;
  }

  /**
   * Answers as soon as there is news, or after some time.
   *
   * @param channel of which a post is news; empty if whatever happens is
   * @param hasNews whether it has some already
   * @param answer answers with what there is
   */
  public void answer(
      Context ctx,
      Optional<ChannelId> channel,
      Duration longest,
      BooleanSupplier hasNews,
      Runnable answer) {
    if (longest.isZero()) {
      answer.run();
      return;
    }
    if (hasNews.getAsBoolean()) {
      answer.run();
      return;
    }
    var next = streams.next(channel, longest);
    var request = ServletContextRequest.getServletContextRequest(ctx.req());
    Request.addCompletionListener(request, failure -> next.complete(null));
    if (hasNews.getAsBoolean()) { // asked again when nothing can be missed any more
      next.complete(null);
      Authentication.requireStill(ctx); // it may have been revoked before there was news
      answer.run();
      return;
    }
    var connection = request.getConnectionMetaData();
    var endPoint = connection.getConnection().getEndPoint();
    var idle = endPoint.getIdleTimeout();
    endPoint.setIdleTimeout(longest.plus(MARGIN).toMillis());
    // Not before the answer is written, or else the connection has been idle for too long already.
    Request.addCompletionListener(request, failure -> endPoint.setIdleTimeout(idle));
    LiveStreams.stay(ctx);
    Live.beginWaiting(request);
    var client =
        Disconnection.await(
            request,
            endPoint,
            () -> {
              endPoint.close();
              next.complete(null);
            });
    ctx.future(
        () ->
            next.thenRunAsync(
                () -> {
                  client.forget();
                  if (client.isGone()) return; // nobody reads it
                  var mayStay = Live.endWaiting(request);
                  if (!mayStay || client.hasDropped()) ctx.header("Connection", "close");
                  Authentication.requireStill(ctx);
                  answer.run();
                },
                work -> answering.execute(work, connection.getConnector().getExecutor())));
  }
}
