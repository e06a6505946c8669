package dev.herald.http.answer;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of a table of RFC 4180, for a spreadsheet or another program. */
public final class Csv {

  public static final String TYPE = "text/csv";

  /** By it some spreadsheets know that a file is in UTF-8. */
  public static final String BYTE_ORDER_MARK = "\ufeff";

  /** What makes a spreadsheet take a cell for a formula, and run it. */
  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20\t\r\n";

  /** In some countries, cells end there, whatever the file says. */
  private static final Pattern FORMULA_INSIDE =
      Pattern.compile("([;\t])(?=[=+@\uff1d\uff0b\uff0d\uff20-])");

  private Csv() {}

  /** A line with these cells, none of which a spreadsheet runs. */
  public static String line(Stream<String> cells) {
    return cells.map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    var isFormula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    var inside = FORMULA_INSIDE.matcher(text).replaceAll("$1'");
    var harmless = isFormula ? "'" + inside : inside;
    return harmless.matches("[^\",\r\n]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
