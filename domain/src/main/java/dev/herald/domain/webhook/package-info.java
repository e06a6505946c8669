/** Addresses at which programs receive events. */
@NullMarked
package dev.herald.domain.webhook;

import org.jspecify.annotations.NullMarked;
