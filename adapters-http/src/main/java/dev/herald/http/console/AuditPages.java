package dev.herald.http.console;

import static dev.herald.domain.permission.Permission.READ_AUDIT_LOG;
import static dev.herald.http.route.Access.to;

import dev.herald.application.port.in.UseCases;
import dev.herald.application.port.in.audit.ReadAuditLog;
import dev.herald.application.view.AuditQuery;
import dev.herald.domain.audit.AuditAction;
import dev.herald.domain.audit.AuditSubject;
import dev.herald.http.answer.AuditCsv;
import dev.herald.http.answer.Csv;
import dev.herald.http.route.Route;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The audit log: a list, and the same as a file. */
final class AuditPages {

  private final UseCases useCases;
  private final ReadAuditLog auditLog;

  AuditPages(UseCases useCases) {
    this.useCases = useCases;
    auditLog = useCases.readAuditLog();
  }

  List<Route> routes(Guard guard) {
    return List.of(
        guard.get("/console/audit", to(READ_AUDIT_LOG), this::list),
        guard.get("/console/audit/csv", to(READ_AUDIT_LOG), this::csv));
  }

  private void list(Context ctx, View view) {
    var filter =
        new AuditFilter(
            Queries.text(ctx, "actor"),
            Queries.text(ctx, "action"),
            Queries.text(ctx, "subject"),
            Queries.day(ctx, "from").map(LocalDate::toString).orElse(""),
            Queries.day(ctx, "to").map(LocalDate::toString).orElse(""));
    var page = auditLog.list(view.actor(), query(ctx, view));
    var names = new AuditNames(useCases, view);
    var lines = page.map(it -> names.of(it.entry()));
    var noDays = NoDays.between(Queries.day(ctx, "from"), Queries.day(ctx, "to"), view);
    Templates.answer(ctx, view, "audit", Map.of("filter", filter, "noDays", noDays, "page", lines));
  }

  private void csv(Context ctx, View view) {
    var query = query(ctx, view);
    AuditCsv.answer(ctx, Csv.BYTE_ORDER_MARK, page -> auditLog.list(view.actor(), query.on(page)));
  }

  private static AuditQuery query(Context ctx, View view) {
    var zone = view.reader().zone();
    return new AuditQuery(
        Queries.actor(ctx, "actor"),
        Queries.find(ctx, "action").flatMap(AuditPages::action),
        Queries.find(ctx, "subject").map(text -> Queries.named(text, "channel:", AuditSubject::of)),
        Queries.day(ctx, "from").map(day -> day.atStartOfDay(zone).toInstant()),
        Queries.day(ctx, "to").map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
        Queries.page(ctx));
  }

  private static Optional<AuditAction> action(String name) {
    return Stream.of(AuditAction.values()).filter(it -> it.name().equals(name)).findFirst();
  }
}
