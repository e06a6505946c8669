/** Who follows a channel, and how far they have read. */
@NullMarked
package dev.herald.domain.subscription;

import org.jspecify.annotations.NullMarked;
