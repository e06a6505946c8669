package dev.herald.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page on security names tests that there are. */
class SecurityPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT|Contract))`");

  @Test
  void everyTestThatItNamesIsThere() throws IOException {
    var page = Files.readString(ROOT.resolve("docs/security.md"));
    var named =
        NAMED
            .matcher(page)
            .results()
            .map((MatchResult it) -> it.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    try (var files =
        Files.find(ROOT, 14, (path, attributes) -> path.toString().contains("src/test/java"))) {
      var there =
          files
              .map(path -> path.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      assertThat(named).hasSizeGreaterThan(30).isSubsetOf(there);
    }
  }
}
