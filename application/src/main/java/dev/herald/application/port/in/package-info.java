/**
 * All that can be asked of Herald: one interface per use case, its input and answer nested in it.
 *
 * <p>Whatever is not open to everybody is given the {@link dev.herald.domain.access.Actor} who
 * asks, and throws {@link dev.herald.domain.refusal.Refusal.Forbidden} if they may not. To those
 * who are bound to some channels, all others, and what is in them, are as if they were not there.
 *
 * <p>Each says what it throws. Beyond that, whatever changes something throws {@link
 * dev.herald.application.failure.Busy} when too much is waiting to be written already or Herald is
 * closing, and {@link dev.herald.application.failure.StorageFull} when there is no room left;
 * nothing was done then.
 */
@NullMarked
package dev.herald.application.port.in;

import org.jspecify.annotations.NullMarked;
