package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.MANAGE_TOKENS;
import static dev.herald.domain.permission.Permission.READ_CHANNELS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.access.ReadTokens;
import dev.herald.application.port.in.access.RevokeToken;
import dev.herald.http.answer.Answers;
import dev.herald.http.answer.PageJson;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.request.RequestBody;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;

/** Access tokens, and invitations to have one. */
final class TokenRoutes {

  private final IssueToken issueToken;
  private final InviteColleague inviteColleague;
  private final ReadTokens tokens;
  private final RevokeToken revokeToken;
  private final String address;
  private final InstantSource clock;

  /**
   * @param address where those who are invited reach the server
   */
  TokenRoutes(UseCases useCases, String address, InstantSource clock) {
    issueToken = useCases.issueToken();
    inviteColleague = useCases.inviteColleague();
    tokens = useCases.readTokens();
    revokeToken = useCases.revokeToken();
    this.address = address;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/api/v1/tokens", to(MANAGE_TOKENS), this::issue),
        Route.get("/api/v1/tokens", to(MANAGE_TOKENS), this::list),
        Route.get("/api/v1/self", to(READ_CHANNELS), this::self),
        Route.get("/api/v1/tokens/{name}", to(MANAGE_TOKENS), this::get),
        Route.delete("/api/v1/tokens/{name}", to(MANAGE_TOKENS), this::revoke),
        Route.post("/api/v1/invitations", to(MANAGE_TOKENS), this::invite));
  }

  private void issue(Context ctx) {
    var command = TokenRequests.token(RequestBody.of(ctx).object());
    var issued = issueToken.issue(actor(ctx), command);
    Answers.location(ctx, Paths.token(issued.token().name()));
    Answers.changed(ctx, 201, TokenJson.withSecret(issued, clock.instant()));
  }

  private void invite(Context ctx) {
    var command = TokenRequests.invitation(RequestBody.of(ctx).object());
    var invitation = inviteColleague.invite(actor(ctx), command);
    Answers.location(ctx, Paths.token(invitation.token().name()));
    Answers.changed(ctx, 201, InvitationJson.of(invitation, address, clock.instant()));
  }

  private void list(Context ctx) {
    var page = QueryParameters.of(ctx, "limit", "cursor").page();
    var found = tokens.list(actor(ctx), page);
    Answers.unkept(ctx, PageJson.of(found, token -> TokenJson.of(token, clock.instant())));
  }

  private void get(Context ctx) {
    var token = tokens.get(actor(ctx), Paths.tokenName(ctx));
    Answers.unkept(ctx, TokenJson.of(token, clock.instant()));
  }

  private void self(Context ctx) {
    Answers.unkept(ctx, SelfJson.of(actor(ctx), tokens.ownExpiry(actor(ctx))));
  }

  private void revoke(Context ctx) {
    revokeToken.revoke(actor(ctx), Paths.tokenName(ctx));
    ctx.status(204);
  }
}
