package dev.herald.persistence.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The scripts that have made the tables of a database, oldest first. Programs that know all but the
 * last of them can still use the tables, unless the name of one says which it needs, as in {@code
 * V016__no_nicknames_needs_016.sql}. So that is known to programs that have never seen the script.
 */
record AppliedScripts(List<Script> scripts) {

  private static final Pattern NEEDS = Pattern.compile(".*\\bneeds (?<version>\\d+)");
  private static final String HISTORY =
      """
      SELECT version, description, success FROM flyway_schema_history
      WHERE version IS NOT NULL ORDER BY installed_rank
      """;

  /**
   * A script.
   *
   * @param description the rest of its name, with spaces
   */
  record Script(int version, String description) {

    /** The version whose programs can use what it makes, if they are no older. */
    int oldestProgram(int before) {
      var needs = NEEDS.matcher(description);
      return needs.matches() ? Integer.parseInt(needs.group("version")) : before;
    }
  }

  /**
   * Those of a database; none if one of them has failed.
   *
   * @throws SQLException it can't be asked
   */
  static AppliedScripts of(DataSource source) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      try (var history =
          statement.executeQuery("SELECT to_regclass('flyway_schema_history') IS NOT NULL")) {
        history.next();
        if (!history.getBoolean(1)) return new AppliedScripts(List.of());
      }
      List<Script> scripts = new ArrayList<>();
      try (var rows = statement.executeQuery(HISTORY)) {
        while (rows.next()) {
          if (!rows.getBoolean("success")) return new AppliedScripts(List.of());
          scripts.add(new Script(rows.getInt("version"), rows.getString("description")));
        }
      }
      return new AppliedScripts(scripts);
    }
  }

  /** That of the last one; 0 if there is none. */
  int version() {
    return scripts.isEmpty() ? 0 : scripts.get(scripts.size() - 1).version();
  }

  /** The version whose programs can use the tables, if they are no older. */
  int oldestProgram() {
    var oldest = 0;
    var before = 0;
    for (var script : scripts) {
      oldest = Math.max(oldest, script.oldestProgram(before));
      before = script.version();
    }
    return oldest;
  }

  /** What they are when these have been run too. */
  AppliedScripts with(List<Script> more) {
    var all = new ArrayList<>(scripts);
    all.addAll(more);
    return new AppliedScripts(all);
  }

  /** A version as people know it. */
  static String name(int version) {
    return version == 0 ? "none" : String.format(Locale.ROOT, "%03d", version);
  }
}
