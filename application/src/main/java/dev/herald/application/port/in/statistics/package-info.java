/** How channels do, in numbers. */
@NullMarked
package dev.herald.application.port.in.statistics;

import org.jspecify.annotations.NullMarked;
