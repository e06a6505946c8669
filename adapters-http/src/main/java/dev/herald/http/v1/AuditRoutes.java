package dev.herald.http.v1;

import static dev.herald.domain.permission.Permission.READ_AUDIT_LOG;
import static dev.herald.http.auth.Authentication.actor;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.audit.ReadAuditLog;
import dev.herald.application.view.AuditQuery;
import dev.herald.domain.access.ActorId;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.domain.shared.InvalidValue;
import dev.herald.domain.shared.Violation;
import dev.herald.http.answer.AuditCsv;
import dev.herald.http.answer.PageJson;
import dev.herald.http.json.Json;
import dev.herald.http.request.Headers;
import dev.herald.http.request.QueryParameters;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.util.List;

/** The audit log. */
final class AuditRoutes {

  private final ReadAuditLog auditLog;

  AuditRoutes(UseCases useCases) {
    auditLog = useCases.readAuditLog();
  }

  List<Route> routes() {
    return List.of(Route.get("/api/v1/audit", to(READ_AUDIT_LOG), this::list));
  }

  /** Never from memory: sign-ins and refusals are noted without anything else being changed. */
  private void list(Context ctx) {
    var query = query(ctx);
    var actor = actor(ctx);
    if (Headers.wantsCsv(ctx)) {
      AuditCsv.answer(ctx, "", page -> auditLog.list(actor, query.on(page)));
      return;
    }
    var page = PageJson.of(auditLog.list(actor, query), AuditJson::of);
    ctx.header("Cache-Control", "private, no-cache");
    ctx.contentType("application/json").result(Json.bytes(page));
  }

  private static AuditQuery query(Context ctx) {
    var given =
        QueryParameters.of(ctx, "actor", "action", "subject", "from", "to", "limit", "cursor");
    return new AuditQuery(
        given.value("actor", text -> Names.of("actor", text, ActorId::of)),
        given.value("action", AuditRoutes::action),
        given.value("subject", text -> Names.of("subject", text, AuditSubject::of)),
        given.time("from"),
        given.time("to"),
        given.page());
  }

  private static AuditAction action(String code) {
    return AuditAction.find(code)
        .orElseThrow(
            () ->
                new InvalidValue(
                    Violation.of(
                        "action", "unknown_value", "must be an action such as channel.edited")));
  }
}
