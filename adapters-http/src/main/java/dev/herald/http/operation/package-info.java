/** What operators ask a running server. */
@NullMarked
package dev.herald.http.operation;

import org.jspecify.annotations.NullMarked;
