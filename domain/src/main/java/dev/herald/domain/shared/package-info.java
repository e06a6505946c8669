/**
 * How Herald says that a value is wrong, and the rules for text that all values share. Depends on
 * nothing else in the domain.
 */
@NullMarked
package dev.herald.domain.shared;

import org.jspecify.annotations.NullMarked;
