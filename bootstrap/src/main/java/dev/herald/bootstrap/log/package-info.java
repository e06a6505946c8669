/** What Herald logs, on which lines, and where it is written. */
@NullMarked
package dev.herald.bootstrap.log;

import org.jspecify.annotations.NullMarked;
