/** What is done in the background. */
@NullMarked
package dev.herald.application.port.in.upkeep;

import org.jspecify.annotations.NullMarked;
