/**
 * All that can be asked of Herald: one interface per use case, its input and answer nested in it.
 */
@NullMarked
package dev.herald.application.port.in;

import org.jspecify.annotations.NullMarked;
