package dev.herald.http.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.herald.application.view.AuditRecord;
import dev.herald.application.view.Page;
import dev.herald.application.view.PageRequest;
import dev.herald.domain.audit.AuditChange;
import dev.herald.http.json.Json;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The audit log as a table of RFC 4180, for a spreadsheet or another program. It is read a page at
 * a time as it is sent, so that it takes no more memory the longer it is.
 */
public final class AuditCsv {

  public static final String TYPE = "text/csv";

  private static final String HEAD =
      "position,time,actor,address,action,subject,outcome,changes,hash\r\n";

  /** What makes a spreadsheet take a cell for a formula, and run it. */
  private static final String FORMULA = "=+-@\t\r\n";

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
    ctx.contentType(TYPE + "; charset=utf-8");
    ctx.header("Cache-Control", "private, no-cache");
    ctx.header("Content-Disposition", "attachment; filename=\"herald-audit.csv\"");
    ctx.result(new Lines(beginning + HEAD, first, list));
  }

  /** The lines of all pages, each of which is read when the one before has been sent. */
  private static final class Lines extends InputStream {

    private final Function<PageRequest, Page<AuditRecord>> list;
    private InputStream part;
    private Optional<Page<AuditRecord>> next;

    private Lines(
        String head, Page<AuditRecord> first, Function<PageRequest, Page<AuditRecord>> list) {
      this.list = list;
      part = bytes(head);
      next = Optional.of(first);
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      var count = part.read(buffer, offset, length);
      while (count < 0 && next.isPresent()) {
        turn(next.get());
        count = part.read(buffer, offset, length);
      }
      return count;
    }

    private void turn(Page<AuditRecord> page) {
      part = bytes(page.items().stream().map(AuditCsv::line).collect(Collectors.joining()));
      next =
          page.next()
              .map(after -> list.apply(new PageRequest(PageRequest.MAX_LIMIT, Optional.of(after))));
    }

    private static InputStream bytes(String text) {
      return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
  }

  private static String line(AuditRecord record) {
    var entry = record.entry();
    return Stream.of(
            Long.toString(record.position()),
            Json.time(entry.at()),
            entry.actor().toString(),
            entry.address().orElse(""),
            entry.action().code(),
            entry.subject().toString(),
            entry.refusal().orElse("done"),
            entry.changes().stream().map(AuditCsv::inWords).collect(Collectors.joining("; ")),
            record.hash())
        .map(AuditCsv::cell)
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String inWords(AuditChange change) {
    if (change.before().isEmpty() && change.after().isEmpty()) return change.field();
    return change.field()
        + ": "
        + change.before().map(it -> it + " → ").orElse("")
        + change.after().orElse("");
  }

  private static String cell(String text) {
    var isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    var harmless = isFormula ? "'" + text : text;
    return harmless.matches("[^\",\r\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
