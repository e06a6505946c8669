package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.MANAGE_ACCOUNTS;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.account.EraseAccount;
import dev.herald.application.port.in.account.ExportAccount;
import dev.herald.http.door.Sending;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;

/** What is kept of accounts. */
final class AccountRoutes {

  private static final String PATH = "/api/v1/accounts/{account}";

  private final ExportAccount exportAccount;
  private final EraseAccount eraseAccount;

  AccountRoutes(UseCases useCases) {
    exportAccount = useCases.exportAccount();
    eraseAccount = useCases.eraseAccount();
  }

  List<Route> routes() {
    return List.of(
        Route.get(PATH + "/export", to(MANAGE_ACCOUNTS), this::export),
        Route.delete(PATH, to(MANAGE_ACCOUNTS), this::erase));
  }

  private void export(Context ctx) {
    var export = exportAccount.export(actor(ctx), Paths.account(ctx));
    ctx.header("Cache-Control", "private, no-cache");
    ctx.contentType("application/json");
    Sending.send(ctx, AccountExportJson.of(export));
  }

  private void erase(Context ctx) {
    eraseAccount.erase(actor(ctx), Paths.account(ctx));
    ctx.status(204);
  }
}
