/** What happened in channels, in numbers. */
@NullMarked
package dev.herald.domain.statistics;

import org.jspecify.annotations.NullMarked;
