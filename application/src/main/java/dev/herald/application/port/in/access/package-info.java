/** Who is asking. */
@NullMarked
package dev.herald.application.port.in.access;

import org.jspecify.annotations.NullMarked;
