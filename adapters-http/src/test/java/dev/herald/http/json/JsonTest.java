package dev.herald.http.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void charactersBeyondTheFirstPlaneTakeFourBytes() {
    assertThat(Json.bytes(Map.of("𝄞", "🎉ok🎉"))).asString(UTF_8).isEqualTo("{\"𝄞\":\"🎉ok🎉\"}");
  }

  /** Also where they come to lie across the end of one of the writer's buffers. */
  @Test
  void longTextsOfThemDoToo() {
    for (var before = 0; before < 4; before++) {
      var text = "x".repeat(before) + "🎉".repeat(20_000);
      assertThat(Json.bytes(text)).asString(UTF_8).isEqualTo('"' + text + '"');
    }
  }
}
