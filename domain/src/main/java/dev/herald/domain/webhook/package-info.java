/** Addresses at which programs want to be told what happened. */
@NullMarked
package dev.herald.domain.webhook;

import org.jspecify.annotations.NullMarked;
