package dev.herald.http.answer;

import io.javalin.http.Context;

/** A table of RFC 4180 to be kept as a file. */
final class CsvFile {

  private CsvFile() {}

  /**
   * Answers with a table.
   *
   * @param of what it is of, and {@code what} it tells, for the name of the file
   */
  static void answer(Context ctx, String of, String what, String table) {
    var file = "herald-" + of.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + what + ".csv";
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header("Cache-Control", "private, no-cache");
    ctx.header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    ctx.result(table);
  }
}
