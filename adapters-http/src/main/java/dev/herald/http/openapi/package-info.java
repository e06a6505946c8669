/** The description of the REST API, and a page to try it. */
@NullMarked
package dev.herald.http.openapi;

import org.jspecify.annotations.NullMarked;
