package dev.herald.http.console.wrong;

import dev.herald.http.v1.RestV1;

/** Breaks the rule that the REST API and the console do not know each other. */
public final class KnowsTheRestApi {

  final Class<?> api = RestV1.class;
}
