/** Ways in which Herald can fail that are nobody's mistake, and after which it can go on. */
@NullMarked
package dev.herald.application.failure;

import org.jspecify.annotations.NullMarked;
