/** What the server does, in numbers, for programs that watch it. */
@NullMarked
package dev.herald.http.metrics;

import org.jspecify.annotations.NullMarked;
