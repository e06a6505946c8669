package dev.herald.http.openapi;

import static dev.herald.http.openapi.ApiDescription.HERALD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Follows the references inside the description. */
class ReferencesTest {

  @Test
  void leadSomewhere() {
    HERALD.walk((at, node) -> assertThat(HERALD.resolve(node)).as(at).isNotNull());
  }

  @Test
  void leadToEveryComponent() {
    var referred = new HashSet<String>();
    var components = new HashSet<String>();
    HERALD.walk(
        (at, node) -> {
          if (node.has("$ref")) referred.add(node.get("$ref").asText().substring(1));
          var isComponent = at.matches("/components/(?!securitySchemes)[^/]+/[^/]+");
          if (isComponent) components.add(at);
        });

    assertThat(referred).containsExactlyInAnyOrderElementsOf(components);
  }
}
