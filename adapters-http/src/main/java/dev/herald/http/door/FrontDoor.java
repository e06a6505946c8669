package dev.herald.http.door;

import dev.herald.http.address.TrustedProxies;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Lets every request in and every answer out at the pace of its client. */
public final class FrontDoor extends Handler.Wrapper {

  /**
   * At a time; so most threads, and most of the processors, are left for what changes something.
   */
  private static final int MOST_READING = 32;

  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;

  private final Limits limits;
  private final Budget answers;
  private final OpenConnections connections;
  private final Turns turns = new Turns(MOST_READING);
  private final Watch watch = new Watch();

  /**
   * @param proxies whose connections are many clients'
   */
  public FrontDoor(Limits limits, TrustedProxies proxies) {
    this.limits = limits;
    connections = new OpenConnections(limits, proxies);
    answers = new Budget(limits.answerMemory());
    installBean(watch);
  }

  /** How many connections are open, save those of trusted proxies and of who waits for news. */
  public int connections() {
    return connections.count();
  }

  @Override
  public void setServer(Server server) {
    super.setServer(server);
    watch.add(new SlowHeaders(server, limits.headers()));
  }

  @Override
  protected void doStart() throws Exception {
    for (var connector : getServer().getConnectors()) connector.addEventListener(connections);
    super.doStart();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var asked = new PacedRequest(request, limits, watch, turns, connections);
    var answer = new PacedResponse(asked, response, limits, answers, watch);
    connections.begin(asked);
    var leaving = new Leaving(asked, answer, callback);
    if (!asked.mayWait()) return super.handle(asked, answer, leaving);
    if (!asked.takeTurn(() -> handleLater(asked, answer, leaving))) return true;
    try {
      return super.handle(asked, answer, leaving);
    } finally {
      asked.endTurn();
    }
  }

  @SuppressWarnings("CatchingThrowable") // or else nobody is answered
  private void handleLater(PacedRequest asked, PacedResponse answer, Callback callback) {
    try {
      if (!super.handle(asked, answer, callback)) {
        Response.writeError(asked, answer, callback, NOT_FOUND);
      }
    } catch (Throwable e) {
      Response.writeError(asked, answer, callback, e);
    } finally {
      asked.endTurn();
    }
  }

  /** A request is over when its answer was sent and its body has come to an end. */
  private final class Leaving implements Callback {

    private final PacedRequest request;
    private final PacedResponse response;
    private final Callback callback;

    Leaving(PacedRequest request, PacedResponse response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    @Override
    public void succeeded() {
      response.whenSent(this::sent);
    }

    private void sent(@Nullable Throwable failure) {
      if (failure != null) failed(failure);
      else
        request.dropRest(
            response.getStatus() == TOO_MANY,
            Callback.from(getInvocationType(), this::leave, this::failed));
    }

    private void leave() {
      forget();
      callback.succeeded();
    }

    @Override
    public void failed(Throwable failure) {
      forget();
      callback.failed(failure);
    }

    private void forget() {
      request.leave();
      connections.end(request);
    }

    @Override
    public InvocationType getInvocationType() {
      return callback.getInvocationType();
    }
  }
}
