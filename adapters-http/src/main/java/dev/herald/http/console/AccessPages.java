package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.MANAGE_TOKENS;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.access.InviteColleague;
import dev.herald.application.port.in.access.IssueToken;
import dev.herald.application.port.in.access.ReadTokens;
import dev.herald.application.port.in.access.RevokeToken;
import dev.herald.application.view.Page;
import dev.herald.domain.access.Token;
import dev.herald.domain.access.TokenName;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may do what: the list of tokens and invitations, and the windows that change it. */
final class AccessPages {

  private static final String LIST = "/console/access";

  private final IssueToken issueToken;
  private final InviteColleague inviteColleague;
  private final ReadTokens tokens;
  private final RevokeToken revokeToken;
  private final String address;
  private final InstantSource clock;

  /**
   * @param address where those who are invited reach the server
   */
  AccessPages(UseCases useCases, String address, InstantSource clock) {
    issueToken = useCases.issueToken();
    inviteColleague = useCases.inviteColleague();
    tokens = useCases.readTokens();
    revokeToken = useCases.revokeToken();
    this.address = address;
    this.clock = clock;
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get(LIST, to(MANAGE_TOKENS), this::list),
        guard.post("/console/access/tokens", to(MANAGE_TOKENS), this::issue),
        guard.post("/console/access/invitations", to(MANAGE_TOKENS), this::invite),
        guard.post("/console/access/revoke", to(MANAGE_TOKENS), this::revoke),
        guard.get(
            "/console/windows/new-token", to(MANAGE_TOKENS), (ctx, view) -> form(ctx, view, false)),
        guard.get(
            "/console/windows/new-invitation",
            to(MANAGE_TOKENS),
            (ctx, view) -> form(ctx, view, true)),
        guard.get("/console/windows/revoke-token", to(MANAGE_TOKENS), this::revokeWindow));
  }

  private void list(Context ctx, View view) {
    var name = Queries.find(ctx, "name").map(TokenName::new);
    var page =
        name.map(it -> tokens.get(view.actor(), it))
            .map(token -> new Page<>(List.of(token), Optional.empty()))
            .orElseGet(() -> tokens.list(view.actor(), Queries.page(ctx)));
    Templates.answer(
        ctx,
        view,
        "access",
        Map.of("page", page, "isOne", name.isPresent(), "now", clock.instant()));
  }

  private static void form(Context ctx, View view, boolean isInvitation) {
    Templates.answer(ctx, view, "tokenForm", Map.of("isInvitation", isInvitation));
  }

  private void issue(Context ctx, View view) {
    var issued =
        issueToken.issue(view.actor(), new TokenForm(Form.of(ctx), view.reader().zone()).token());
    shown(ctx, view, "newToken", issued.secret());
  }

  private void invite(Context ctx, View view) {
    var invitation =
        inviteColleague.invite(
            view.actor(), new TokenForm(Form.of(ctx), view.reader().zone()).invitation());
    shown(ctx, view, "invitation", address + "/console/sign-in/" + invitation.code());
  }

  /** Shows in the window of the form what nobody can see again. */
  private static void shown(Context ctx, View view, String texts, String secret) {
    Templates.answer(ctx, view, "shownOnce", Map.of("texts", texts, "secret", secret));
  }

  private void revokeWindow(Context ctx, View view) {
    var token = tokens.get(view.actor(), name(ctx));
    var isInvitation = token.state(clock.instant()) == Token.State.INVITED;
    var isOwn = view.actor().id().tokenName().filter(token.name()::equals).isPresent();
    Templates.answer(
        ctx,
        view,
        "revokeToken",
        Map.of("token", token, "isInvitation", isInvitation, "isOwn", isOwn));
  }

  private void revoke(Context ctx, View view) {
    var name = name(ctx);
    revokeToken.revoke(view.actor(), name);
    Done.redirect(ctx, view, view.links().at(LIST), view.text("access.revoked", name.value()));
  }

  private static TokenName name(Context ctx) {
    return new TokenName(Queries.text(ctx, "id"));
  }
}
