/** The draft: what may become a post, and its life until then. */
@NullMarked
package dev.herald.domain.draft;

import org.jspecify.annotations.NullMarked;
