/** What a well-formed request may still be refused for. */
@NullMarked
package dev.herald.domain.refusal;

import org.jspecify.annotations.NullMarked;
