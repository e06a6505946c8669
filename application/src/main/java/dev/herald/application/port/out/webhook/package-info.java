/** Calls to other programs: before something is done, and after it was done. */
@NullMarked
package dev.herald.application.port.out.webhook;

import org.jspecify.annotations.NullMarked;
