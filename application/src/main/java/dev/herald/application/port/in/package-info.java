/**
 * All that can be asked of Herald: one interface per use case, its input and answer nested in it.
 *
 * <p>Each says what it throws. Beyond that, whatever changes something throws {@link
 * dev.herald.application.failure.Unavailable} when too much is waiting to be written already or
 * Herald is closing, and {@link dev.herald.application.failure.StorageFull} when there is no room
 * left; nothing was done then.
 */
@NullMarked
package dev.herald.application.port.in;

import org.jspecify.annotations.NullMarked;
