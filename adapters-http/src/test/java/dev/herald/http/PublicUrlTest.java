package dev.herald.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.herald.domain.shared.InvalidValue;
import dev.herald.http.testkit.HttpTest;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest extends HttpTest {

  @ParameterizedTest
  @CsvSource({
    "https://city.example, https://city.example, ''",
    "https://city.example/, https://city.example, ''",
    "http://127.0.0.1:8080, http://127.0.0.1:8080, ''",
    "https://city.example/herald, https://city.example/herald, /herald",
    "https://city.example/herald//, https://city.example/herald, /herald",
    "https://city.example/a.b/c-d_e~f, https://city.example/a.b/c-d_e~f, /a.b/c-d_e~f"
  })
  void mayHaveAPathAndLosesTheSlashAtItsEnd(String given, String value, String path) {
    assertThat(new PublicUrl(given)).extracting("value", "path").containsExactly(value, path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "city.example",
        "ftp://city.example",
        "https://user@city.example",
        "https://city.example/?a=b",
        "https://city.example/herald?a",
        "https://city.example/#top",
        "https://city.example/a//b",
        "https://city.example/a/../b",
        "https://city.example/./a",
        "https://city.example/a%20b",
        "https://city.example/a;b",
        "https://city.example/{a}",
        "https://city.example/städte",
        "https://city.example/console",
        "https://city.example/api/herald"
      })
  void refusesWhatTheServerCouldNotBeReachedAt(String given) {
    assertThatThrownBy(() -> new PublicUrl(given)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void knowsWhatAllPathsOfTheServerBeginWith() {
    var own =
        HttpServer.routes(herald, settings(Optional.empty()), InstantSource.system()).stream()
            .map(route -> route.path().split("/", 3)[1])
            .filter(segment -> !segment.isEmpty())
            .collect(toSet());

    assertThat(PublicUrl.OWN).containsAll(own);
  }
}
