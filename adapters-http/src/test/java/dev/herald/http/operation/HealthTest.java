package dev.herald.http.operation;

import dev.herald.application.failure.StoreTrouble;
import dev.herald.application.port.in.operation.CheckReadiness;
import dev.herald.http.testkit.HttpTest;
import dev.herald.http.testkit.UseCasesWith;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Operators learn whether the server runs, and whether it can do its work. */
class HealthTest extends HttpTest {

  @Test
  void serverThatWorksIsUp() {
    for (var path : new String[] {"/health/live", "/health/ready"}) {
      anybody.get(path).is(200, "{\"status\": \"up\"}").has("Cache-Control", "no-store");
      anybody.head(path).hasStatus(200).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverThatCanStoreNothingLivesButIsNotReady(StoreTrouble.Kind kind) {
    var trouble = new StoreTrouble(kind, "/secret/folder/herald.db can't be written");
    CheckReadiness broken = () -> Optional.of(trouble);
    serve(UseCasesWith.of(herald, CheckReadiness.class, broken));

    anybody.get("/health/live").is(200, "{\"status\": \"up\"}");
    anybody
        .get("/health/ready")
        .is(503, "{\"status\": \"down\", \"reason\": \"" + kind.code() + "\"}")
        .has("Cache-Control", "no-store");
  }
}
