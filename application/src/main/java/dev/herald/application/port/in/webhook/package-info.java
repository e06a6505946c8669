/** Who is told what happened, and what they could not be told. */
@NullMarked
package dev.herald.application.port.in.webhook;

import org.jspecify.annotations.NullMarked;
