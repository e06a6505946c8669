package dev.herald.persistence.sql;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.herald.domain.access.ChannelScope;
import java.util.Map;

/** The condition by which a query finds nothing but what is in a scope. */
final class ScopeSql {

  private ScopeSql() {}

  /** To be added to the conditions of a query of channels; empty where all are seen. */
  static String condition(ChannelScope scope, Dialect dialect) {
    return scope.isAll() ? "" : " AND channel.id IN (%s) ".formatted(dialect.texts(":scope"));
  }

  /** What the condition needs. */
  static Map<String, String> arguments(ChannelScope scope) {
    if (scope.isAll()) return Map.of();
    var ids = JsonNodeFactory.instance.arrayNode();
    scope.only().orElseThrow().forEach(id -> ids.add(id.value()));
    return Map.of("scope", ids.toString());
  }
}
