/** Requests that are safe to send again. */
@NullMarked
package dev.herald.application.port.in.retry;

import org.jspecify.annotations.NullMarked;
