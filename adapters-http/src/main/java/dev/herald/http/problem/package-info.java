/** Answers that say what went wrong, as RFC 9457 has them. */
@NullMarked
package dev.herald.http.problem;

import org.jspecify.annotations.NullMarked;
