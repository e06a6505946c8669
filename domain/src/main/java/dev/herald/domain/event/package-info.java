/** What happened, for whoever wants to know. */
@NullMarked
package dev.herald.domain.event;

import org.jspecify.annotations.NullMarked;
