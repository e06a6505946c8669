package dev.herald.http.answer;

import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.audit.AuditChange;
import dev.herald.http.door.Sending;
import dev.herald.http.json.Json;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The audit log as a table of RFC 4180, for a spreadsheet or another program. It is read a page at
 * a time as it is sent, so that it takes no more memory the longer it is.
 */
public final class AuditCsv {

  private static final String HEAD =
      "position,time,actor,address,action,subject,outcome,changes,hash\r\n";

  private AuditCsv() {}

  /**
   * Answers with all entries of a list.
   *
   * @param beginning what comes before the table, such as the mark by which some spreadsheets know
   *     UTF-8
   */
  public static void answer(
      Context ctx, String beginning, Function<PageRequest, Page<AuditRecord>> list) {
    var first = list.apply(PageRequest.first(PageRequest.MAX_LIMIT)); // fails before it is begun
    ctx.contentType(Csv.TYPE + "; charset=utf-8");
    ctx.header("Cache-Control", "private, no-cache");
    ctx.header("Content-Disposition", "attachment; filename=\"herald-audit.csv\"");
    Sending.send(
        ctx,
        new Pieces(
            Stream.concat(Stream.of(beginning + HEAD), pages(first, list).map(AuditCsv::lines))));
  }

  private static Stream<Page<AuditRecord>> pages(
      Page<AuditRecord> first, Function<PageRequest, Page<AuditRecord>> list) {
    return Stream.iterate(
            Optional.of(first),
            Optional::isPresent,
            page ->
                page.flatMap(Page::next)
                    .map(it -> list.apply(new PageRequest(PageRequest.MAX_LIMIT, Optional.of(it)))))
        .map(Optional::orElseThrow);
  }

  private static String lines(Page<AuditRecord> page) {
    return page.items().stream().map(AuditCsv::line).collect(Collectors.joining());
  }

  private static String line(AuditRecord record) {
    var entry = record.entry();
    return Csv.line(
        Stream.of(
            Long.toString(record.position()),
            Json.time(entry.at()),
            entry.actor().toString(),
            entry.address().orElse(""),
            entry.action().code(),
            entry.subject().toString(),
            entry.refusal().orElse("done"),
            entry.changes().stream().map(AuditCsv::inWords).collect(Collectors.joining("; ")),
            record.hash()));
  }

  private static String inWords(AuditChange change) {
    if (change.before().isEmpty() && change.after().isEmpty()) return change.field();
    return change.field()
        + ": "
        + change.before().map(it -> it + " → ").orElse("")
        + change.after().orElse("");
  }
}
