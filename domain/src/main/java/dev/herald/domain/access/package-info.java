/** Who acts, and what they may do. */
@NullMarked
package dev.herald.domain.access;

import org.jspecify.annotations.NullMarked;
