/**
 * The console: pages for operators, made on the server. It calls the use cases, as the REST API
 * does, and knows nothing of that.
 */
@NullMarked
package dev.herald.http.console;

import org.jspecify.annotations.NullMarked;
