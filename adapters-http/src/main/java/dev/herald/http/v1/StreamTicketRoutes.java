package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.READ_POSTS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.IssueStreamTicket;
import dev.herald.domain.access.StreamTarget;
import dev.herald.domain.access.TicketLife;
import dev.herald.domain.id.AccountId;
import dev.herald.domain.id.ChannelId;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.http.answer.Answers;
import dev.herald.http.auth.Authentication;
import dev.herald.http.json.Json;
import dev.herald.http.request.RequestBody;
import dev.herald.http.request.RequestObject;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;

/** Tickets for live streams. */
final class StreamTicketRoutes {

  private final IssueStreamTicket issueStreamTicket;

  StreamTicketRoutes(UseCases useCases) {
    issueStreamTicket = useCases.issueStreamTicket();
  }

  List<Route> routes() {
    return List.of(Route.post("/api/v1/stream-tickets", to(READ_POSTS), this::issue));
  }

  /**
   * @param url the address of the stream, with the ticket, as a browser's {@code EventSource} takes
   *     it
   */
  private record TicketJson(String ticket, String expiresAt, String url) {}

  private void issue(Context ctx) {
    var command = command(RequestBody.of(ctx).object());
    var issued = issueStreamTicket.issue(actor(ctx), command);
    var url =
        "%s%s?%s=%s"
            .formatted(
                ctx.contextPath(),
                Paths.stream(command.target()),
                Authentication.TICKET,
                issued.ticket());
    Answers.changed(ctx, 201, new TicketJson(issued.ticket(), Json.time(issued.expiresAt()), url));
  }

  /**
   * @throws InvalidValue with everything that is wrong
   */
  private static IssueStreamTicket.Command command(RequestObject body) {
    var channel = body.<StreamTarget>optional("channel", id -> StreamTarget.of(new ChannelId(id)));
    var account = body.<StreamTarget>optional("account", id -> StreamTarget.of(new AccountId(id)));
    if (body.isThere("channel") && body.isThere("account")) {
      body.violations()
          .add(Violation.of("account", "conflict", "can't be given together with channel"));
    } else if (!body.isThere("channel") && !body.isThere("account")) {
      body.violations()
          .add(Violation.of("channel", "required", "is required, or account instead of it"));
    }
    var life = body.optionalNumber("seconds", TicketLife::new).orElse(TicketLife.LONGEST);
    body.end();
    body.violations().throwIfAny();
    return new IssueStreamTicket.Command(channel.or(() -> account).orElseThrow(), life);
  }
}
