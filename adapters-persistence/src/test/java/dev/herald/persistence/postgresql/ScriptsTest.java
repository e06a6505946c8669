package dev.herald.persistence.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The version before goes on while servers are updated, or a script says that it can't. */
class ScriptsTest {

  private static final Pattern NAME = Pattern.compile("V(?<version>\\d{3})__(?<rest>\\w+)\\.sql");
  private static final Pattern NEEDS = Pattern.compile(".*_needs_(?<version>\\d{3})");

  /** The last one before programs looked at these names. */
  private static final int FREE = 15;

  /** What takes something away, or asks for what the version before does not write. */
  private static final Pattern IN_THE_WAY =
      Pattern.compile(
          "(?is)\\b(DROP|RENAME|TRUNCATE|DELETE\\s+FROM)\\b"
              + "|\\bALTER\\s+COLUMN\\b|\\bSET\\s+NOT\\s+NULL\\b|\\bADD\\s+(CONSTRAINT|CHECK|UNIQUE)\\b"
              + "|\\bCREATE\\s+(UNIQUE\\s+INDEX|(OR\\s+REPLACE\\s+)?(TRIGGER|FUNCTION))\\b"
              + "|\\bADD\\s+COLUMN\\b(?![^;]*\\bDEFAULT\\b)[^;]*\\bNOT\\s+NULL\\b");

  @Test
  void scriptThatIsInTheWayOfTheVersionBeforeSaysWhichItNeeds() throws Exception {
    for (var script : scripts()) {
      var name = NAME.matcher(script.getFileName().toString());
      assertThat(name.matches()).as(script.toString()).isTrue();
      var version = Integer.parseInt(name.group("version"));
      if (version <= FREE) continue;
      var needs = NEEDS.matcher(name.group("rest"));
      if (needs.matches()) {
        assertThat(Integer.parseInt(needs.group("version")))
            .as(script.toString())
            .isLessThanOrEqualTo(version);
      } else {
        assertThat(isInTheWay(Files.readString(script)))
            .as(
                "%s may be in the way of servers of the version before: name it …_needs_%03d.sql if it is, or …_needs_… with the oldest version that can use its tables",
                script.getFileName(), version)
            .isFalse();
      }
    }
  }

  private static List<Path> scripts() throws IOException, URISyntaxException {
    var first = ScriptsTest.class.getResource("/db/postgresql/V001__tables.sql");
    try (var files = Files.list(Path.of(first.toURI()).getParent())) {
      return files.sorted().toList();
    }
  }

  private static boolean isInTheWay(String sql) {
    return IN_THE_WAY.matcher(sql.replaceAll("--.*", "")).find();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE account;",
        "ALTER TABLE account RENAME nick TO name;",
        "ALTER TABLE account\n  ALTER COLUMN nick TYPE integer;",
        "ALTER TABLE account ADD COLUMN age integer NOT NULL;",
        "alter table account add constraint short check (length(nick) < 10);",
        "CREATE UNIQUE INDEX one_nick ON account (nick);",
        "CREATE TRIGGER t AFTER INSERT ON post EXECUTE FUNCTION f();",
      })
  void noticesWhatIsInTheWay(String sql) {
    assertThat(isInTheWay(sql)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE age (account text NOT NULL);",
        "ALTER TABLE account ADD COLUMN age integer; -- nobody must DROP it",
        "ALTER TABLE account ADD COLUMN age integer NOT NULL DEFAULT 0;",
        "ALTER TABLE account ADD COLUMN age integer DEFAULT 0 NOT NULL;",
        "CREATE INDEX account_by_nick ON account (nick);",
      })
  void letsPassWhatIsAdded(String sql) {
    assertThat(isInTheWay(sql)).isFalse();
  }
}
